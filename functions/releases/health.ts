import { addDays, type Day, type Instant, seoulDay, startOfDay } from '../text/seoul.ts'
import type { Failure, Source, SourceState } from './source.ts'

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
  const newest = state.newestDay ?? (state.newAt && seoulDay(state.newAt))
  if (!newest || !source.rhythm) return 'healthy'
  const silence = workingDays(newest, seoulDay(now))
  if (silence > STALE * source.rhythm) return 'stale'
  return silence > source.rhythm ? 'quiet' : 'healthy'
}

/** Weekdays after `from` up to `to`; public holidays only make the answer come a little later. */
function workingDays(from: Day, to: Day): number {
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const weekday = new Date(startOfDay(day) + 12 * 3_600_000).getUTCDay()
    if (weekday !== 0 && weekday !== 6) days += 1
  }
  return days
}
