import { businessDaysBetween } from '../../text/days/business-day.ts'
import { type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { isLasting } from '../missed-days.ts'
import { isLastingSetAside, MAX_SET_ASIDE } from '../set-aside.ts'
import type { Failure, Source, WayState } from '../source.ts'
import { learnedRhythm } from './rhythm.ts'

/** The state of a source, in one word a person can act on. */
export type Health =
  | 'healthy'
  /** Nothing new for longer than its rhythm, which is normal now and then. */
  | 'quiet'
  /** Nothing new for three times its rhythm: the address still answers, but the ministry probably publishes elsewhere by now. */
  | 'stale'
  /** Its list has no rows. */
  | 'empty'
  /** What it sends is not in the form we read, or most rows of it are not. */
  | 'changed'
  /** It refuses to answer us. */
  | 'blocked'
  | 'unreachable'
  | 'needs a key'
  /** Its publisher has ended it; the failure says what to read instead. */
  | 'discontinued'
  /** It answers, but some past days have failed for hours, or some releases could not be had for a day. They are tried again. */
  | 'incomplete'
  | 'not read yet'

const HEALTH_BY_REASON: Record<Failure['reason'], Health> = {
  empty: 'empty',
  'not a feed': 'changed',
  broken: 'changed',
  refused: 'blocked',
  'needs a key': 'needs a key',
  discontinued: 'discontinued',
  unreachable: 'unreachable',
  timeout: 'unreachable',
  'too large': 'unreachable',
  redirects: 'unreachable',
}

/** A source is stale after a silence of so many times its rhythm. */
const STALE_RHYTHMS = 3

/**
 * The health of a source (of its first way, or of the second by its own state) by the row its polls keep. A failure of the last poll comes first, then what is wrong with what was read, then
 * the silence since its newest release, counted in business days: a long holiday silences every ministry.
 */
export function healthOf(source: Source, state: WayState, now: Instant): Health {
  if (state.failure) return HEALTH_BY_REASON[state.failure.reason]
  if (state.firstReadAt === undefined) return 'not read yet'
  if (state.garbled || (state.setAside?.length ?? 0) >= MAX_SET_ASIDE) return 'changed'
  const isRowMissing = state.setAside?.some((row) => isLastingSetAside(row, now))
  if (daysMissing(state).length > 0 || isRowMissing) return 'incomplete'
  const today = seoulDay(now)
  // A day that is still to come was kept by a clock that ran ahead.
  const kept = [state.newestDay, state.publishedDays?.findLast((day) => day <= today)]
  const newest = kept.find((day) => day !== undefined && day <= today) ?? (state.newAt && seoulDay(state.newAt))
  const rhythm = learnedRhythm(state.publishedDays) ?? source.rhythm
  if (!newest || !rhythm) return 'healthy'
  const silence = businessDaysBetween(newest, today)
  if (silence > STALE_RHYTHMS * rhythm) return 'stale'
  return silence > rhythm ? 'quiet' : 'healthy'
}

/** The days that have failed for hours while other days could be read. */
export function daysMissing({ validators }: WayState): Day[] {
  return (validators.missed ?? []).filter(isLasting).map(({ day }) => day)
}
