import { ringAgainAt } from '../releases/bell.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Listener } from '../subscriptions/find-listeners.ts'
import { inGroups } from '../text/batches.ts'
import type { Instant } from '../text/seoul.ts'
import type { Delivery } from './delivery.ts'
import { dueAt } from './due-at.ts'

export interface Deps {
  /** When what is told daily or weekly is due in Seoul, `09:00`. */
  morning: string
  findListeners(release: Release, announcedAt: Instant): AsyncIterable<Listener>
  /** Plans it and has its channel's bell due at `ringAt`, both or neither; false when the channel has a delivery of that release already. */
  planDelivery(delivery: Delivery, ringAt: Instant): Promise<boolean>
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  /** Has a delivery wait for `delivery.dueAt` with these matches, and its channel ring; false when it is no longer in the state `was`. */
  replanDelivery(delivery: Delivery, was: Delivery['state'], ringAt: Instant): Promise<boolean>
  ringChannels(channels: Channel[]): Promise<void>
}

const AT_ONCE = 20

/** Plans one delivery to each channel that listens, and rings it. Repeating it, after a crash at any point, changes nothing. */
export async function planDeliveries(deps: Deps, release: Release, now: Instant): Promise<number> {
  const { announcedAt } = release
  if (announcedAt === undefined || release.withdrawn) return 0
  let planned = 0
  for await (const listeners of inGroups(deps.findListeners(release, announcedAt), AT_ONCE)) {
    const plans = await Promise.all(listeners.map((listener) => planOne(deps, release, listener, announcedAt, now)))
    await deps.ringChannels(plans.flatMap(({ channel, due, outcome }) => (outcome && due <= now ? [channel] : [])))
    planned += plans.filter(({ outcome }) => outcome === 'planned').length
  }
  return planned
}

/** The earliest rhythm of the channel's matching subscriptions wins. What an earlier try planned rings already. */
async function planOne(
  deps: Deps,
  { id: releaseId, showAt }: Release,
  { channel, matches, subscriptions }: Listener,
  announcedAt: Instant,
  now: Instant,
) {
  const due = Math.min(...subscriptions.map(({ rhythm }) => dueAt(rhythm, announcedAt, deps.morning, showAt)))
  const delivery: Delivery = { ...channel, releaseId, matches, plannedAt: now, dueAt: due, state: 'waiting' }
  const ringAt = due <= now ? ringAgainAt(now, 0) : due
  const outcome = (await deps.planDelivery(delivery, ringAt))
    ? ('planned' as const)
    : (await widen(deps, delivery, due, ringAt)) && ('widened' as const)
  return { channel, due, outcome }
}

/** A text that became fuller gives reasons the delivery was not planned for: they keep it wanted, or bring it back. */
async function widen(deps: Deps, delivery: Delivery, due: Instant, ringAt: Instant): Promise<boolean> {
  const was = await deps.deliveryOf(delivery, delivery.releaseId)
  const open = was?.state === 'waiting' || (was?.state === 'dropped' && was.reason === 'unsubscribed')
  const more = delivery.matches.filter(({ queryId }) => !was?.matches.some((match) => match.queryId === queryId))
  if (!was || !open || more.length === 0) return false
  const dueAt = Math.min(was.dueAt ?? due, due)
  return deps.replanDelivery({ ...was, matches: [...was.matches, ...more], dueAt }, was.state, ringAt)
}
