import type { Channel } from '../subscriptions/channel.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import type { Work } from './choose-task.ts'
import type { Lease } from './lease.ts'

export interface Deps {
  clock: { now(): Instant; sleep(ms: number): Promise<void> }
  hold: {
    /** Undefined when a living worker has the channel. */
    lease(channel: Channel, now: Instant): Promise<Lease | undefined>
    /** The lease as it stands now; undefined when it was lost. */
    renew(lease: Lease, now: Instant): Promise<Lease | undefined>
    /** False when something came since the lease was taken or renewed. */
    giveBack(lease: Lease, ringAt: Instant | undefined, notBefore: Instant): Promise<boolean>
  }
  nextWork(lease: Lease, now: Instant): Promise<Work>
  /** Sends or edits, and records what became of it. Returns when the channel may be sent to again. */
  carry(lease: Lease, work: Exclude<Work, { work: 'none' }>, now: Instant): Promise<Instant>
}

/** Longest pause worth waiting out here; after a longer one the bell rings again. */
const PATIENCE = 1_000
const WORK_AT_MOST = 40_000
/** A bell can be put on the queue for later by no more than this; what is held up for longer is left to sweep. */
const RUNG_AHEAD = 15 * MINUTE

/** Does what is due in a channel, alone in it. Returns when it wants to be rung again, if something holds it up. */
export async function deliverChannel(deps: Deps, channel: Channel): Promise<Instant | undefined> {
  const startedAt = deps.clock.now()
  let lease = await deps.hold.lease(channel, startedAt)
  let looked = false
  while (lease) {
    const isTired = deps.clock.now() - startedAt > WORK_AT_MOST
    const step = await takeStep(deps, lease, isTired, looked)
    if (step.done) return step.ringAt
    looked ||= step.looked
    const renewed: Lease | undefined = await deps.hold.renew(lease, deps.clock.now())
    lease = renewed && { ...renewed, notBefore: Math.max(step.notBefore, renewed.notBefore) }
  }
  return undefined
}

type Step = { done: true; ringAt?: Instant } | { done: false; looked: boolean; notBefore: Instant }

async function takeStep(
  { clock, hold, nextWork, carry }: Deps,
  lease: Lease,
  isTired: boolean,
  looked: boolean,
): Promise<Step> {
  const { notBefore } = lease
  const again: Step = { done: false, looked, notBefore }
  // What comes to a paused channel waits for somebody to resume it.
  if (lease.paused) return (await hold.giveBack(lease, undefined, notBefore)) ? { done: true } : again
  const pause = notBefore - clock.now()
  if (pause > PATIENCE || isTired) {
    const ringAt = Math.max(notBefore, clock.now())
    // Who finds it held up was rung for by whoever was held up: were each bell to bring another, all there ever were would go on.
    const rings = looked && pause <= RUNG_AHEAD
    const bellAt = rings ? ringAt + 2 * MINUTE : ringAt
    return (await hold.giveBack(lease, bellAt, notBefore)) ? { done: true, ...(rings && { ringAt }) } : again
  }
  if (pause > 0) await clock.sleep(pause)
  const next = await nextWork(lease, clock.now())
  const more = { done: false, looked: true } as const
  if (next.work !== 'none') return { ...more, notBefore: await carry(lease, next, clock.now()) }
  if (next.dueAt !== undefined && next.dueAt <= clock.now()) return { ...more, notBefore }
  return (await hold.giveBack(lease, next.dueAt, notBefore)) ? { done: true } : { ...more, notBefore }
}
