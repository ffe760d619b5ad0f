import { ringAgainAt } from '../releases/bell.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Listener } from '../subscriptions/find-listeners.ts'
import type { Instant } from '../text/seoul.ts'
import type { Delivery } from './delivery.ts'
import { dueAt } from './due-at.ts'
import { inGroups } from './in-groups.ts'

export interface Deps {
  findListeners(release: Release, announcedAt: Instant): AsyncIterable<Listener>
  /** False when the channel has a delivery of that release already. */
  planDelivery(delivery: Delivery): Promise<boolean>
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  /** Has a delivery wait for `delivery.dueAt` with these matches; false when it is no longer in the state `was`. */
  replanDelivery(delivery: Delivery, was: Delivery['state']): Promise<boolean>
  /** Says that something waits in a channel, its bell due at `ringAt`. */
  wakeChannel(channel: Channel, ringAt: Instant): Promise<void>
  ringChannels(channels: Channel[]): Promise<void>
}

const AT_ONCE = 20

/** Plans one delivery to each channel that listens, and rings it. Repeating it, after a crash at any point, changes nothing. */
export async function planDeliveries(deps: Deps, release: Release, now: Instant): Promise<number> {
  const { announcedAt } = release
  if (announcedAt === undefined || release.withdrawn) return 0
  let planned = 0
  for await (const listeners of inGroups(deps.findListeners(release, announcedAt), AT_ONCE)) {
    const plans = await Promise.all(listeners.map((listener) => planOne(deps, release.id, listener, announcedAt, now)))
    await deps.ringChannels(plans.flatMap(({ channel, due }) => (due <= now ? [channel] : [])))
    planned += plans.filter(({ fresh }) => fresh).length
  }
  return planned
}

/** The earliest rhythm of the channel's matching subscriptions wins. */
async function planOne(
  deps: Deps,
  releaseId: string,
  { channel, matches, subscriptions }: Listener,
  announcedAt: Instant,
  now: Instant,
) {
  const due = Math.min(...subscriptions.map(({ rhythm }) => dueAt(rhythm, announcedAt)))
  const delivery: Delivery = { ...channel, releaseId, matches, plannedAt: now, dueAt: due, state: 'waiting' }
  const fresh = await deps.planDelivery(delivery)
  if (!fresh) await widen(deps, delivery, due)
  // Woken even if planned before: the earlier try may have died between the two.
  await deps.wakeChannel(channel, due <= now ? ringAgainAt(now, 0) : due)
  return { channel, due, fresh }
}

/** A text that became fuller gives reasons the delivery was not planned for: they keep it wanted, or bring it back. */
async function widen(deps: Deps, delivery: Delivery, due: Instant): Promise<void> {
  const was = await deps.deliveryOf(delivery, delivery.releaseId)
  const open = was?.state === 'waiting' || (was?.state === 'dropped' && was.reason === 'unsubscribed')
  const more = delivery.matches.filter(({ queryId }) => !was?.matches.some((match) => match.queryId === queryId))
  if (!was || !open || more.length === 0) return
  const dueAt = Math.min(was.dueAt ?? due, due)
  await deps.replanDelivery({ ...was, matches: [...was.matches, ...more], dueAt }, was.state)
}
