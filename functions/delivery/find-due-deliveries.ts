import { batchesOf } from '../text/batches.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import type { Delivery, DeliveryEnd, DropReason } from './delivery.ts'
import type { DeliveryStore } from './delivery-deps.ts'
import type { Lease } from './lease.ts'

export interface DueDeliveries {
  due: Delivery[]
  /** How many were dropped just now because they had waited too long. */
  tooOld: number
  /** When the next delivery is due that is not due yet. */
  nextDueAt: Instant | undefined
}

const MAX_DELIVERIES_PER_LOOK = 100
// Written one batch after another: every write also checks the channel's row, so parallel ones would conflict; a transaction takes
// 100 items at most.
const MAX_DROPS_PER_WRITE = 50
const TOO_OLD_MS = 7 * DAY

/** The due deliveries the channel still wants, earliest first. The others end as dropped, with the reason. */
export async function findDueDeliveries(store: DeliveryStore, lease: Lease, now: Instant): Promise<DueDeliveries> {
  const waiting = await store.waitingDeliveries(lease, MAX_DELIVERIES_PER_LOOK)
  const due = waiting.filter(({ dueAt = 0 }) => dueAt <= now)
  const reasons = await dropReasons(store, lease, due, now)
  const dropped = due.flatMap(({ releaseId }, index): [string, DeliveryEnd][] => {
    const reason = reasons[index]
    return reason ? [[releaseId, { state: 'dropped', reason }]] : []
  })
  for (const ends of batchesOf(dropped, MAX_DROPS_PER_WRITE)) await drop(store, lease, ends)
  const later = waiting.find(({ dueAt = 0 }) => dueAt > now)
  return {
    due: due.filter((_, index) => !reasons[index]),
    tooOld: reasons.filter((reason) => reason === 'too old').length,
    // If all that was read is due, more may be due behind it.
    nextDueAt: later?.dueAt ?? (due.length === MAX_DELIVERIES_PER_LOOK ? now : undefined),
  }
}

/** Ends deliveries together if all of them still wait, otherwise each by itself. */
async function drop(store: DeliveryStore, lease: Lease, ends: [string, DeliveryEnd][]): Promise<void> {
  if (await store.endDeliveries(lease, new Map(ends))) return
  for (const end of ends) await store.endDeliveries(lease, new Map([end]))
}

/** For each due delivery, why it is not to be sent any more, if so. An edit of a posted one is never dropped. */
async function dropReasons(
  store: DeliveryStore,
  lease: Lease,
  due: Delivery[],
  now: Instant,
): Promise<(DropReason | undefined)[]> {
  if (!due.some(({ state }) => state === 'waiting')) return []
  const subscribed = new Set((await store.subscriptionsOf(lease)).map((subscription) => subscription.queryId))
  return Promise.all(
    due.map(async ({ state, matches, releaseId, dueAt = 0 }): Promise<DropReason | undefined> => {
      if (state !== 'waiting') return undefined
      if (!matches.some((match) => subscribed.has(match.queryId))) return 'unsubscribed'
      if (dueAt < now - TOO_OLD_MS) return 'too old'
      const release = await store.releaseById(releaseId)
      return !release || release.withdrawn ? 'withdrawn' : undefined
    }),
  )
}
