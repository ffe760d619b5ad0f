import { HOUR, type Instant, MINUTE } from '../text/seoul.ts'

const FIRST_REST = 5 * MINUTE
const LONGEST_REST = 6 * HOUR

/**
 * Until when a source is left alone after its `failures`-th failure in a row: no rest after the first two, as a passing fault
 * mends itself; then 5 minutes doubling up to six hours, so that a site that refuses us is not hammered.
 */
export function restAfter(failures: number, now: Instant, retryAt: Instant = 0): Instant {
  const rest = failures < 3 ? 0 : Math.min(FIRST_REST * 2 ** Math.min(failures - 3, 16), LONGEST_REST)
  return Math.max(now + rest, Math.min(retryAt, now + LONGEST_REST))
}
