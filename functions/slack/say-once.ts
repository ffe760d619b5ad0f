import { log } from '../platform/log.ts'
import type { Instant } from '../text/seoul.ts'

export interface Deps {
  now(): Instant
  sleep(ms: number): Promise<void>
  /** A turn in the workspace's budget: now, or the instant at which to use it. */
  reserveSlot(team: string, now: Instant): Promise<Instant>
  /** True for who asks first about a key. */
  once(key: string, now: Instant): Promise<boolean>
}

/** Nobody sleeps longer: what is said here is a courtesy, and releases come first. */
const PATIENCE = 1_000

/**
 * Says something to a channel in the workspace's turn, and at most once for a key: the key is taken before, so that what a crash cuts
 * short stays unsaid rather than being said twice.
 */
export async function sayOnce(deps: Deps, team: string, key: string, say: () => Promise<void>): Promise<void> {
  const { now, sleep, reserveSlot, once } = deps
  if (!(await once(`said ${team} ${key}`, now()))) return
  const wait = (await reserveSlot(team, now())) - now()
  if (wait > PATIENCE) return log.info('courtesy left out', { team, key, wait })
  if (wait > 0) await sleep(wait)
  await say()
}
