import type { RawRelease } from '../../releases/raw-release.ts'
import type { ReleaseKind } from '../../releases/release-kind.ts'
import type { Validators } from '../../releases/source.ts'
import { addDays, type Day, daysBetween, type Instant, MINUTE, seoulDay } from '../../text/seoul.ts'

/** So many notices an answer has room for, and no page after it is documented. */
const MAX_NOTICES_PER_ANSWER = 20
/** Notices are open for forty days. */
const FIRST_SIGHT_DAYS = 45
const MAX_DAYS_PER_READING = 10
/** 법률, 대통령령, 총리령, 부령. */
const LAW_CLASSES = ['AA0101', 'AA0102', 'AA0103', 'AA0104']

export function isWholeAnswer(notices: RawRelease[]): boolean {
  return notices.length < MAX_NOTICES_PER_ANSWER
}

/** The days that may hold notices which were never seen, oldest first, as many as one reading asks for; `isWhole` where these are all. */
export function daysToAsk(readThrough: Day | undefined, now: Instant): { days: Day[]; isWhole: boolean } {
  const today = seoulDay(now)
  const earliest = addDays(today, -FIRST_SIGHT_DAYS)
  const next = readThrough ? addDays(readThrough, 1) : earliest
  const from = [earliest, today, next].sort()[1] as Day
  const count = daysBetween(from, today) + 1
  const days = Array.from({ length: Math.min(count, MAX_DAYS_PER_READING) }, (_, later) => addDays(from, later))
  return { days, isWhole: days.length === count }
}

/** How long from one day that is looked at again to the next. */
const LOOK_AGAIN_MS = 30 * MINUTE

/** The day of which drafts that are known are to be looked at again: the one before the last, and after the oldest today. */
export function dayToLookAtAgain({ lookedAgain }: Pick<Validators, 'lookedAgain'>, now: Instant): Day | undefined {
  if (!lookedAgain || (lookedAgain.at <= now && lookedAgain.at > now - LOOK_AGAIN_MS)) return undefined
  const today = seoulDay(now)
  const next = addDays(lookedAgain.day ?? addDays(today, 1), -1)
  return next < addDays(today, -FIRST_SIGHT_DAYS) || next > today ? today : next
}

/** What to ask for the notices that began on a day: all of them, and the same in parts, where a day has more than an answer holds. */
export function questionsForDay(day: Day, kind: ReleaseKind | undefined) {
  const written = day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1. $2. $3.')
  const whole = { stYdFmt: written, edYdFmt: written }
  const parts = kind === '행정예고' ? [] : LAW_CLASSES.map((lsClsCd) => ({ ...whole, lsClsCd }))
  return { whole, parts }
}
