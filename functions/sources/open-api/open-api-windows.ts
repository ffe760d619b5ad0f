import type { MissedDay } from '../../releases/missed-days.ts'
import { addDays, type Day, HOUR, type Instant, MINUTE, seoulDay } from '../../text/seoul.ts'

/** After a gap the reader walks forward from there, window by window; further back it does not go. */
const FURTHEST = 30
const PAST_AT_ONCE = 5

export interface Window {
  from: Day
  to: Day
}

interface Windows {
  /** The one that ends today. */
  today: Window
  /** Those before it, oldest first. */
  past: Window[]
  /** The last day that is known whole, or missed, once these were asked for. */
  through: Day
}

/**
 * The windows to ask for now: those since the last day known whole, today's, and in the first minutes of each hour what lies
 * shortly before it once more. A missed day is left out: it is asked for by itself.
 */
export function windowsFrom(
  readThrough: Day | undefined,
  windowDays: 1 | 3,
  now: Instant,
  missed: MissedDay[] = [],
): Windows {
  const today = seoulDay(now)
  const looksBack = Math.max(1, windowDays - 1)
  const looksAgain = now % HOUR < 5 * MINUTE
  const next = addDays(readThrough ?? addDays(today, -2), 1)
  const start = latest(earliest(next, addDays(today, -looksBack)), addDays(today, -FURTHEST))
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
  const past = windows.slice(0, -1).filter(({ to }) => to >= next || looksAgain)
  const lastOfWalk = past[PAST_AT_ONCE] && past[PAST_AT_ONCE - 1]?.to
  return { today: last, past: past.slice(0, PAST_AT_ONCE), through: lastOfWalk ?? addDays(today, -1) }
}

/** Each day of a window. */
export function daysOf({ from, to }: Window): Day[] {
  return from > to ? [] : [from, ...daysOf({ from: addDays(from, 1), to })]
}

export function latest(...days: Day[]): Day {
  return days.toSorted().at(-1) as Day
}

function earliest(...days: Day[]): Day {
  return days.toSorted()[0] as Day
}
