import type { Channel } from '../subscriptions/channel.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import type { Lease } from './lease.ts'

export interface Deps {
  now(): Instant
  /** Tells whoever subscribed that the channel was paused, and why; answers when to try again if nobody could be told. */
  tellPaused(channel: Channel, reason: string): Promise<Instant | undefined>
  ledger: { pauseChannel(lease: Lease, reason: string): Promise<boolean> }
}

/** How long (ms) a workspace that takes nothing is left alone; nobody has to resume it. */
export const WORKSPACE_CLOSED = 10 * MINUTE

/**
 * Stops a channel that takes no messages until somebody resumes it. Told before: who dies in between is followed by one who tells
 * again. Returns when to look at the channel again.
 */
export async function pauseChannel(deps: Deps, lease: Lease, reason: string): Promise<Instant> {
  const tellAgainAt = await deps.tellPaused(lease, reason)
  if (tellAgainAt !== undefined) return tellAgainAt
  await deps.ledger.pauseChannel(lease, reason)
  return deps.now()
}
