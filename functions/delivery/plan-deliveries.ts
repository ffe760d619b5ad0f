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
  const fresh = await deps.planDelivery({
    ...channel,
    releaseId,
    matches,
    plannedAt: now,
    dueAt: due,
    state: 'waiting',
  })
  // Woken even if planned before: the earlier try may have died between the two.
  await deps.wakeChannel(channel, due <= now ? ringAgainAt(now, 0) : due)
  return { channel, due, fresh }
}
