import type { Rhythm, SubscriptionOptions } from '../subscriptions/subscription-options.ts'
import { businessDayFrom, weekday } from '../text/days/business-day.ts'
import { addDays, type Day, HOUR, type Instant, morningOf, seoulDay } from '../text/seoul.ts'

/**
 * When a release announced at an instant is due: at once; in the next `morning` (`09:00`) of a business day in Seoul, today's if it is
 * still to come; or in the morning of the next Monday, or of the first business day after it when that Monday is a holiday. `showAt` is
 * when the release was published: of those announced together the older is due up to a second before the announcement, so that it is
 * sent first.
 */
export function deliveryDueAt(rhythm: Rhythm, announcedAt: Instant, morning: string, showAt = announcedAt): Instant {
  if (rhythm === 'at once') return announcedAt - precedence(announcedAt - showAt)
  let day = seoulDay(announcedAt)
  for (;;) {
    const due = morningOf(businessDayFrom(rhythm === 'daily' ? day : mondayOf(day)), morning)
    if (due >= announcedAt) return due
    day = addDays(day, rhythm === 'daily' ? 1 : 7)
  }
}

/** The rhythm in which a subscription hears of a release; `passing`: the release only mentions what it is about. */
export function rhythmFor({ rhythm, mentions }: SubscriptionOptions, passing: boolean): Rhythm {
  return passing && mentions === 'in the morning' && rhythm === 'at once' ? 'daily' : rhythm
}

/** 25 days. Up to this age each hour counts for a millisecond of precedence, beyond it ever less. */
const FULLY_COUNTED_HOURS = 600
const MAX_PRECEDENCE_MS = 999

/**
 * How much earlier (ms) a release is due for its age (ms), so that releases announced together are sent in the order they were
 * published. Always less than a second.
 */
function precedence(age: number): number {
  const hours = Math.floor(age / HOUR)
  if (hours <= FULLY_COUNTED_HOURS) return hours
  const beyond = 40 * Math.log2(hours / FULLY_COUNTED_HOURS)
  return Math.floor(Math.min(FULLY_COUNTED_HOURS + beyond, MAX_PRECEDENCE_MS))
}

function mondayOf(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7))
}
