import type { Instant } from '../text/seoul.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import type { Lease } from './lease.ts'
import type { Message } from './message.ts'
import { leaveRefusedWorkspace, pauseChannel } from './pause-channel.ts'
import { noteLostAnswer } from './workspace-silence.ts'

/** The message to continue with; or, when nothing more can be done now, until when to leave the channel alone. */
export type SettleResult = { message: Message; until?: never } | { until: Instant; message?: never }

/** After this many failed looks in a row the channel is taken for one that cannot be read back. */
const MAX_FAILED_LOOKS = 20

/**
 * Settles whether a message was posted when nobody heard the answer to its send: the sender died, or the answer was lost. Where the
 * channel can be read back, that decides. Otherwise the message is to be sent again, and the ambiguity is counted.
 */
export async function settleMessage(deps: DeliveryDeps, lease: Lease, message: Message): Promise<SettleResult> {
  const { carrier, clock, store } = deps
  const result = await carrier.seek?.(message)
  const settled = (message.settled ?? 0) + 1
  switch (result?.found) {
    case 'there':
      return { message: { ...message, state: 'sent', ts: result.ts, settled } }
    case 'nowhere':
      // Saved before the message is sent again, which is another step under a renewed lease.
      await store.saveMessage(lease, { ...message, state: 'held back', settled, looks: 0 })
      return { until: clock.now() }
    case 'closed':
      if (result.whole === 'workspace') return { until: await leaveRefusedWorkspace(deps, lease, result.reason) }
      // The message stays open and in doubt until the channel is resumed.
      return { until: await pauseChannel(deps, lease, result.reason) }
    case 'later': {
      const silentUntil = await noteLostAnswer(deps, lease.team)
      const looks = (message.looks ?? 0) + 1
      if (looks > MAX_FAILED_LOOKS) return sendAgain(message)
      await store.saveMessage(lease, { ...message, looks })
      // The look was the first to meet the silence: what follows are probes, so that a long one counts once.
      return { until: silentUntil ?? result.retryAt }
    }
    default:
      return sendAgain(message)
  }
}

function sendAgain(message: Message): SettleResult {
  return { message: { ...message, state: 'held back', ambiguous: message.ambiguous + 1, looks: 0 } }
}
