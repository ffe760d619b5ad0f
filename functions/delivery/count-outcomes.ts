import type { Carrier, SendOutcome } from './carrier.ts'
import type { Message, MessagePart } from './message.ts'

interface OutcomeCounts {
  DeliveriesPosted?: number
  /** The answer was lost: they may have been posted. */
  DeliveriesAmbiguous?: number
  /** Reading the channel back told whether they were posted. */
  AmbiguousResolved?: number
  /** Sent again after a lost answer, not knowing whether they were posted before. */
  DuplicatesPossible?: number
  /** How often nothing was accepted for the whole workspace. */
  WorkspaceRefusals?: number
}

/**
 * Wraps a carrier and counts what each outcome means for the deliveries. A send that was put off, refused or met a closed channel is
 * not counted, because its deliveries still wait; those that fail, and edits that are given up, are counted where they are told.
 */
export function countOutcomes(carrier: Carrier, count: (counts: OutcomeCounts) => void): Carrier {
  const { seek } = carrier
  return {
    limits: carrier.limits,
    probe: carrier.probe,
    async post(message, parts) {
      const answer = await carrier.post(message, parts)
      count(countsOfPost(message, parts, answer))
      return answer
    },
    edit: carrier.edit,
    seek:
      seek &&
      (async (message) => {
        const result = await seek(message)
        const { releaseIds, shown = [] } = message
        const resolved = { AmbiguousResolved: releaseIds.length }
        if (result.found === 'nowhere') count(resolved)
        // Reading the channel back found the message, so its deliveries count as posted.
        if (result.found === 'there')
          count({ ...resolved, DeliveriesPosted: shown.filter((revision) => revision !== null).length })
        return result
      }),
  }
}

function countsOfPost({ ambiguous }: Message, parts: MessagePart[], answer: SendOutcome): OutcomeCounts {
  switch (answer.outcome) {
    case 'posted':
      return { DeliveriesPosted: parts.length, DuplicatesPossible: ambiguous > 0 ? parts.length : 0 }
    case 'ambiguous':
      return { DeliveriesAmbiguous: parts.length }
    case 'closed':
      return answer.whole === 'workspace' ? { WorkspaceRefusals: 1 } : {}
    default:
      return {}
  }
}
