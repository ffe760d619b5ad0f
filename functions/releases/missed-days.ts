import * as z from 'zod'
import { addDays, DAY, type Day, type Instant, MINUTE, seoulDay } from '../text/seoul.ts'

/** A day that could not be read while others could: it is passed over, and asked for again by itself. */
export const Missed = z.object({ day: z.iso.date(), failures: z.int(), askedAt: z.int() })
export type Missed = z.infer<typeof Missed>

/** One missed day is asked for in half an hour at most: however many there are, a source's calls of a day suffice. */
const ASKED_EVERY = 30 * MINUTE
/** From then on, six hours at the least, a day is asked for once a day, and people are told. */
const LASTING = 12
/** Older days (days) are let go. */
const KEPT = 90

/** The missed day whose turn it is. */
export function dayToAskAgain(missed: Missed[], now: Instant): Day | undefined {
  if (missed.some(({ askedAt }) => Math.abs(now - askedAt) < ASKED_EVERY)) return undefined
  const due = missed.filter((one) => !isLasting(one) || now - one.askedAt >= DAY)
  return due.toSorted((a, b) => a.askedAt - b.askedAt)[0]?.day
}

/** The list after some days failed, for the first time or again. */
export function withMissed(missed: Missed[], days: Day[], now: Instant): Missed[] {
  const oldest = addDays(seoulDay(now), -KEPT)
  const others = missed.filter(({ day }) => day >= oldest && !days.includes(day))
  const failed = days.map((day): Missed => {
    const before = missed.find((one) => one.day === day)
    return { day, failures: (before?.failures ?? 0) + 1, askedAt: now }
  })
  return [...others, ...failed].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

export function isLasting({ failures }: Missed): boolean {
  return failures >= LASTING
}
