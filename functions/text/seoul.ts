/** A moment, in milliseconds since 1970-01-01 UTC. */
export type Instant = number

/** A calendar day in Seoul, `2026-07-23`. Korea has had no daylight saving time since 1988: the offset is always nine hours. */
export type Day = string

/** Milliseconds. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const SEOUL_OFFSET = 9 * HOUR

export function seoulDay(at: Instant): Day {
  return new Date(at + SEOUL_OFFSET).toISOString().slice(0, 10)
}

/** The moment a Seoul day begins. Throws a RangeError on a day that does not exist. */
export function startOfDay(day: Day): Instant {
  const at = Date.parse(`${day}T00:00:00+09:00`)
  if (Number.isNaN(at)) throw new RangeError(`no such day: ${day}`)
  return at
}

export function addDays(day: Day, days: number): Day {
  return seoulDay(startOfDay(day) + days * DAY)
}

/** How many days it is from one day to another; below zero where that was earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / DAY)
}

/** `2026-07-23T14:05:00+09:00` */
export function seoulTime(at: Instant): string {
  return `${new Date(at + SEOUL_OFFSET).toISOString().slice(0, 19)}+09:00`
}

/** By how much the clocks of two machines may differ. */
const CLOCK_SKEW_MS = MINUTE

/**
 * Whether an instant lies further ahead than it can: `longestMs` from now, as the longest time that whoever wrote it plans ahead, and the
 * skew of two clocks. Then a clock that ran ahead wrote it, and it is not believed: what waits for it would wait until that time.
 */
export function isAhead(at: Instant, now: Instant, longestMs = 0): boolean {
  return at > now + longestMs + CLOCK_SKEW_MS
}

/** The `morning` (`09:00`) of a day in Seoul. */
export function morningOf(day: Day, morning: string): Instant {
  return startOfDay(day) + timeOfDay(morning)
}

/** A time like `09:30` as ms since midnight. */
function timeOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * HOUR + minutes * MINUTE
}
