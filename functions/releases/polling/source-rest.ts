import { DAY, HOUR, type Instant, MINUTE } from '../../text/seoul.ts'
import type { Reading } from '../source.ts'

const FIRST_REST_MS = 5 * MINUTE
const MAX_REST_MS = 6 * HOUR
/** Somebody may be about to enter the key. */
const MAX_REST_WITHOUT_KEY_MS = 10 * MINUTE
/** A Retry-After beyond a day is taken for a mistake. */
const MAX_RETRY_AFTER_MS = DAY

type Failed = Pick<Extract<Reading, { outcome: 'failed' }>, 'reason' | 'retryAt'>

/**
 * Until when a source is left alone after its `failures`-th failure in a row: no rest after the first two, as a passing fault
 * mends itself; then 5 minutes, doubling up to six hours, so that a site that refuses us is not hammered. A site that said when to come
 * back (`retryAt`) is left alone until then, at most a day.
 */
export function restAfter(failures: number, now: Instant, { reason, retryAt = 0 }: Failed): Instant {
  const maxRest = reason === 'needs a key' ? MAX_REST_WITHOUT_KEY_MS : MAX_REST_MS
  const rest = failures < 3 ? 0 : Math.min(FIRST_REST_MS * 2 ** Math.min(failures - 3, 16), maxRest)
  return Math.max(now + rest, Math.min(retryAt, now + MAX_RETRY_AFTER_MS))
}

/** Whether a source still rests. An end later than any rest can have was written by a clock that ran ahead, and is ignored. */
export function isResting(restUntil: Instant | undefined, now: Instant): boolean {
  return restUntil !== undefined && restUntil > now && restUntil <= now + MAX_RETRY_AFTER_MS
}
