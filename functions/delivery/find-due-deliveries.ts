import { UNREADABLE_WAIT_MS, unlessUnreadable } from '../releases/unreadable-row.ts'
import { endOfQuiet } from '../subscriptions/quiet-hours.ts'
import { batchesOf } from '../text/batches.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import { type Delivery, type DeliveryEnd, type DropReason, deliveryIdOf } from './delivery.ts'
import type { DeliveryStore } from './delivery-deps.ts'
import type { Lease } from './lease.ts'
import { endOf, openAskedFor } from './message-parts.ts'

export interface DueDeliveries {
  due: Delivery[]
  /** How many were dropped just now because they had waited too long. */
  tooOld: number
  /** When the next delivery is due that is not due yet. */
  nextDueAt: Instant | undefined
}

const MAX_DELIVERIES_PER_LOOK = 100
// Written one batch after another: every write also checks the channel's row, so parallel ones would conflict; a transaction takes
// 100 items at most. One that was set aside takes two.
const MAX_DROPS_PER_WRITE = 50
const MAX_REFUSED_DROPS_PER_WRITE = 49
const TOO_OLD_MS = 7 * DAY

/**
 * The due deliveries the channel still wants, earliest first. The others end as dropped, with the reason. One whose release cannot be read
 * is put off, so that it holds up nothing behind it; one that cannot be read itself keeps the channel's bell on.
 */
export async function findDueDeliveries(store: DeliveryStore, lease: Lease, now: Instant): Promise<DueDeliveries> {
  const { deliveries: waiting, unreadable } = await store.waitingDeliveries(lease, MAX_DELIVERIES_PER_LOOK)
  const dueNow = waiting.filter(({ dueAt = 0 }) => dueAt <= now)
  const judged = await judgeDue(store, lease, dueNow, now)
  const putOffUntil = now + UNREADABLE_WAIT_MS
  for (const { delivery, verdict, isInherited } of judged) {
    if (verdict === 'unreadable')
      await store.replanDelivery({ ...delivery, dueAt: putOffUntil }, delivery.state, putOffUntil)
    else if (isInherited && !verdict) await store.replanDelivery(delivery, 'waiting', now)
  }
  const dropped = judged.flatMap(({ delivery, verdict }): [string, DeliveryEnd][] =>
    verdict && verdict !== 'unreadable' ? [[deliveryIdOf(delivery), { state: 'dropped', reason: verdict }]] : [],
  )
  const refused = new Set(dueNow.filter(({ refusals = 0 }) => refusals > 0).map(deliveryIdOf))
  const { never = [], before = [] } = Object.groupBy(dropped, ([id]) => (refused.has(id) ? 'before' : 'never'))
  for (const ends of batchesOf(never, MAX_DROPS_PER_WRITE)) await drop(store, lease, ends, false)
  for (const ends of batchesOf(before, MAX_REFUSED_DROPS_PER_WRITE)) await drop(store, lease, ends, true)
  const later = waiting.find(({ dueAt = 0 }) => dueAt > now)
  // If all that was read is due, more may be due behind it.
  const readableDueAt = later?.dueAt ?? (dueNow.length === MAX_DELIVERIES_PER_LOOK ? now : undefined)
  const waitsForReading = unreadable > 0 || judged.some(({ verdict }) => verdict === 'unreadable')
  return {
    due: judged.filter(({ verdict }) => !verdict).map(({ delivery }) => delivery),
    tooOld: judged.filter(({ verdict }) => verdict === 'too old').length,
    nextDueAt: waitsForReading ? Math.min(readableDueAt ?? putOffUntil, putOffUntil) : readableDueAt,
  }
}

/** Ends deliveries together if all of them still wait, otherwise each by itself. */
async function drop(
  store: DeliveryStore,
  lease: Lease,
  ends: [string, DeliveryEnd][],
  wereRefused: boolean,
): Promise<void> {
  const end = (some: Map<string, DeliveryEnd>) => store.endDeliveries(lease, some, wereRefused ? [...some.keys()] : [])
  if (await end(new Map(ends))) return
  for (const one of ends) await end(new Map([one]))
}

interface JudgedDelivery {
  /** With the matches by which it is wanted now, where it `isInherited`. */
  delivery: Delivery
  /** Why it is not to be sent any more, or not now. */
  verdict?: DropReason | 'unreadable' | undefined
  isInherited?: boolean
}

/** Judges what is due, each by itself. An edit of a posted one is never dropped. */
async function judgeDue(store: DeliveryStore, lease: Lease, due: Delivery[], now: Instant): Promise<JudgedDelivery[]> {
  if (!due.some(({ state }) => state === 'waiting')) return due.map((delivery) => ({ delivery }))
  const askedFor = await openAskedFor(store, lease)
  return Promise.all(
    due.map(async (delivery): Promise<JudgedDelivery> => {
      const { state, releaseId, deliveryId, messageId, dueAt = 0 } = delivery
      if (state !== 'waiting') return { delivery }
      // What may have been posted ends with its message.
      const mayBePosted = messageId !== undefined
      const asked = mayBePosted ? undefined : await askedFor.of(delivery)
      if (asked === 'unreadable') return { delivery, verdict: asked }
      if (asked?.matches.length === 0) return { delivery, verdict: 'unsubscribed' }
      // A reminder or an offer is of use until its day is over.
      const freeAt = (lease.quiet && endOfQuiet(lease.quiet, dueAt)) ?? dueAt
      if (!mayBePosted && deliveryId === undefined && freeAt < now - TOO_OLD_MS) return { delivery, verdict: 'too old' }
      const release = await unlessUnreadable(store.releaseById(releaseId), 'unreadable')
      if (release === 'unreadable') return { delivery, verdict: release }
      const end = mayBePosted ? undefined : await endOf(store, delivery, release, now)
      if (end) return { delivery, verdict: end }
      return asked?.isInherited
        ? { delivery: { ...delivery, matches: asked.matches }, isInherited: true }
        : { delivery }
    }),
  )
}
