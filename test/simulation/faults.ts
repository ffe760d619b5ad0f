import type { Random } from '../support/seeded-random.ts'

/** The most by which a container's clock is off the true time. */
export const MAX_CLOCK_SKEW_MS = 2_000

/** What goes wrong with one call of a door to the outside. */
interface CallFault {
  /** How long the call takes to get there (ms). */
  delay: number
  /** The machine is suspended before the call, and its time limit with it: the call is made long after the lease has run out. */
  overslept?: boolean
  crash?: 'before' | 'after' | undefined
  /** The table refuses the call for now. */
  throttled?: boolean
  /** Another transaction is at work on the same rows. */
  conflict?: boolean
  /** The first answer is lost and the client writes again, so that a condition meets its own write. */
  twice?: boolean
  /** A global index does not show what was written in the last seconds. */
  indexLags?: boolean
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
  | 'blocks_policy_violation'

type QueueFault = 'lost' | 'twice' | 'late'

export interface Faults {
  forCall(what: string): CallFault
  forSlack(): SlackFault | undefined
  forQueue(): QueueFault | undefined
  sourceIsDown(): boolean
  /** By how much a new container's clock is off (ms). */
  clockSkew(): number
  scheduleFiresTwice(): boolean
  /** Whether a door that plans thousands of channels is out of time already. */
  stopsEarly(): boolean
  /** Counts a fault that had an effect. */
  count(kind: string): void
  counts: Map<string, number>
  /** From now on nothing goes wrong. */
  stop(): void
}

/** The probability of each fault for one request to Slack, at intensity 1. */
const SLACK_FAULTS: [SlackFault, number][] = [
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

/** Faults drawn at random from a seed until they are stopped. `intensity` scales all their probabilities. */
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
    forCall() {
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
        indexLags: strikes(0.3),
      }
    },
    forSlack() {
      if (!on) return undefined
      let drawn = random.next() / intensity
      for (const [fault, probability] of SLACK_FAULTS) {
        if (drawn < probability) return fault
        drawn -= probability
      }
      return undefined
    },
    forQueue() {
      if (strikes(0.03)) return 'lost'
      if (strikes(0.03)) return 'twice'
      return strikes(0.1) ? 'late' : undefined
    },
    sourceIsDown: () => strikes(0.05),
    clockSkew: () => (strikes(0.3) ? random.between(-MAX_CLOCK_SKEW_MS, MAX_CLOCK_SKEW_MS) : 0),
    scheduleFiresTwice: () => strikes(0.05),
    stopsEarly: () => strikes(0.05),
  }
}

/** The container crashes before or after the call, or sleeps before it until another worker has taken over. */
export type SingleFault = 'crash before' | 'crash after' | 'sleep before'

/** A single fault at the `nth` call, and none otherwise; with 0 none at all. `reached` tells which call that was. */
export function faultAtCall(
  nth: number,
  how: SingleFault,
): Faults & { reached(): string | undefined; calls(): number } {
  let calls = 0
  let reached: string | undefined
  const none = () => undefined
  const never = () => false
  return {
    counts: new Map(),
    count: none,
    stop: none,
    forSlack: none,
    forQueue: none,
    sourceIsDown: never,
    scheduleFiresTwice: never,
    stopsEarly: never,
    clockSkew: () => 0,
    calls: () => calls,
    reached: () => reached,
    forCall(what) {
      calls += 1
      if (calls === nth) reached = what
      if (calls !== nth) return { delay: 5 }
      if (how === 'sleep before') return { delay: 400_000, overslept: true }
      return { delay: 5, crash: how === 'crash before' ? 'before' : 'after' }
    },
  }
}
