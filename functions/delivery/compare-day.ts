import type { UnstoredRelease } from '../releases/polling/find-unstored.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Listener } from '../subscriptions/find-listeners.ts'
import { addDays, type Day, type Instant, seoulDay } from '../text/seoul.ts'
import type { Delivery } from './delivery.ts'
import { type Deps as ForReasons, type Reason, whyNotPosted } from './why-not-posted.ts'

export interface Deps extends ForReasons {
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
  findListeners(release: Release, announcedAt: Instant): AsyncIterable<Listener>
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
}

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
export async function reconcile(deps: Deps, day: Day, unstored: UnstoredRelease[], now: Instant): Promise<Reconciled> {
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
        const why = await whyNotPosted(deps, release, delivery, listener, now)
        found.differences.push({ ...channel, title: release.title, url: release.url, ...why })
      }
    }
  }
  return found
}
