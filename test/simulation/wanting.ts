import type { Delivery } from '../../functions/delivery/delivery.ts'
import type { Release } from '../../functions/releases/release.ts'
import { TOPICS } from './channels.ts'
import { MAX_CLOCK_SKEW_MS } from './faults.ts'
import type { History, SubscriptionPeriod } from './history.ts'

/** How far apart the clocks can be by which a channel subscribed and a release was announced (ms). */
export const CLOCKS_APART_MS = 2 * MAX_CLOCK_SKEW_MS
/** The periods of subscriptions to a topic of a release. */
export function periodsWanting(
  { title, text }: Release,
  subscriptionPeriods: SubscriptionPeriod[],
): SubscriptionPeriod[] {
  const words = TOPICS.map(({ word }) => word).filter((word) => title.includes(word) || text.includes(word))
  return subscriptionPeriods.filter(({ topic }) => words.includes(topic))
}

/** Whether a subscription that stood when the release was announced, however the clocks differ, has stood ever since. */
export function wasSubscribedThroughout(release: Release, subscriptionPeriods: SubscriptionPeriod[]): boolean {
  const atTheLatest = (release.announcedAt ?? 0) - CLOCKS_APART_MS
  return periodsWanting(release, subscriptionPeriods).some(
    ({ ackAt, leaveAskedAt }) => ackAt !== undefined && ackAt <= atTheLatest && leaveAskedAt === undefined,
  )
}

/**
 * Whether a topic by which a delivery waited was reworded to one that its release named before, and that stands ever since. What waited was
 * to be sent by it.
 */
export function isInherited(
  { matches }: Delivery,
  release: Release,
  periods: SubscriptionPeriod[],
  { namedAt }: History,
) {
  const atTheLatest = (release.announcedAt ?? 0) - CLOCKS_APART_MS
  const waitedBy = TOPICS.filter(({ query }) => matches.some(({ queryId }) => queryId === query.id))
  return periodsWanting(release, periods).some(({ topic, askedAt, ackAt, leaveAskedAt, insteadOf }) => {
    const isNamed = (namedAt.get(release.id)?.get(topic) ?? Number.POSITIVE_INFINITY) < askedAt
    const stands = ackAt !== undefined && leaveAskedAt === undefined
    const stood = insteadOf?.ackAt !== undefined && insteadOf.ackAt <= atTheLatest
    return isNamed && stands && stood && waitedBy.some(({ word }) => word === insteadOf.topic)
  })
}
