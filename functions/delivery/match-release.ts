import { type Bell, ringAgainAt } from '../releases/bell.ts'
import type { Release } from '../releases/release.ts'
import { dueReminderId } from '../releases/reminder.ts'
import { type NameEachOtherDeps, nameEachOther } from '../releases/same-release/name-each-other.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Match } from '../subscriptions/matching/query-match.ts'
import { batchesFrom } from '../text/batches.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import { type Delivery, NO_ANSWER } from './delivery.ts'
import {
  CHANNELS_PER_GROUP,
  newPlan,
  type PlanDeliveriesDeps,
  type PlanProgress,
  planDeliveries,
} from './plan-deliveries.ts'

export interface MatchReleaseDeps extends PlanDeliveriesDeps, NameEachOtherDeps {
  /** When the release's bell is due; undefined once its deliveries are all planned. */
  releaseBell(id: string): Promise<Instant | undefined>
  releaseById(id: string): Promise<Release | undefined>
  /** Takes the release's bell off. False when it is no longer due at `ringAt` or the release has changed since. */
  silenceRelease(release: Release, ringAt: Instant): Promise<boolean>
  /** Whether there may be queries that nobody can read, and so nobody has matched. */
  hasUnreadableQueries(): Promise<boolean>
  /** Channels that the release is on its way to or has reached, in the order of their keys; with `after` those behind that one. */
  channelsTold(releaseId: string, after?: Channel): AsyncIterable<Channel>
  planProgressOf(releaseId: string): Promise<PlanProgress | undefined>
  savePlanProgress(releaseId: string, progress: PlanProgress, now: Instant): Promise<void>
  forgetPlanProgress(releaseId: string): Promise<void>
  /** Moves a bell that is due at `ringAt` to another instant. */
  postponeBell(bell: { bell: Bell; ringAt: Instant; rings: number }, to: Instant): Promise<boolean>
  /** Whether this run must stop before it is cut off. */
  isOutOfTime?(): boolean
  /** Asks that the channel's message show a revision. True when it is due now; then the channel's bell is due at `ringAt`. */
  wantRevision(channel: Channel, releaseId: string, revision: number, now: Instant, ringAt: Instant): Promise<boolean>
}

/** How far the index of a release's channels may lag behind the table. */
const INDEX_LAG_MS = MINUTE

/**
 * Plans the deliveries and edits of an announced release, then takes its bell off. Returns how many deliveries were new; undefined if
 * the release was not to be matched now. It notes how far it has come after each group of channels, so that thousands of channels need not
 * be done in one run: one that is out of time has the bell rung again soon, and the next one goes on behind the last channel.
 */
export async function matchRelease(
  deps: MatchReleaseDeps,
  releaseId: string,
  now: Instant,
): Promise<number | undefined> {
  // The bell is read before the release and taken off only as it was read, so that a revision that comes in between keeps ringing.
  // The bell of a release that cannot be read stays on.
  const ringAt = await unlessUnreadable(deps.releaseBell(releaseId), undefined)
  const found = ringAt === undefined ? undefined : await unlessUnreadable(deps.releaseById(releaseId), undefined)
  // Announced too early, or embargoed since: the bell rings again when the release may be shown.
  if (ringAt === undefined || !found || found.showAt > now) return undefined
  if (found.tells) return matchNews(deps, found, found.tells.of, ringAt, now)
  const release = await nameEachOther(deps, found, now)
  const matches = await deps.matchesOf(release)
  const { saved, plan } = await resumePlan(deps, release, matches)
  let isNoted = saved !== undefined
  async function note(change: Partial<PlanProgress>): Promise<boolean> {
    Object.assign(plan, change)
    isNoted = true
    await deps.savePlanProgress(releaseId, { ...plan }, now)
    return deps.isOutOfTime?.() !== true
  }
  const comeAgain = () => deps.postponeBell({ bell: { of: 'release', releaseId }, ringAt, rings: -1 }, now)

  let planned = 0
  if (!plan.isPlanned) {
    const result = await planDeliveries(deps, release, now, {
      matches,
      after: plan.plannedUpTo,
      onGroup: (last, isWhole) => note({ plannedUpTo: last, isWhole: plan.isWhole && isWhole }),
    })
    planned = result.planned
    plan.isWhole &&= result.isWhole
    if (result.isStopped) {
      await comeAgain()
      return planned
    }
    plan.isPlanned = true
    if (isNoted) await note({})
  }
  plan.editsFrom ??= now
  const edits = await planEdits(deps, release, now, plan.editedUpTo, (editedUpTo) => note({ editedUpTo }))
  if (edits.isStopped) {
    await comeAgain()
    return planned
  }
  // The index of channels lags: only edits begun some time after the revision are sure to see every channel.
  const hasSeenAll = (release.revisedAt ?? 0) < plan.editsFrom - INDEX_LAG_MS
  const isDone = hasSeenAll && plan.isWhole && edits.isWhole && !(await deps.hasUnreadableQueries())
  if (isDone) await deps.silenceRelease(release, ringAt)
  // The next run, if there is to be one, looks at everything again.
  if (isNoted) await deps.forgetPlanProgress(releaseId)
  return planned
}

/**
 * Plans news of a release for the channels that were told of it, then takes the bell of the news off. Repeating it changes nothing. It is due
 * at once, whatever the rhythm of a channel's subscriptions: what there is to do may be over by the next morning.
 */
async function matchNews(
  deps: MatchReleaseDeps,
  news: Release,
  of: string,
  ringAt: Instant,
  now: Instant,
): Promise<number> {
  const { saved, plan } = await resumePlan(deps, news, [])
  let isNoted = saved !== undefined
  let planned = 0
  plan.editsFrom ??= now
  const size = deps.channelsPerGroup ?? CHANNELS_PER_GROUP
  for await (const channels of batchesFrom(deps.channelsTold(of, plan.editedUpTo), size)) {
    const group = await planForGroup(deps, channels, (channel) => planNews(deps, news, channel, now))
    plan.isWhole &&= group.isWhole
    planned += group.planned
    if (channels.length < size) continue
    Object.assign(plan, { editedUpTo: channels.at(-1) })
    isNoted = true
    await deps.savePlanProgress(news.id, { ...plan }, now)
    if (!deps.isOutOfTime?.()) continue
    await deps.postponeBell({ bell: { of: 'release', releaseId: news.id }, ringAt, rings: -1 }, now)
    return planned
  }
  // The index of channels lags, as for edits.
  const hasSeenAll = (news.announcedAt ?? 0) < plan.editsFrom - INDEX_LAG_MS
  if (hasSeenAll && plan.isWhole) await deps.silenceRelease(news, ringAt)
  if (isNoted) await deps.forgetPlanProgress(news.id)
  return planned
}

/**
 * Plans news for one channel. What waits there for its time will be sent as it is then, and needs no news; what is due may be on its way as it
 * was before. A channel that was only reminded, since the release itself came too late or was refused, knows the day from that.
 */
async function planNews(
  deps: MatchReleaseDeps,
  { id: releaseId, announcedAt = 0, tells, due, dueBefore = due }: Release,
  channel: Channel,
  now: Instant,
): Promise<boolean> {
  const of = tells?.of ?? releaseId
  const first = await deps.deliveryOf(channel, of)
  if (!first) return false
  const lastDay = dueBefore !== undefined && dueReminderId(of, dueBefore)
  const reminder = lastDay && !mayBeTold(first, now) ? await deps.deliveryOf(channel, lastDay) : undefined
  if (!mayBeTold(first, now) && !(reminder && mayBeTold(reminder, now))) return false
  const delivery = { ...channel, releaseId, matches: first.matches, plannedAt: now, dueAt: announcedAt }
  return deps.planDelivery({ ...delivery, state: 'waiting' }, ringAgainAt(now, 0))
}

function mayBeTold({ state, dueAt = 0, messageId, reason }: Delivery, now: Instant): boolean {
  // One that waits in a message was set aside because it may have been posted.
  const isOnItsWay = state === 'waiting' && (dueAt <= now || messageId !== undefined)
  return state === 'posted' || isOnItsWay || (state === 'failed' && reason === NO_ANSWER)
}

/** How far the planning of a release has come, if it was against just what there is now; otherwise its beginning. */
async function resumePlan(
  deps: MatchReleaseDeps,
  release: Release,
  matches: Match[],
): Promise<{ saved: PlanProgress | undefined; plan: PlanProgress }> {
  const fresh = newPlan(release, matches)
  const saved = await unlessUnreadable(deps.planProgressOf(release.id), undefined)
  const { revision, copies, text, queries } = fresh
  const isSame =
    saved?.revision === revision && saved.copies === copies && saved.text === text && saved.queries === queries
  return { saved, plan: saved && isSame ? { ...saved } : fresh }
}

/**
 * Has every message that shows an older revision of a release edited. Repeating it changes nothing. Not whole when a channel is left out
 * whose row cannot be read.
 */
async function planEdits(
  deps: MatchReleaseDeps,
  { id, revision }: Release,
  now: Instant,
  after: Channel | undefined,
  onGroup: (last: Channel) => Promise<boolean>,
): Promise<{ isWhole: boolean; isStopped: boolean }> {
  let isWhole = true
  if (revision === 0) return { isWhole, isStopped: false }
  const size = deps.channelsPerGroup ?? CHANNELS_PER_GROUP
  for await (const channels of batchesFrom(deps.channelsTold(id, after), size)) {
    const group = await planForGroup(deps, channels, (channel) =>
      deps.wantRevision(channel, id, revision, now, ringAgainAt(now, 0)),
    )
    isWhole &&= group.isWhole
    const last = channels.at(-1)
    // One that was left out is found again by a run from the beginning.
    const isNoted = last && isWhole && channels.length === size
    if (isNoted && !(await onGroup(last))) return { isWhole, isStopped: true }
  }
  return { isWhole, isStopped: false }
}

/** Plans something for each of some channels, and rings those where it is due. Not whole when one is left out whose row cannot be read. */
async function planForGroup(
  deps: MatchReleaseDeps,
  channels: Channel[],
  planFor: (channel: Channel) => Promise<boolean>,
): Promise<{ planned: number; isWhole: boolean }> {
  const tried = await Promise.all(channels.map((channel) => unlessUnreadable(planFor(channel), 'unreadable')))
  const due = channels.filter((_, index) => tried[index] === true)
  await deps.ringChannels(due)
  return { planned: due.length, isWhole: !tried.includes('unreadable') }
}
