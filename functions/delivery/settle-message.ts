import type { Instant } from '../text/seoul.ts'
import type { Lease } from './lease.ts'
import type { Message, Sought } from './message.ts'
import { type Deps as ForPause, pauseChannel, WORKSPACE_CLOSED } from './pause-channel.ts'

export interface Deps extends ForPause {
  ledger: ForPause['ledger'] & { saveMessage(lease: Lease, message: Message): Promise<boolean> }
  /** Looks for a message in its channel; absent where the app is not to read channels. */
  seek?: ((message: Message) => Promise<Sought>) | undefined
}

/** The message to go on with; or, when nothing more can be done now, until when to leave the channel alone. */
export type Settled = { message: Message; until?: never } | { until: Instant; message?: never }

const MOST_LOOKS = 20

/**
 * Settles what became of a send whose answer nobody heard: its sender died, or the answer was lost. Where the channel can be read back
 * that tells; otherwise the message is to go again, and that is counted.
 */
export async function settleMessage(deps: Deps, lease: Lease, message: Message): Promise<Settled> {
  const sought = await deps.seek?.(message)
  const settled = (message.settled ?? 0) + 1
  switch (sought?.found) {
    case 'there':
      return { message: { ...message, state: 'sent', ts: sought.ts, settled } }
    case 'nowhere':
      // Kept before it goes again: that is another step, under a lease renewed.
      await deps.ledger.saveMessage(lease, { ...message, state: 'held back', settled, looks: 0 })
      return { until: deps.now() }
    case 'closed':
      if (sought.whole === 'workspace') return { until: deps.now() + WORKSPACE_CLOSED }
      // Still in doubt and still open, for when the channel is resumed.
      return { until: await pauseChannel(deps, lease, sought.reason) }
    case 'later': {
      const looks = (message.looks ?? 0) + 1
      if (looks > MOST_LOOKS) return inDoubt(message)
      await deps.ledger.saveMessage(lease, { ...message, looks })
      return { until: sought.retryAt }
    }
    default:
      return inDoubt(message)
  }
}

function inDoubt(message: Message): Settled {
  return { message: { ...message, state: 'held back', ambiguous: message.ambiguous + 1, looks: 0 } }
}
