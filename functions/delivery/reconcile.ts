import type { Unstored } from '../releases/find-unstored.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Listener } from '../subscriptions/find-listeners.ts'
import { endOfQuiet, type QuietHours } from '../subscriptions/quiet-hours.ts'
import { addDays, type Day, HOUR, type Instant, MINUTE, seoulDay } from '../text/seoul.ts'
import type { Delivery } from './delivery.ts'

export interface Deps {
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
  /** When a release's bell is due; undefined once its deliveries are all planned. */
  releaseBell(id: string): Promise<Instant | undefined>
  findListeners(release: Release, announcedAt: Instant): AsyncIterable<Listener>
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  pauseOf(channel: Channel): Promise<string | undefined>
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
}

/** Why something published is not stored, or not posted where somebody asked for it. The list is closed. */
export type Reason =
  | Unstored['reason']
  | 'not matched yet'
  /** Subscribed within the minute before: its announcement may have been matched before that was written. */
  | 'subscribed just then'
  | 'waiting'
  | 'paused'
  | 'failed'
  | 'dropped'
  /** Due, and not in quiet hours, for over an hour, in a channel that is not paused. */
  | 'late'

export interface Difference extends Partial<Channel> {
  title: string
  url: string
  reason: Reason
  detail?: string | undefined
}

export interface Reconciled {
  day: Day
  /** Releases of the day: those stored, and those a source shows that are not. */
  published: number
  /** Pairs of channel and release that the matcher finds now, for subscriptions that counted. */
  matched: number
  /** Pairs of them that were posted. */
  delivered: number
  differences: Difference[]
}

const LATE = HOUR

/** Yesterday; and a day for which by now everything has been sent, by whatever rhythm and holidays. */
export function daysToCompare(now: Instant): [yesterday: Day, allSent: Day] {
  const today = seoulDay(now)
  return [addDays(today, -1), addDays(today, -14)]
}

/** What nothing accounts for: a person must look. */
export function isFault({ reason }: Difference): boolean {
  return reason === 'unexplained' || reason === 'late'
}

/** Compares what was published on a Seoul day, who asked for it, and what was posted; each difference is named. */
export async function reconcile(deps: Deps, day: Day, unstored: Unstored[], now: Instant): Promise<Reconciled> {
  const missing = unstored.filter((one) => one.day === day)
  const stored = (await deps.releasesOfDay(day, now)).filter(({ withdrawn }) => !withdrawn)
  const found: Reconciled = {
    day,
    published: stored.length + missing.length,
    matched: 0,
    delivered: 0,
    differences: missing.map(({ title, url, reason, detail }) => ({ title, url, reason, detail })),
  }
  for (const release of stored) {
    // A release of a source's first sight was never announced: nobody was to hear of it.
    if (release.announcedAt === undefined) continue
    for await (const listener of deps.findListeners(release, release.announcedAt)) {
      found.matched += 1
      const { channel } = listener
      const delivery = await deps.deliveryOf(channel, release.id)
      if (delivery?.state === 'posted') found.delivered += 1
      else {
        const why = delivery
          ? await whyUnposted(deps, delivery, listener, now)
          : await whyUnplanned(deps, release, listener, now)
        found.differences.push({ ...channel, title: release.title, url: release.url, ...why })
      }
    }
  }
  return found
}

type Why = Pick<Difference, 'reason' | 'detail'>

async function whyUnplanned(
  deps: Deps,
  { id, announcedAt = 0, revisedAt = 0 }: Release,
  { subscriptions }: Listener,
  now: Instant,
): Promise<Why> {
  const isFresh = Math.max(announcedAt, revisedAt) > now - LATE
  if (isFresh && (await deps.releaseBell(id)) !== undefined) return { reason: 'not matched yet' }
  const began = subscriptions.map(({ since, pausedUntil = 0 }) => Math.max(since, pausedUntil))
  const isJustThen = Math.min(...began) > announcedAt - MINUTE
  return { reason: isJustThen ? 'subscribed just then' : 'unexplained' }
}

async function whyUnposted(deps: Deps, delivery: Delivery, { subscriptions }: Listener, now: Instant): Promise<Why> {
  const { state, reason, matches, dueAt = 0 } = delivery
  if (state !== 'waiting') {
    // Who counts now has been subscribed ever since: then nobody who asked for it had left.
    const stands = matches.some(({ queryId }) => subscriptions.some((one) => one.queryId === queryId))
    const isFalse = state === 'dropped' && reason === 'unsubscribed' && stands
    return { reason: isFalse ? 'unexplained' : (state as 'failed' | 'dropped'), detail: reason }
  }
  const [pause, quiet] = await Promise.all([deps.pauseOf(delivery), deps.quietHoursOf(delivery)])
  if (pause !== undefined) return { reason: 'paused', detail: pause }
  const quietUntil = quiet && endOfQuiet(quiet, dueAt)
  if ((quietUntil ?? dueAt) <= now - LATE) return { reason: 'late' }
  return { reason: 'waiting', ...(quietUntil && quietUntil > now ? { detail: 'quiet hours' } : {}) }
}
