import type { Channel } from '../subscriptions/channel.ts'
import { HOUR, type Instant, MINUTE } from '../text/seoul.ts'
import { chooseTask } from './choose-task.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import { editMessage } from './edit-message.ts'
import { findDueDeliveries } from './find-due-deliveries.ts'
import type { Lease } from './lease.ts'
import { sendMessage } from './send-message.ts'

/** The longest pause that a worker sleeps through. After a longer one the channel rings again. */
const MAX_SLEEP_MS = 1_000
/** The last step may take three calls to the carrier more, and the function is cut off at 60 s. */
const MAX_WORK_MS = 35_000
/** No carrier holds a channel up for longer. A later `notBefore` was written by a clock that ran ahead. */
const MAX_HOLD_MS = HOUR + MINUTE
/** A queue delays a ring by no more than this. What is held up for longer is left to sweep. */
const MAX_RING_DELAY_MS = 15 * MINUTE
/** How long after a ring the channel's bell is due, in case the ring is lost. */
const BELL_AFTER_RING_MS = 2 * MINUTE

type StepResult = { done: true; ringAt?: Instant } | { done: false; hasLooked: boolean; notBefore: Instant }

/** Does what is due in a channel, as the only worker there. Asks to be rung again if something holds the channel up. */
export async function deliverChannel(deps: DeliveryDeps, channel: Channel): Promise<void> {
  const ringAt = await workInChannel(deps, channel)
  if (ringAt !== undefined) await deps.ringLater(channel, (ringAt - deps.clock.now()) / 1000)
}

async function workInChannel(deps: DeliveryDeps, channel: Channel): Promise<Instant | undefined> {
  const { clock, store } = deps
  const startedAt = clock.now()
  let lease = await store.leaseChannel(channel, startedAt)
  let hasLooked = false
  while (lease) {
    const isOutOfTime = clock.isStopping?.() || clock.now() - startedAt > MAX_WORK_MS
    const step = await takeStep(deps, lease, isOutOfTime, hasLooked)
    if (step.done) return step.ringAt
    hasLooked ||= step.hasLooked
    const renewed: Lease | undefined = await store.renewLease(lease, clock.now())
    lease = renewed && { ...renewed, notBefore: Math.max(step.notBefore, renewed.notBefore) }
  }
  return undefined
}

/** Does one task, or gives the channel back. When it may not be given back because something came, the next step looks again. */
async function takeStep(
  deps: DeliveryDeps,
  lease: Lease,
  isOutOfTime: boolean,
  hasLooked: boolean,
): Promise<StepResult> {
  const { clock, store } = deps
  const notBefore = lease.notBefore > clock.now() + MAX_HOLD_MS ? clock.now() : lease.notBefore
  const unchanged: StepResult = { done: false, hasLooked, notBefore }
  // What comes to a paused channel waits until somebody resumes it, which sets the bell again: until then it needs none.
  if (lease.paused) return (await store.giveBackChannel(lease, undefined, notBefore)) ? { done: true } : unchanged
  const pause = notBefore - clock.now()
  if (pause > MAX_SLEEP_MS || isOutOfTime) {
    const ringAt = Math.max(notBefore, clock.now())
    // A worker that finds the channel held up asks for no ring: the worker that was held up there already did. If every later ring
    // scheduled another, they would never die out.
    const asksForRing = hasLooked && pause <= MAX_RING_DELAY_MS
    const bellAt = asksForRing ? ringAt + BELL_AFTER_RING_MS : ringAt
    const waitingSince = lease.waitingSince ?? clock.now()
    if (!(await store.giveBackChannel(lease, bellAt, notBefore, waitingSince))) return unchanged
    return asksForRing ? { done: true, ringAt } : { done: true }
  }
  if (pause > 0) {
    const idle = await idleUntil(deps, lease, notBefore)
    if (idle && (await store.giveBackChannel(lease, idle.dueAt, notBefore))) return { done: true }
    await clock.sleep(pause)
  }
  const next = await chooseTask(deps, lease, clock.now())
  const looked = { done: false, hasLooked: true } as const
  if (next.task === 'send') {
    const sent = await sendMessage(deps, lease, next, clock.now())
    return sent === 'given back' ? { done: true } : { ...looked, notBefore: sent }
  }
  if (next.task === 'edit') return { ...looked, notBefore: await editMessage(deps, lease, next.message, clock.now()) }
  if (next.dueAt !== undefined && next.dueAt <= clock.now()) return { ...looked, notBefore }
  return (await store.giveBackChannel(lease, next.dueAt, notBefore)) ? { done: true } : { ...looked, notBefore }
}

/**
 * Until when there is nothing to do in a channel at `at`; undefined where there is something. A worker that slept through the pause after
 * each last message would be billed for that second, and find nothing.
 */
async function idleUntil(
  { store }: DeliveryDeps,
  lease: Lease,
  at: Instant,
): Promise<{ dueAt: Instant | undefined } | undefined> {
  if (lease.openMessageId || lease.tooOld) return undefined
  const { due, tooOld, nextDueAt } = await findDueDeliveries(store, lease, at)
  const isDue = due.length > 0 || tooOld > 0 || (nextDueAt !== undefined && nextDueAt <= at)
  return isDue ? undefined : { dueAt: nextDueAt }
}
