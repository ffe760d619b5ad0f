import type { Rhythm } from '../subscriptions/subscription.ts'
import { businessDayFrom, weekday } from '../text/business-day.ts'
import { addDays, type Day, HOUR, type Instant, MINUTE, seoulDay, startOfDay } from '../text/seoul.ts'

/** In hours: 25 days. */
const RECENT = 600

/**
 * When a release announced at an instant is due: at once; or in the `morning` (`09:00`) of the next business day in Seoul; or of the
 * next Monday, on the first business day after it when Monday is a holiday.
 */
export function dueAt(rhythm: Rhythm, announcedAt: Instant, morning: string, showAt = announcedAt): Instant {
  if (rhythm === 'at once') return announcedAt - precedence(announcedAt - showAt)
  let day = seoulDay(announcedAt)
  for (;;) {
    const due = startOfDay(businessDayFrom(rhythm === 'daily' ? day : mondayOf(day))) + timeOfDay(morning)
    if (due >= announcedAt) return due
    day = addDays(day, rhythm === 'daily' ? 1 : 7)
  }
}

/** What is announced together comes in the order it was published: within a second, a millisecond earlier for each hour of age, of old ones less. */
function precedence(age: number): number {
  const hours = Math.floor(age / HOUR)
  return Math.floor(hours <= RECENT ? hours : Math.min(RECENT + 40 * Math.log2(hours / RECENT), 999))
}

/** `09:30` as ms since midnight. */
function timeOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * HOUR + minutes * MINUTE
}

function mondayOf(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7))
}
