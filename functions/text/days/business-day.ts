import * as years from '@hyunbinseo/holidays-kr/all'
import { addDays, type Day } from '../seoul.ts'

/*
What a business day is in Korea: neither a weekend nor a public holiday, substitute holidays included. The holidays are those of the
official gazette, which names them about a year ahead: the library holds 2018 to 2027, one table per year, so that it has to be
updated once a year. Its own isHoliday() throws a RangeError for any other year; the tables are read directly instead, and a year that
is not among them has weekends only. Nothing is logged here, as this room is pure: a warning would have to come from a caller.
*/
const holidaysByYear = years as Record<string, Record<string, readonly string[]> | undefined>

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

export function isWeekend(day: Day): boolean {
  return weekday(day) === 0 || weekday(day) === 6
}

export function isBusinessDay(day: Day): boolean {
  return !isWeekend(day) && !isPublicHoliday(day)
}

/** The day itself if it is a business day, else the next one. */
export function businessDayFrom(day: Day): Day {
  return isBusinessDay(day) ? day : businessDayFrom(addDays(day, 1))
}

/** The day itself if it is a business day, else the last one before it. */
export function businessDayUntil(day: Day): Day {
  return isBusinessDay(day) ? day : businessDayUntil(addDays(day, -1))
}

/** The business day that lies `count` business days before a day. */
export function businessDaysBefore(day: Day, count: number): Day {
  let before = day
  for (let left = count; left > 0; left -= 1) before = businessDayUntil(addDays(before, -1))
  return before
}

/** How many business days follow `from`, up to and including `to`. */
export function businessDaysBetween(from: Day, to: Day): number {
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isBusinessDay(day)) days += 1
  return days
}

export function isPublicHoliday(day: Day): boolean {
  return holidaysByYear[`y${day.slice(0, 4)}`]?.[day] !== undefined
}
