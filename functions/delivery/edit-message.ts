import { type Instant, MINUTE } from '../text/seoul.ts'
import type { Lease } from './lease.ts'
import type { Message, Outcome } from './message.ts'
import type { Part } from './message-parts.ts'
import { type Deps as ForPause, pauseChannel, WORKSPACE_CLOSED } from './pause-channel.ts'
import { BETWEEN_MESSAGES, turnOf } from './send-message.ts'

export interface Deps extends ForPause {
  reserveSlot(team: string, now: Instant): Promise<Instant>
  partsToEdit(message: Message): Promise<Part[]>
  slack: { edit(message: Message, parts: Part[]): Promise<Outcome> }
  ledger: ForPause['ledger'] & {
    saveMessage(lease: Lease, message: Message): Promise<boolean>
    /** Records which revisions a message shows now; a delivery that wants a newer one is due at `dueAt`. */
    showRevisions(lease: Lease, shown: Map<string, number>, dueAt: Instant): Promise<void>
  }
}

const AGAIN_AFTER = 5 * MINUTE

/** Draws a posted message anew; the same edit twice changes nothing. Returns when the channel may be sent to again. */
export async function editMessage(deps: Deps, lease: Lease, message: Message, now: Instant): Promise<Instant> {
  const slot = turnOf(message, now) ?? (await deps.reserveSlot(lease.team, now))
  if (slot > now + BETWEEN_MESSAGES) {
    await deps.ledger.saveMessage(lease, { ...message, slot })
    return slot
  }
  const parts = await deps.partsToEdit(message)
  const answer = await deps.slack.edit(message, parts)
  if (message.slot) await deps.ledger.saveMessage(lease, { ...message, slot: undefined })
  if (answer.outcome === 'later' && answer.isLimit) return answer.retryAt
  if (answer.outcome === 'later' || answer.outcome === 'ambiguous') {
    // Put off by itself: it may be this message alone, and others wait behind it.
    await deps.ledger.showRevisions(lease, shownBefore(parts), deps.now() + AGAIN_AFTER)
    return deps.now() + BETWEEN_MESSAGES
  }
  if (answer.outcome === 'closed' && answer.whole === 'workspace') return deps.now() + WORKSPACE_CLOSED
  // The edit stays due, for when the channel is resumed.
  if (answer.outcome === 'closed') return pauseChannel(deps, lease, answer.reason)
  // A message that can no longer be edited, deleted by somebody perhaps, is left as it is.
  const shown = new Map(parts.map(({ release }) => [release.id, release.revision]))
  const editedAt = deps.now()
  await deps.ledger.showRevisions(lease, shown, editedAt)
  return editedAt + BETWEEN_MESSAGES
}

/** What is behind in a message, in the revisions it has shown so far. */
function shownBefore(parts: Part[]): Map<string, number> {
  return new Map(
    parts.flatMap(({ release, shown = 0 }) => (shown < release.revision ? [[release.id, shown] as const] : [])),
  )
}
