import { DAY, HOUR, type Instant, MINUTE } from '../../text/seoul.ts'
import type { Reading } from '../source.ts'

const FIRST_REST = 5 * MINUTE
const LONGEST_REST = 6 * HOUR
/** Whoever asks for more has mistyped. */
const LONGEST_WISH = DAY
/** Where only a key is missing somebody may be bringing it. */
const LONGEST_FOR_KEY = 10 * MINUTE

type Failed = Pick<Extract<Reading, { outcome: 'failed' }>, 'reason' | 'retryAt'>

/**
 * Until when a source is left alone after its `failures`-th failure in a row: no rest after the first two, as a passing fault
 * mends itself; then 5 minutes doubling up to six hours, so that a site that refuses us is not hammered.
 */
export function restAfter(failures: number, now: Instant, { reason, retryAt = 0 }: Failed): Instant {
  const longest = reason === 'needs a key' ? LONGEST_FOR_KEY : LONGEST_REST
  const rest = failures < 3 ? 0 : Math.min(FIRST_REST * 2 ** Math.min(failures - 3, 16), longest)
  return Math.max(now + rest, Math.min(retryAt, now + LONGEST_WISH))
}

/** Whether a source rests still. A rest that ends later than any can was begun by a clock that ran ahead. */
export function isResting(restUntil: Instant | undefined, now: Instant): boolean {
  return restUntil !== undefined && restUntil > now && restUntil <= now + LONGEST_WISH
}
