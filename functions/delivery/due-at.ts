import type { Rhythm } from '../subscriptions/subscription.ts'
import { addDays, type Day, HOUR, type Instant, seoulDay, startOfDay } from '../text/seoul.ts'
import { businessDayFrom, weekday } from './business-day.ts'

const MORNING = 9 * HOUR

/**
 * When a release announced at an instant is due: at once; or at nine on the next business morning in Seoul; or at nine on the next
 * Monday, on its first business day when Monday is a holiday.
 */
export function dueAt(rhythm: Rhythm, announcedAt: Instant, showAt = announcedAt): Instant {
  if (rhythm === 'at once') return announcedAt - precedence(announcedAt - showAt)
  let day = seoulDay(announcedAt)
  for (;;) {
    const morning = startOfDay(businessDayFrom(rhythm === 'daily' ? day : mondayOf(day))) + MORNING
    if (morning >= announcedAt) return morning
    day = addDays(day, rhythm === 'daily' ? 1 : 7)
  }
}

/** What is announced together comes in the order it was published: within a second, a millisecond earlier for each hour of age. */
function precedence(age: number): number {
  return Math.min(Math.floor(age / HOUR), 999)
}

function mondayOf(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7))
}
