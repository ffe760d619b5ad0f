import { type Instant, MINUTE } from '../text/seoul.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import type { Lease } from './lease.ts'

/** How long a workspace that accepts nothing is left alone (ms). Nobody has to resume it. */
const CLOSED_WORKSPACE_WAIT_MS = 10 * MINUTE

/** Notes that a workspace accepts nothing, whatever was asked of it. Returns when it may be tried again. */
export async function leaveRefusedWorkspace(
  { store, clock }: DeliveryDeps,
  lease: Lease,
  reason: string,
): Promise<Instant> {
  await store.noteRefusedWorkspace(lease.team, reason, clock.now())
  return clock.now() + CLOSED_WORKSPACE_WAIT_MS
}

/**
 * Pauses a channel that accepts no messages until somebody resumes it. People are told first: if this worker dies before the pause is
 * saved, the next one tells them again, so that no channel is paused in silence. Returns when the channel may be tried again.
 */
export async function pauseChannel(deps: DeliveryDeps, lease: Lease, reason: string): Promise<Instant> {
  const tellAgainAt = await deps.tellPaused(lease, reason)
  if (tellAgainAt !== undefined) return tellAgainAt
  await deps.store.pauseChannel(lease, reason)
  return deps.clock.now()
}
