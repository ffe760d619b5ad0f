import type { Message, Outcome } from './message.ts'
import type { Part } from './parts-of.ts'
import type { Deps } from './send-message.ts'

type Post = Deps['slack']['post']

interface Counts {
  DeliveriesPosted?: number
  DeliveriesFailed?: number
  /** Slack may have taken them: its answer was lost. */
  DeliveriesAmbiguous?: number
  /** Posted after a lost answer. */
  DuplicatesPossible?: number
}

/** The same way to Slack, with what its answers mean for the deliveries counted. What is put off or paused is not counted. */
export function countPosting(post: Post, count: (counts: Counts) => void): Post {
  return async (message, parts) => {
    const answer = await post(message, parts)
    count(meaning(message, parts, answer))
    return answer
  }
}

function meaning({ ambiguous }: Message, parts: Part[], { outcome }: Outcome): Counts {
  switch (outcome) {
    case 'posted':
      return { DeliveriesPosted: parts.length, DuplicatesPossible: ambiguous > 0 ? parts.length : 0 }
    case 'ambiguous':
      return { DeliveriesAmbiguous: parts.length }
    case 'refused':
      return { DeliveriesFailed: parts.length }
    default:
      return {}
  }
}
