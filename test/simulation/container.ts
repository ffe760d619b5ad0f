import type { Instant } from '../../functions/text/seoul.ts'
import type { Faults } from './faults.ts'
import type { Trace } from './trace.ts'
import type { VirtualTime } from './virtual-time.ts'

export type DoorName = 'poll' | 'match' | 'deliver' | 'sweep' | 'slack'

/** One Lambda container: its own clock, and one way out for everything a door does, where it may be struck down. */
export interface Container {
  name: string
  isDead(): boolean
  /** Slept through its lease in this invocation, perhaps: another may be at work in its place. */
  hasOverslept(): boolean
  now(): Instant
  /** Makes a call to the outside. When the container has died nothing comes back, and nothing more is done. */
  pass<T>(what: string, about: unknown, effect: Effect<T>, way?: Way): Promise<T>
  sleep(ms: number): Promise<void>
  /** Runs one invocation. `died`: struck down, or cut off at the door's time limit. */
  invoke<T>(work: () => Promise<T>): Promise<{ ended: 'returned'; value: T } | { ended: 'threw' | 'died' }>
}

/** A call's work. `behind`: what a global index shows is some seconds old. */
type Effect<T> = (behind?: boolean) => T | Promise<T>

/** What a kind of call can suffer. */
export interface Way {
  throttled?: Error
  conflict?: Error
  twice?: boolean
}

const NEVER = new Promise<never>(() => undefined)

export function openContainer(
  world: { time: VirtualTime; faults: Faults; trace: Trace },
  name: string,
  limit: number,
): Container {
  const { time, faults, trace } = world
  const skew = faults.skew()
  let dead = false
  let overslept = false
  let deadline = Number.POSITIVE_INFINITY
  let die: () => void = () => undefined
  if (skew !== 0) faults.count('clock skew')

  function strike(kind: string, what: string, about: unknown): Promise<never> {
    dead = true
    faults.count(kind)
    trace(name, `${kind}: ${what}`, about)
    die()
    return NEVER
  }

  async function pass<T>(what: string, about: unknown, effect: Effect<T>, way: Way = {}): Promise<T> {
    if (dead) return NEVER
    const fault = faults.call(what)
    if (fault.overslept) {
      overslept = true
      deadline = Number.POSITIVE_INFINITY
      faults.count('overslept')
      trace(name, 'fell asleep', about)
    }
    const left = deadline - time.now()
    await time.sleep(Math.min(fault.delay, left))
    if (dead) return NEVER
    if (fault.delay >= left) return strike('cut off at its time limit', what, about)
    if (fault.crash === 'before') return strike('crash before', what, about)
    if (fault.delay > 1_000 && !fault.overslept) faults.count('slow call')
    if (fault.throttled && way.throttled) {
      faults.count('throttled')
      trace(name, `throttled: ${what}`, about)
      throw way.throttled
    }
    if (fault.conflict && way.conflict) {
      faults.count('transaction conflict')
      throw way.conflict
    }
    let answer = await effect(fault.behind)
    if (fault.twice && way.twice) {
      faults.count('written twice')
      answer = await effect(fault.behind)
    }
    trace(name, what, about, answer)
    if (fault.crash === 'after') return strike('crash after', what, about)
    return answer
  }

  return {
    name,
    isDead: () => dead,
    hasOverslept: () => overslept,
    now: () => time.now() + skew,
    pass,
    async sleep(ms) {
      await time.sleep(ms)
      if (dead) await NEVER
    },
    async invoke(work) {
      deadline = time.now() + limit
      overslept = false
      const died = new Promise<{ ended: 'died' }>((resolve) => {
        die = () => resolve({ ended: 'died' })
      })
      const ran = work().then(
        (value) => ({ ended: 'returned' as const, value }),
        (error: unknown) => {
          trace(name, `threw ${error}`)
          return { ended: 'threw' as const }
        },
      )
      return Promise.race([ran, died])
    },
  }
}
