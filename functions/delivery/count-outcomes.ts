import type { Message, Outcome, Sought } from './message.ts'
import type { Part } from './message-parts.ts'
import type { Deps } from './send-message.ts'

type Post = Deps['slack']['post']

interface Counts {
  DeliveriesPosted?: number
  DeliveriesFailed?: number
  /** Slack may have taken them: its answer was lost. */
  DeliveriesAmbiguous?: number
  /** Reading the channel back told whether Slack had taken them. */
  AmbiguousResolved?: number
  /** Sent again after a lost answer, not knowing whether Slack had taken them. */
  DuplicatesPossible?: number
  /** Messages that could not be changed, and still show what they showed. */
  EditsRefused?: number
  /** How often Slack took nothing for the whole workspace. */
  WorkspaceRefusals?: number
}

/** The same way to Slack, with what its answers mean for the deliveries counted. What is put off or paused is not counted; that Slack refuses us everywhere is. */
export function countPosting(post: Post, count: (counts: Counts) => void): Post {
  return async (message, parts) => {
    const answer = await post(message, parts)
    count(meaning(message, parts, answer))
    return answer
  }
}

/** The same way to change a message, with those counted that Slack would not change: deleted by somebody, perhaps. */
export function countEditing(edit: Post, count: (counts: Counts) => void): Post {
  return async (message, parts) => {
    const answer = await edit(message, parts)
    if (answer.outcome === 'refused') count({ EditsRefused: 1 })
    return answer
  }
}

/** The same look at a channel, with the deliveries counted of which it told whether Slack has them; those found there are posted. */
export function countSeeking(
  seek: (message: Message) => Promise<Sought>,
  count: (counts: Counts) => void,
): (message: Message) => Promise<Sought> {
  return async (message) => {
    const sought = await seek(message)
    const { releaseIds, shown = [] } = message
    const resolved = { AmbiguousResolved: releaseIds.length }
    if (sought.found === 'nowhere') count(resolved)
    if (sought.found === 'there')
      count({ ...resolved, DeliveriesPosted: shown.filter((revision) => revision !== null).length })
    return sought
  }
}

function meaning({ ambiguous }: Message, parts: Part[], answer: Outcome): Counts {
  switch (answer.outcome) {
    case 'posted':
      return { DeliveriesPosted: parts.length, DuplicatesPossible: ambiguous > 0 ? parts.length : 0 }
    case 'ambiguous':
      return { DeliveriesAmbiguous: parts.length }
    case 'refused':
      return { DeliveriesFailed: parts.length }
    case 'closed':
      return answer.whole === 'workspace' ? { WorkspaceRefusals: 1 } : {}
    default:
      return {}
  }
}
