import type { Random } from './random.ts'

/** How far any clock is off the true time (ms). */
export const MOST_SKEW = 2_000

/** What goes wrong with one call that a door makes. */
interface CallFault {
  /** How long the call is on its way (ms). */
  delay: number
  /** The machine was asleep meanwhile, with its time limit: the call comes when its lease has long run out. */
  overslept?: boolean
  crash?: 'before' | 'after' | undefined
  /** The table refuses it for the moment. */
  throttled?: boolean
  /** Another transaction was on the same rows. */
  conflict?: boolean
  /** Its first answer was lost and the client wrote again, so the condition met its own write. */
  twice?: boolean
  /** A global index does not show yet what was written in the last seconds. */
  behind?: boolean
}

export type SlackFault =
  | '429'
  | '429 without Retry-After'
  | '200 rate_limited'
  | '503'
  | '503 after it was taken'
  | 'timeout'
  | 'timeout after it was taken'
  | 'HTML'
  | 'HTML after it was taken'
  | 'fatal_error'
  | 'fatal_error after it was taken'
  | 'an error nobody knows'
  | 'connection refused'
  | 'invalid_blocks'
  | 'invalid_blocks, plain too'

type QueueFault = 'lost' | 'twice' | 'late'

export interface Faults {
  call(what: string): CallFault
  slack(): SlackFault | undefined
  queue(): QueueFault | undefined
  source(): boolean
  /** How far a new container's clock is off (ms). */
  skew(): number
  /** Whether a schedule fires twice. */
  overlap(): boolean
  count(kind: string): void
  counts: Map<string, number>
  stop(): void
}

const SLACK: [SlackFault, number][] = [
  ['429', 0.02],
  ['429 without Retry-After', 0.005],
  ['200 rate_limited', 0.01],
  ['503', 0.01],
  ['503 after it was taken', 0.005],
  ['timeout', 0.005],
  ['timeout after it was taken', 0.005],
  ['HTML', 0.005],
  ['HTML after it was taken', 0.003],
  ['fatal_error', 0.005],
  ['fatal_error after it was taken', 0.003],
  ['an error nobody knows', 0.01],
  ['connection refused', 0.01],
  ['invalid_blocks', 0.005],
  ['invalid_blocks, plain too', 0.002],
]

/** Faults drawn from the seed, counted as they strike, until they are stopped. `intensity` scales all of them. */
export function openFaults(random: Random, intensity = 1): Faults {
  const counts = new Map<string, number>()
  let on = true
  const strikes = (probability: number) => on && random.chance(probability * intensity)

  return {
    counts,
    count(kind) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
    },
    stop() {
      on = false
    },
    call() {
      const slow = strikes(0.0004)
      const overslept = strikes(0.001)
      const delay = overslept ? random.between(100_000, 300_000) : random.between(2_000, 90_000)
      return {
        delay: slow || overslept ? delay : random.between(1, 25),
        overslept,
        crash: strikes(0.003) ? random.pick(['before', 'after'] as const) : undefined,
        throttled: strikes(0.006),
        conflict: strikes(0.01),
        twice: strikes(0.01),
        behind: strikes(0.3),
      }
    },
    slack() {
      if (!on) return undefined
      let drawn = random.next() / intensity
      for (const [fault, probability] of SLACK) {
        if (drawn < probability) return fault
        drawn -= probability
      }
      return undefined
    },
    queue() {
      if (strikes(0.03)) return 'lost'
      if (strikes(0.03)) return 'twice'
      return strikes(0.1) ? 'late' : undefined
    },
    source: () => strikes(0.05),
    skew: () => (strikes(0.3) ? random.between(-MOST_SKEW, MOST_SKEW) : 0),
    overlap: () => strikes(0.05),
  }
}

/** Struck down before a call or after it, or asleep before it until another has taken over. */
export type Strike = 'crash before' | 'crash after' | 'sleep before'

/** No fault but one, at the `nth` call. `reached` tells what call that was. */
export function strikeAt(nth: number, how: Strike): Faults & { reached(): string | undefined; calls(): number } {
  let calls = 0
  let reached: string | undefined
  const none = () => undefined
  const never = () => false
  return {
    counts: new Map(),
    count: none,
    stop: none,
    slack: none,
    queue: none,
    source: never,
    overlap: never,
    skew: () => 0,
    calls: () => calls,
    reached: () => reached,
    call(what) {
      calls += 1
      if (calls === nth) reached = what
      if (calls !== nth) return { delay: 5 }
      if (how === 'sleep before') return { delay: 400_000, overslept: true }
      return { delay: 5, crash: how === 'crash before' ? 'before' : 'after' }
    },
  }
}
