import { type Instant, MINUTE } from './seoul.ts'

/** By how much the clocks of two machines may differ. */
const CLOCK_SKEW_MS = MINUTE

/**
 * Whether an instant lies further ahead than it can: `longestMs` from now, as the longest time that whoever wrote it plans ahead, and the
 * skew of two clocks. Then a clock that ran ahead wrote it, and it is not believed: what waits for it would wait until that time.
 */
export function isAhead(at: Instant, now: Instant, longestMs = 0): boolean {
  return at > now + longestMs + CLOCK_SKEW_MS
}
