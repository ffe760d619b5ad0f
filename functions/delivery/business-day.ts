import * as years from '@hyunbinseo/holidays-kr/all'
import { addDays, type Day } from '../text/seoul.ts'

const byYear = years as Record<string, Record<string, readonly string[]> | undefined>

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** Neither a weekend nor a public holiday of Korea (substitute holidays included). A year not yet in the almanac has weekends only. */
export function isBusinessDay(day: Day): boolean {
  if (weekday(day) === 0 || weekday(day) === 6) return false
  return byYear[`y${day.slice(0, 4)}`]?.[day] === undefined
}

/** The day itself, or the next business day. */
export function businessDayFrom(day: Day): Day {
  return isBusinessDay(day) ? day : businessDayFrom(addDays(day, 1))
}
