import type { DaysToSearch, UnstoredRelease } from '../releases/polling/find-unstored.ts'
import type { Release } from '../releases/release.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Listener } from '../subscriptions/find-listeners.ts'
import { heirsOf } from '../subscriptions/inherited-matches.ts'
import { isPassing } from '../subscriptions/matching/aboutness.ts'
import { endOfQuiet, type QuietHours } from '../subscriptions/quiet-hours.ts'
import { countsForAnnouncement } from '../subscriptions/subscription.ts'
import { batchesFrom } from '../text/batches.ts'
import { addDays, type Day, HOUR, type Instant, MINUTE, seoulDay } from '../text/seoul.ts'
import type { Delivery, DropReason } from './delivery.ts'

export interface CompareDayDeps {
  /** Releases shown on a day up to `now`. */
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
  /** Releases announced on a day that are shown on an earlier one, as of a source that was out of reach for weeks. */
  releasesAnnouncedLate(day: Day): Promise<Release[]>
  findListeners(release: Release, announcedAt: Instant, from?: { heirs: boolean }): AsyncIterable<Listener>
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  /** When a release's bell is due; undefined once its deliveries are all planned. */
  releaseBell(id: string): Promise<Instant | undefined>
  pauseOf(channel: Channel): Promise<string | undefined>
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
}

/** Why something published is not stored, or not posted where somebody asked for it. The list is closed. */
export type DifferenceReason =
  | UnstoredRelease['reason']
  | 'not matched yet'
  /** Subscribed within the minute before the announcement, which may have been matched before the subscription was saved. */
  | 'subscribed just then'
  /** It only mentions what is asked for, and such releases were left out when it was planned, or may have been: the option is undated. */
  | 'mention left out'
  | 'waiting'
  | 'paused'
  | 'failed'
  | 'dropped'
  /** A row of it cannot be read now: it waits until it can. */
  | 'not readable'
  /** Due, and not in quiet hours, for over an hour, in a channel that is not paused. */
  | 'late'

const NOT_READABLE: Explanation = { reason: 'not readable' }

interface Explanation {
  reason: DifferenceReason
  detail?: string | undefined
}

export interface Difference extends Partial<Channel>, Explanation {
  title: string
  url: string
}

export interface DayComparison {
  day: Day
  /** Releases of the day: those shown or announced on it, and those that a source shows and that are not stored. */
  published: number
  /** Pairs of channel and release that the matcher finds now, for subscriptions that counted. */
  matched: number
  /** How many of these pairs were posted. */
  delivered: number
  differences: Difference[]
}

/** How long a release may take to be matched, and a due delivery to be posted, before that is a fault. */
const LATE_MS = HOUR
const MAX_DAYS_SEARCHED = 60
/** 2,000 channels and forty releases a day are 80,000 reads, which one after the other would take longer than the door has. */
const LISTENERS_AT_ONCE = 25

/**
 * Without requested days: yesterday; and a day of which by now everything has been sent, whatever the rhythm and the holidays in between.
 * What sources show of the sixty days before is then searched for too: one that was out of reach for weeks is compared whole the next
 * morning.
 */
export function daysToCompare(now: Instant, requestedDays?: Day[]): { compared: Day[]; search: DaysToSearch } {
  if (requestedDays) return { compared: requestedDays, search: { days: requestedDays } }
  const today = seoulDay(now)
  const yesterday = addDays(today, -1)
  const search = { days: [yesterday], shownSince: addDays(today, -MAX_DAYS_SEARCHED) }
  return { compared: [yesterday, addDays(today, -14)], search }
}

/** Whether a person must look: nothing accounts for a difference, or somebody who asked for a release will never get it. */
export function isFault({ reason, detail }: Difference): boolean {
  // Only releases that are shown now are compared, so one that was dropped as withdrawn should have come back.
  const lost: (string | undefined)[] = ['too old', 'withdrawn'] satisfies DropReason[]
  const isLeftOut = reason === 'failed' || (reason === 'dropped' && lost.includes(detail))
  return reason === 'unexplained' || reason === 'late' || isLeftOut
}

/** Compares each of these days. What is missing of any other day is told with the first. */
export async function compareDays(
  deps: CompareDayDeps,
  days: Day[],
  unstored: UnstoredRelease[],
  now: Instant,
): Promise<DayComparison[]> {
  const [first = ''] = days
  const told = unstored.map((one) => (days.includes(one.day) ? one : { ...one, day: first }))
  return Promise.all(days.map((day) => compareDay(deps, day, told, now)))
}

/** Compares what was published on a Seoul day, who asked for it, and what was posted. Every difference has a reason. */
export async function compareDay(
  deps: CompareDayDeps,
  day: Day,
  unstored: UnstoredRelease[],
  now: Instant,
): Promise<DayComparison> {
  const missing = unstored.filter((one) => one.day === day)
  const found = await Promise.all([deps.releasesOfDay(day, now), deps.releasesAnnouncedLate(day)])
  const stored = found.flat().filter(({ withdrawn }) => !withdrawn)
  const comparison: DayComparison = {
    day,
    published: stored.length + missing.length,
    matched: 0,
    delivered: 0,
    differences: missing.map(({ title, url, reason, detail }) => ({ title, url, reason, detail })),
  }
  for (const release of stored) {
    // The first reading of a new source is stored without being announced: nobody was to hear of it.
    if (release.announcedAt === undefined) continue
    const listeners = deps.findListeners(release, release.announcedAt, { heirs: true })
    for await (const group of batchesFrom(listeners, LISTENERS_AT_ONCE)) {
      const explained = await Promise.all(group.map((listener) => explain(deps, release, listener, now)))
      comparison.matched += explained.filter((one) => one !== 'not theirs').length
      comparison.delivered += explained.filter((one) => one === 'posted').length
      for (const [index, one] of explained.entries())
        if (one !== 'posted' && one !== 'not theirs')
          comparison.differences.push({ ...group[index]?.channel, title: release.title, url: release.url, ...one })
    }
  }
  return comparison
}

/** What became of a release in a channel that listens; `not theirs` where its subscriptions came later and inherited nothing of it. */
async function explain(
  deps: CompareDayDeps,
  release: Release,
  listener: Listener,
  now: Instant,
): Promise<Explanation | 'posted' | 'not theirs'> {
  const delivery = await unlessUnreadable(deps.deliveryOf(listener.channel, release.id), 'unreadable')
  if (delivery === 'unreadable' || (!delivery && listener.subscriptions.length === 0)) return NOT_READABLE
  const { subscriptions } = listener
  const isTheirs =
    subscriptions.length === 0 ||
    subscriptions.some((one) => countsForAnnouncement(one, release.announcedAt ?? 0)) ||
    heirsOf(subscriptions, delivery?.matches ?? []).length > 0
  if (!isTheirs) return 'not theirs'
  if (delivery?.state === 'posted') return 'posted'
  return delivery
    ? unlessUnreadable(explainUnposted(deps, delivery, listener, now), NOT_READABLE)
    : unlessUnreadable(explainUnplanned(deps, release, listener, now), NOT_READABLE)
}

/** Why a channel that listens has no delivery of a release. */
async function explainUnplanned(
  deps: CompareDayDeps,
  { id, announcedAt = 0, revisedAt = 0 }: Release,
  { subscriptions, matches }: Listener,
  now: Instant,
): Promise<Explanation> {
  const isFresh = Math.max(announcedAt, revisedAt) > now - LATE_MS
  if (isFresh && (await deps.releaseBell(id)) !== undefined) return { reason: 'not matched yet' }
  const countingSince = subscriptions.map(({ since, pausedUntil = 0 }) => Math.max(since, pausedUntil))
  const isJustThen = Math.min(...countingSince) > announcedAt - MINUTE
  if (isJustThen) return { reason: 'subscribed just then' }
  const isMention = matches.length > 0 && matches.every((match) => isPassing(match))
  return { reason: isMention ? 'mention left out' : 'unexplained' }
}

/** Why a delivery to a channel that listens was not posted. */
async function explainUnposted(
  deps: CompareDayDeps,
  delivery: Delivery,
  { subscriptions }: Listener,
  now: Instant,
): Promise<Explanation> {
  const { state, reason, matches, dueAt = 0 } = delivery
  if (state !== 'waiting') {
    // A subscription that counts now has stood ever since, or inherited what waited: it should not have been dropped for want of one.
    const stillAsked =
      matches.some(({ queryId }) => subscriptions.some((one) => one.queryId === queryId)) ||
      heirsOf(subscriptions, matches).length > 0
    const isWrong = state === 'dropped' && reason === 'unsubscribed' && stillAsked
    return { reason: isWrong ? 'unexplained' : (state as 'failed' | 'dropped'), detail: reason }
  }
  const [pause, quiet] = await Promise.all([deps.pauseOf(delivery), deps.quietHoursOf(delivery)])
  if (pause !== undefined) return { reason: 'paused', detail: pause }
  // A delivery that is held up a little may run into quiet hours that began after it was due.
  const quietUntil = quiet && (endOfQuiet(quiet, dueAt) ?? endOfQuiet(quiet, dueAt + LATE_MS))
  if ((quietUntil ?? dueAt) <= now - LATE_MS) return { reason: 'late' }
  if (delivery.alone || delivery.messageId) return { reason: 'waiting', detail: 'set aside' }
  return { reason: 'waiting', ...(quietUntil && quietUntil > now ? { detail: 'quiet hours' } : {}) }
}
