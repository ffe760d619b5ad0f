import { isPublicHoliday } from '../../text/public-holiday.ts'
import { addDays, type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { isLasting } from '../polling/missed-days.ts'
import type { Failure, Source, SourceState } from '../source.ts'

/** How a source is, in one word a person can act on. */
export type Health =
  | 'healthy'
  /** Nothing new for longer than its rhythm, as happens. */
  | 'quiet'
  /** Nothing new for three times its rhythm: it answers, but probably elsewhere by now. */
  | 'stale'
  | 'empty'
  | 'changed'
  | 'blocked'
  | 'unreachable'
  | 'needs a key'
  /** Its publisher has ended it; the failure says what to read instead. */
  | 'discontinued'
  /** It answers, but some past days could not be read for hours: they are asked for again. */
  | 'incomplete'
  | 'not read yet'

const OF_REASON: Record<Failure['reason'], Health> = {
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

const STALE = 3

export function healthOf(source: Source, state: SourceState, now: Instant): Health {
  if (state.failure) return OF_REASON[state.failure.reason]
  if (state.firstReadAt === undefined) return 'not read yet'
  if (state.garbled) return 'changed'
  if (daysMissing(state).length > 0) return 'incomplete'
  const newest = state.newestDay ?? (state.newAt && seoulDay(state.newAt))
  if (!newest || !source.rhythm) return 'healthy'
  const silence = workingDays(newest, seoulDay(now))
  if (silence > STALE * source.rhythm) return 'stale'
  return silence > source.rhythm ? 'quiet' : 'healthy'
}

/** The days that could not be read for hours while others could. */
export function daysMissing({ validators }: SourceState): Day[] {
  return (validators.missed ?? []).filter(isLasting).map(({ day }) => day)
}

/** Days after `from` up to `to` on which ministries work: a long holiday silences them all. */
function workingDays(from: Day, to: Day): number {
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !isPublicHoliday(day)) days += 1
  }
  return days
}
