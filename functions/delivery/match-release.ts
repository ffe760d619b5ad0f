import type { Release } from '../releases/release.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import { type Deps as ForDeliveries, planDeliveries } from './plan-deliveries.ts'
import { type Deps as ForEdits, planEdits } from './plan-edits.ts'

export interface Deps extends ForDeliveries, ForEdits {
  /** When the release's bell is due; undefined once its deliveries are all planned. */
  releaseBell(id: string): Promise<Instant | undefined>
  releaseById(id: string): Promise<Release | undefined>
  /** False when it was rung again since it was seen due at `ringAt` and read so. */
  silenceRelease(release: Release, ringAt: Instant): Promise<boolean>
}

/** Plans the deliveries and edits of an announced release, then takes off its bell. Returns how many were new, if it rang at all. */
export async function matchRelease(deps: Deps, releaseId: string, now: Instant): Promise<number | undefined> {
  // The bell is read before the release and taken off only as it was: a revision that comes in between rings on.
  const ringAt = await deps.releaseBell(releaseId)
  const release = ringAt === undefined ? undefined : await deps.releaseById(releaseId)
  // Announced too early, or put off since: the bell rings again when it may be shown.
  if (ringAt === undefined || !release || release.showAt > now) return undefined
  const planned = await planDeliveries(deps, release, now)
  await planEdits(deps, release, now)
  // The index of who was told lags: only who looks some time after a revision has surely seen them all.
  const settled = (release.revisedAt ?? 0) < now - MINUTE
  if (settled) await deps.silenceRelease(release, ringAt)
  return planned
}
