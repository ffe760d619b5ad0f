import type { UnstoredRelease } from '../releases/polling/find-unstored.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Listener } from '../subscriptions/find-listeners.ts'
import { endOfQuiet, type QuietHours } from '../subscriptions/quiet-hours.ts'
import { HOUR, type Instant, MINUTE } from '../text/seoul.ts'
import type { Delivery } from './delivery.ts'

export interface Deps {
  /** When a release's bell is due; undefined once its deliveries are all planned. */
  releaseBell(id: string): Promise<Instant | undefined>
  pauseOf(channel: Channel): Promise<string | undefined>
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
}

/** Why something published is not stored, or not posted where somebody asked for it. The list is closed. */
export type Reason =
  | UnstoredRelease['reason']
  | 'not matched yet'
  /** Subscribed within the minute before: its announcement may have been matched before that was written. */
  | 'subscribed just then'
  | 'waiting'
  | 'paused'
  | 'failed'
  | 'dropped'
  /** Due, and not in quiet hours, for over an hour, in a channel that is not paused. */
  | 'late'

interface Why {
  reason: Reason
  detail?: string | undefined
}

const LATE = HOUR

/** Why a release has not reached a channel that listens. */
export function whyNotPosted(
  deps: Deps,
  release: Release,
  delivery: Delivery | undefined,
  listener: Listener,
  now: Instant,
): Promise<Why> {
  return delivery ? whyUnposted(deps, delivery, listener, now) : whyUnplanned(deps, release, listener, now)
}

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
  // What is held up a little may still meet quiet hours that began after it was due.
  const quietUntil = quiet && (endOfQuiet(quiet, dueAt) ?? endOfQuiet(quiet, dueAt + LATE))
  if ((quietUntil ?? dueAt) <= now - LATE) return { reason: 'late' }
  return { reason: 'waiting', ...(quietUntil && quietUntil > now ? { detail: 'quiet hours' } : {}) }
}
