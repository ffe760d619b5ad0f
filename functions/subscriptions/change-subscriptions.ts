import { addDays, type Instant, seoulDay, startOfDay } from '../text/seoul.ts'
import type { Channel } from './channel.ts'
import type { Rhythm, SubscriptionChange } from './subscription.ts'

export interface Deps {
  /** Changes subscriptions of a channel (at most 20) at once; false for each that does not stand. */
  change(channel: Channel, queryIds: string[], change: SubscriptionChange): Promise<boolean[]>
}

/** Days of rest, up to the morning's first minute: a release of that day is heard of again. */
const REST = 7

export function changeRhythm(deps: Deps, channel: Channel, queryIds: string[], rhythm: Rhythm): Promise<boolean[]> {
  return deps.change(channel, queryIds, { rhythm })
}

/** Lets subscriptions rest for a week. */
export function pauseSubscriptions(deps: Deps, channel: Channel, queryIds: string[], now: Instant): Promise<boolean[]> {
  return deps.change(channel, queryIds, { pausedUntil: pauseEnd(now) })
}

/** Ends a pause early. What was announced in it stays unheard: nobody is flooded for having rested. */
export function resumeSubscriptions(
  deps: Deps,
  channel: Channel,
  queryIds: string[],
  now: Instant,
): Promise<boolean[]> {
  return deps.change(channel, queryIds, { pausedUntil: now })
}

/** When a pause that begins now ends. */
export function pauseEnd(now: Instant): Instant {
  return startOfDay(addDays(seoulDay(now), REST))
}
