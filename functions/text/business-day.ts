import { isPublicHoliday } from './public-holiday.ts'
import { addDays, type Day } from './seoul.ts'

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** Neither a weekend nor a public holiday of Korea (substitute holidays included). A year not yet in the almanac has weekends only. */
export function isBusinessDay(day: Day): boolean {
  return weekday(day) !== 0 && weekday(day) !== 6 && !isPublicHoliday(day)
}

/** The day itself, or the next business day. */
export function businessDayFrom(day: Day): Day {
  return isBusinessDay(day) ? day : businessDayFrom(addDays(day, 1))
}
