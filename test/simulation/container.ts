import type { Instant } from '../../functions/text/seoul.ts'
import type { Faults } from './faults.ts'
import type { Trace } from './trace.ts'
import type { VirtualTime } from './virtual-time.ts'

export type DoorName = 'poll' | 'match' | 'deliver' | 'sweep' | 'slack'

/** One Lambda container. It has its own clock, and every call to the outside goes through `call`, where a fault may hit it. */
export interface Container {
  name: string
  isDead(): boolean
  /** Whether it slept so long in this invocation that its lease may be lost and another worker be at work in its place. */
  hasOverslept(): boolean
  now(): Instant
  /**
   * Makes a call to the outside. `what` and `about` describe it in the trace. Once the container has died the promise never settles, so
   * that the door does nothing more.
   */
  call<T>(what: string, about: unknown, effect: Effect<T>, possible?: PossibleFaults): Promise<T>
  sleep(ms: number): Promise<void>
  /** Runs one invocation. `died`: it crashed, or was cut off at the door's time limit. */
  invoke<T>(work: () => Promise<T>): Promise<{ ended: 'returned'; value: T } | { ended: 'threw' | 'died' }>
}

/** The work of a call. `indexLags`: a global index it reads shows the rows of some seconds ago. */
type Effect<T> = (indexLags?: boolean) => T | Promise<T>

/** The faults that a kind of call can meet besides crashes and delays, with the error each throws. */
export interface PossibleFaults {
  throttled?: Error
  conflict?: Error
  /** The client repeats the call when its answer is lost. */
  twice?: boolean
}

/** A new one each time: a promise holds whatever waits for it, and one for all would keep every container that ever died. */
const never = () => new Promise<never>(() => undefined)

export function openContainer(
  world: { time: VirtualTime; faults: Faults; trace: Trace },
  name: string,
  timeLimitMs: number,
): Container {
  const { time, faults, trace } = world
  const skew = faults.clockSkew()
  let dead = false
  let overslept = false
  let deadline = Number.POSITIVE_INFINITY
  let die: () => void = () => undefined
  if (skew !== 0) faults.count('clock skew')

  function kill(kind: string, what: string, about: unknown): Promise<never> {
    dead = true
    faults.count(kind)
    trace(name, `${kind}: ${what}`, about)
    die()
    return never()
  }

  async function call<T>(what: string, about: unknown, effect: Effect<T>, possible: PossibleFaults = {}): Promise<T> {
    if (dead) return never()
    const fault = faults.forCall(what)
    if (fault.overslept) {
      overslept = true
      deadline = Number.POSITIVE_INFINITY
      faults.count('overslept')
      trace(name, 'fell asleep', about)
    }
    const left = deadline - time.now()
    await time.sleep(Math.min(fault.delay, left))
    if (dead) return never()
    if (fault.delay >= left) return kill('cut off at its time limit', what, about)
    if (fault.crash === 'before') return kill('crash before', what, about)
    if (fault.delay > 1_000 && !fault.overslept) faults.count('slow call')
    if (fault.throttled && possible.throttled) {
      faults.count('throttled')
      trace(name, `throttled: ${what}`, about)
      throw possible.throttled
    }
    if (fault.conflict && possible.conflict) {
      faults.count('transaction conflict')
      throw possible.conflict
    }
    let answer = await effect(fault.indexLags)
    if (fault.twice && possible.twice) {
      faults.count('written twice')
      answer = await effect(fault.indexLags)
    }
    trace(name, what, about, answer)
    if (fault.crash === 'after') return kill('crash after', what, about)
    return answer
  }

  return {
    name,
    isDead: () => dead,
    hasOverslept: () => overslept,
    now: () => time.now() + skew,
    call,
    async sleep(ms) {
      await time.sleep(ms)
      if (dead) await never()
    },
    async invoke(work) {
      deadline = time.now() + timeLimitMs
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
