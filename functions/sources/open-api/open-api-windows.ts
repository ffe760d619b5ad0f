import type { MissedDay } from '../../releases/missed-days.ts'
import { addDays, type Day, HOUR, type Instant, MINUTE, seoulDay } from '../../text/seoul.ts'

/** After a gap in reading, days further back than this are left to be asked for one by one, as missed days are. */
const MAX_DAYS_BACK = 30
/** So many past windows are requested in one reading; the next reading goes on from there. */
const MAX_PAST_WINDOWS = 5

/** Days that one request asks for, ends included. */
export interface Window {
  from: Day
  to: Day
}

interface Windows {
  /** The window that ends today. */
  today: Window
  /** The windows before it, oldest first. */
  past: Window[]
  /** Unread days too far back for a window, oldest first. */
  beyond: Day[]
  /** Once these windows were requested: the last day up to which every day is fully read or noted as missed. */
  through: Day
}

/**
 * The windows to request now: those after `readThrough`, today's, and in the first five minutes of each hour once more the days just before
 * today, for late additions. Missed days are left out: each is requested by itself.
 */
export function windowsFrom(
  readThrough: Day | undefined,
  windowDays: 1 | 3,
  now: Instant,
  missed: MissedDay[] = [],
): Windows {
  const today = seoulDay(now)
  const lookBackDays = Math.max(1, windowDays - 1)
  const isLookBackTime = now % HOUR < 5 * MINUTE
  const next = addDays(readThrough ?? addDays(today, -2), 1)
  const start = latest(earliest(next, addDays(today, -lookBackDays)), addDays(today, -MAX_DAYS_BACK))
  const skips = new Set(missed.map(({ day }) => day))
  const windows: Window[] = []
  for (let from = start; from <= today; from = addDays(from, 1)) {
    if (skips.has(from)) continue
    let to = from
    while (to < earliest(today, addDays(from, windowDays - 1)) && !skips.has(addDays(to, 1))) to = addDays(to, 1)
    windows.push({ from, to })
    from = to
  }
  const last = windows.at(-1) as Window
  const past = windows.slice(0, -1).filter(({ to }) => to >= next || isLookBackTime)
  const lastOfWalk = past[MAX_PAST_WINDOWS] && past[MAX_PAST_WINDOWS - 1]?.to
  const beyond = daysOf({ from: next, to: addDays(start, -1) }).filter((day) => !skips.has(day))
  return { today: last, past: past.slice(0, MAX_PAST_WINDOWS), beyond, through: lastOfWalk ?? addDays(today, -1) }
}

/** Each day of a window. */
export function daysOf({ from, to }: Window): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

export function latest(...days: Day[]): Day {
  return days.toSorted().at(-1) as Day
}

function earliest(...days: Day[]): Day {
  return days.toSorted()[0] as Day
}
