import type { Unstored } from '../releases/find-unstored.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Listener } from '../subscriptions/find-listeners.ts'
import { type Day, HOUR, type Instant } from '../text/seoul.ts'
import type { Delivery } from './delivery.ts'

export interface Deps {
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
  /** When a release's bell is due; undefined once its deliveries are all planned. */
  releaseBell(id: string): Promise<Instant | undefined>
  findListeners(release: Release, announcedAt: Instant): AsyncIterable<Listener>
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  pauseOf(channel: Channel): Promise<string | undefined>
}

/** Why something published is not stored, or not posted where somebody asked for it. The list is closed. */
export type Reason =
  | Unstored['reason']
  | 'not matched yet'
  | 'waiting'
  | 'paused'
  | 'failed'
  | 'dropped'
  /** Due for over an hour, in a channel that is not paused. */
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
    for await (const { channel } of deps.findListeners(release, release.announcedAt)) {
      found.matched += 1
      const delivery = await deps.deliveryOf(channel, release.id)
      if (delivery?.state === 'posted') found.delivered += 1
      else {
        const why = delivery ? await whyUnposted(deps, delivery, now) : await whyUnplanned(deps, release, now)
        found.differences.push({ ...channel, title: release.title, url: release.url, ...why })
      }
    }
  }
  return found
}

type Why = Pick<Difference, 'reason' | 'detail'>

async function whyUnplanned(deps: Deps, { id, announcedAt = 0 }: Release, now: Instant): Promise<Why> {
  const rings = (await deps.releaseBell(id)) !== undefined
  return { reason: rings && announcedAt > now - LATE ? 'not matched yet' : 'unexplained' }
}

async function whyUnposted(deps: Deps, { state, reason, dueAt = 0, ...of }: Delivery, now: Instant): Promise<Why> {
  if (state !== 'waiting') return { reason: state as 'failed' | 'dropped', detail: reason }
  const pause = await deps.pauseOf(of)
  if (pause !== undefined) return { reason: 'paused', detail: pause }
  return { reason: dueAt > now - LATE ? 'waiting' : 'late' }
}
