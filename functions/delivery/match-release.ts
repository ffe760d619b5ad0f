import { ringAgainAt } from '../releases/bell.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { batchesFrom } from '../text/batches.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import { type PlanDeliveriesDeps, planDeliveries } from './plan-deliveries.ts'

export interface MatchReleaseDeps extends PlanDeliveriesDeps {
  /** When the release's bell is due; undefined once its deliveries are all planned. */
  releaseBell(id: string): Promise<Instant | undefined>
  releaseById(id: string): Promise<Release | undefined>
  /** Takes the release's bell off. False when it is no longer due at `ringAt` or the release has changed since. */
  silenceRelease(release: Release, ringAt: Instant): Promise<boolean>
  /** Channels that the release is on its way to or has reached. */
  channelsTold(releaseId: string): AsyncIterable<Channel>
  /** Asks that the channel's message show a revision. True when it is due now; then the channel's bell is due at `ringAt`. */
  wantRevision(channel: Channel, releaseId: string, revision: number, now: Instant, ringAt: Instant): Promise<boolean>
}

const CHANNELS_PER_BATCH = 20
/** How far the index of a release's channels may lag behind the table. */
const INDEX_LAG_MS = MINUTE

/**
 * Plans the deliveries and edits of an announced release, then takes its bell off. Returns how many deliveries were new; undefined if
 * the release was not to be matched now.
 */
export async function matchRelease(
  deps: MatchReleaseDeps,
  releaseId: string,
  now: Instant,
): Promise<number | undefined> {
  // The bell is read before the release and taken off only as it was read, so that a revision that comes in between keeps ringing.
  const ringAt = await deps.releaseBell(releaseId)
  const release = ringAt === undefined ? undefined : await deps.releaseById(releaseId)
  // Announced too early, or embargoed since: the bell rings again when the release may be shown.
  if (ringAt === undefined || !release || release.showAt > now) return undefined
  const planned = await planDeliveries(deps, release, now)
  await planEdits(deps, release, now)
  // The index of channels lags: only a run some time after the revision is sure to see every channel.
  const hasSeenAll = (release.revisedAt ?? 0) < now - INDEX_LAG_MS
  if (hasSeenAll) await deps.silenceRelease(release, ringAt)
  return planned
}

/** Has every message that shows an older revision of a release edited. Repeating it changes nothing. */
async function planEdits(deps: MatchReleaseDeps, { id, revision }: Release, now: Instant): Promise<void> {
  if (revision === 0) return
  for await (const channels of batchesFrom(deps.channelsTold(id), CHANNELS_PER_BATCH)) {
    const due = await Promise.all(
      channels.map((channel) => deps.wantRevision(channel, id, revision, now, ringAgainAt(now, 0))),
    )
    await deps.ringChannels(channels.filter((_, index) => due[index]))
  }
}
