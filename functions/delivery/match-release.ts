import { ringAgainAt } from '../releases/bell.ts'
import type { Release } from '../releases/release.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
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
  /** Whether there may be queries that nobody can read, and so nobody has matched. */
  hasUnreadableQueries(): Promise<boolean>
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
  // The bell of a release that cannot be read stays on.
  const ringAt = await unlessUnreadable(deps.releaseBell(releaseId), undefined)
  const release = ringAt === undefined ? undefined : await unlessUnreadable(deps.releaseById(releaseId), undefined)
  // Announced too early, or embargoed since: the bell rings again when the release may be shown.
  if (ringAt === undefined || !release || release.showAt > now) return undefined
  const { planned, isWhole } = await planDeliveries(deps, release, now)
  const areEditsWhole = await planEdits(deps, release, now)
  // The index of channels lags: only a run some time after the revision is sure to see every channel.
  const hasSeenAll = (release.revisedAt ?? 0) < now - INDEX_LAG_MS
  const isDone = hasSeenAll && isWhole && areEditsWhole && !(await deps.hasUnreadableQueries())
  if (isDone) await deps.silenceRelease(release, ringAt)
  return planned
}

/**
 * Has every message that shows an older revision of a release edited. Repeating it changes nothing. False when a channel is left out whose
 * row cannot be read.
 */
async function planEdits(deps: MatchReleaseDeps, { id, revision }: Release, now: Instant): Promise<boolean> {
  let isWhole = true
  if (revision === 0) return isWhole
  for await (const channels of batchesFrom(deps.channelsTold(id), CHANNELS_PER_BATCH)) {
    const due = await Promise.all(
      channels.map((channel) =>
        unlessUnreadable(deps.wantRevision(channel, id, revision, now, ringAgainAt(now, 0)), 'unreadable'),
      ),
    )
    if (due.includes('unreadable')) isWhole = false
    await deps.ringChannels(channels.filter((_, index) => due[index] === true))
  }
  return isWhole
}
