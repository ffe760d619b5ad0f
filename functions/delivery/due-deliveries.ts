import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import type { Due } from './choose-task.ts'
import type { Delivery, Dropped, End } from './delivery.ts'
import type { Lease } from './lease.ts'

export interface Deps {
  /** Deliveries with a `dueAt`, earliest first. */
  waitingDeliveries(channel: Channel, limit: number): Promise<Delivery[]>
  /** Ends all or none. Refused once the lease is lost: a delivery may be in another holder's message by then. */
  endDeliveries(lease: Lease, ends: Map<string, End>): Promise<boolean>
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  releaseById(id: string): Promise<Release | undefined>
}

const LOOKED_AT = 100
const DROPPED_AT_ONCE = 50
const TOO_OLD = 7 * DAY

/** What is due in a channel and still wanted; the rest ends as dropped, with the reason. */
export async function dueDeliveries(deps: Deps, lease: Lease, now: Instant): Promise<Due> {
  const waiting = await deps.waitingDeliveries(lease, LOOKED_AT)
  const reached = waiting.filter(({ dueAt = 0 }) => dueAt <= now)
  const reasons = await unwanted(deps, lease, reached, now)
  const dropped = reached.flatMap(({ releaseId }, index): [string, End][] => {
    const reason = reasons[index]
    return reason ? [[releaseId, { state: 'dropped', reason }]] : []
  })
  // Not all at once: they would meet on the channel's row.
  for (let from = 0; from < dropped.length; from += DROPPED_AT_ONCE)
    await drop(deps, lease, dropped.slice(from, from + DROPPED_AT_ONCE))
  const later = waiting.find(({ dueAt = 0 }) => dueAt > now)
  return {
    due: reached.filter((_, index) => !reasons[index]),
    tooOld: reasons.filter((reason) => reason === 'too old').length,
    // When all that was looked at is reached, there may be more behind it.
    nextDueAt: later?.dueAt ?? (reached.length === LOOKED_AT ? now : undefined),
  }
}

/** Together if they all still wait; else each for itself. */
async function drop(deps: Deps, lease: Lease, ends: [string, End][]): Promise<void> {
  if (await deps.endDeliveries(lease, new Map(ends))) return
  for (const end of ends) await deps.endDeliveries(lease, new Map([end]))
}

async function unwanted(deps: Deps, lease: Lease, reached: Delivery[], now: Instant): Promise<(Dropped | undefined)[]> {
  if (!reached.some(({ state }) => state === 'waiting')) return []
  const standing = new Set((await deps.subscriptionsOf(lease)).map((subscription) => subscription.queryId))
  return Promise.all(
    reached.map(async ({ state, matches, releaseId, dueAt = 0 }): Promise<Dropped | undefined> => {
      if (state !== 'waiting') return undefined
      if (!matches.some((match) => standing.has(match.queryId))) return 'unsubscribed'
      if (dueAt < now - TOO_OLD) return 'too old'
      const release = await deps.releaseById(releaseId)
      return !release || release.withdrawn ? 'withdrawn' : undefined
    }),
  )
}
