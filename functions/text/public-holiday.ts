import * as years from '@hyunbinseo/holidays-kr/all'
import type { Day } from './seoul.ts'

const byYear = years as Record<string, Record<string, readonly string[]> | undefined>

/** A public holiday of Korea, substitute holidays included. A year not yet in the almanac has none. */
export function isPublicHoliday(day: Day): boolean {
  return byYear[`y${day.slice(0, 4)}`]?.[day] !== undefined
}
