import type { Message, Outcome } from './message.ts'
import type { Part } from './parts-of.ts'

/** What an answer of Slack to a message means for the deliveries in it. What is put off or waits for a pause to end is not counted. */
export function countPosting({ ambiguous }: Message, parts: Part[], { outcome }: Outcome) {
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
