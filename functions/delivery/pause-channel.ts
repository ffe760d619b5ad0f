import type { Channel } from '../subscriptions/channel.ts'
import type { Lease } from './lease.ts'

export interface Deps {
  /** Tells whoever subscribed that the channel was paused, and why. */
  tellPaused(channel: Channel, reason: string): Promise<void>
  ledger: { pauseChannel(lease: Lease, reason: string): Promise<boolean> }
}

/** Stops a channel that takes no messages until somebody resumes it. Told before: who dies in between is followed by one who tells again. */
export async function pauseChannel({ tellPaused, ledger }: Deps, lease: Lease, reason: string): Promise<void> {
  await tellPaused(lease, reason)
  await ledger.pauseChannel(lease, reason)
}
