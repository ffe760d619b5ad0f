import * as z from 'zod'
import { addDays, DAY, type Day, type Instant, MINUTE, seoulDay } from '../text/seoul.ts'

/*
Days that could not be read of a source that is asked day by day (the open API), while other days could. Such a day is passed over, so
that it does not hold up the days after it, and is asked for again by itself: one missed day every half hour, so that a source's daily
quota of calls suffices however many there are. After twelve failures, six hours at the least, a day is asked for once a day and people
are told. After 90 days it is given up.
*/
export const MissedDay = z.object({ day: z.iso.date(), failures: z.int(), askedAt: z.int() })
export type MissedDay = z.infer<typeof MissedDay>

const ASK_INTERVAL_MS = 30 * MINUTE
const LASTING_FAILURES = 12
const KEPT_DAYS = 90

/** The missed day whose turn it is; undefined while one was asked for within the last half hour. */
export function missedDayToAskFor(missed: MissedDay[], now: Instant): Day | undefined {
  if (missed.some(({ askedAt }) => Math.abs(now - askedAt) < ASK_INTERVAL_MS)) return undefined
  const due = missed.filter((one) => !isLasting(one) || now - one.askedAt >= DAY)
  return due.toSorted((a, b) => a.askedAt - b.askedAt)[0]?.day
}

/** The missed days after some days failed, for the first time or again; sorted by day. */
export function withMissed(missed: MissedDay[], failedDays: Day[], now: Instant): MissedDay[] {
  const oldest = addDays(seoulDay(now), -KEPT_DAYS)
  const others = missed.filter(({ day }) => day >= oldest && !failedDays.includes(day))
  const recent = failedDays.filter((day) => day >= oldest)
  const failed = recent.map((day): MissedDay => {
    const before = missed.find((one) => one.day === day)
    return { day, failures: (before?.failures ?? 0) + 1, askedAt: now }
  })
  return [...others, ...failed].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/** Whether a day has failed for hours, so that people are told. */
export function isLasting({ failures }: MissedDay): boolean {
  return failures >= LASTING_FAILURES
}
