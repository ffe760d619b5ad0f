import { weekday } from '../../text/days/business-day.ts'
import { addDays, type Day } from '../../text/seoul.ts'

/** Days in Seoul, both of them within. */
export interface Period {
  first: Day
  last: Day
}

/*
Periods as people type them beside a keyword: `수소 최근 7일`, `지난달 산재`, `2026-09`, `2026년 9월`, `9월`, `어제`, `last 7 days`. A year alone is
none: `2027년 예산안` is a subject. What stands in quotes is a keyword as it is.
*/

/** Each pattern with the period it means; `today` is the day it is said. */
const PERIODS: [RegExp, (found: string[], today: Day) => Period | undefined][] = [
  [
    counted('(?:최근|지난|요) ?', '(일|주일?|개월|달)', '(?: ?(?:간|동안|이내|치|내))?'),
    ([, count, unit], today) => lastDays(Number(count) * daysIn(unit as string), today),
  ],
  [
    counted('(?:last|past|recent) ', '(day|week|month)s?', ''),
    ([, count, unit], today) => lastDays(Number(count) * daysIn(unit as string), today),
  ],
  [word('오늘|today'), (_, today) => ({ first: today, last: today })],
  [word('어제|yesterday'), (_, today) => lastDays(1, addDays(today, -1))],
  [word('이번 ?주|금주|this week'), (_, today) => ({ first: mondayOf(today), last: today })],
  [word('지난 ?주|저번 ?주|last week'), (_, today) => lastDays(7, addDays(mondayOf(today), -1))],
  [word('이번 ?달|이달|this month'), (_, today) => ({ first: `${today.slice(0, 7)}-01`, last: today })],
  [word('지난 ?달|저번 ?달|last month'), (_, today) => monthOf(addDays(`${today.slice(0, 7)}-01`, -1))],
  [
    bounded('(20\\d\\d)(?:[-./] ?|년 ?)(\\d{1,2})(?:[-./] ?|월 ?)(\\d{1,2})(?:일|\\.)?'),
    ([, year, month, day]) => dayPeriod(year, month, day),
  ],
  [bounded('(20\\d\\d)(?:[-./] ?|년 ?)(\\d{1,2})월?'), ([, year, month]) => monthPeriod(year, month)],
  [bounded('(1[0-2]|[1-9])월'), ([, month], today) => latestMonth(Number(month), today)],
]

/** Takes a period out of words; none where they name none, or one that has not begun. */
export function takePeriod(words: string, today: Day): { rest: string; period?: Period } {
  const parts = words.split(/("[^"]*")/)
  for (const [pattern, read] of PERIODS) {
    for (const [at, part] of parts.entries()) {
      const found = part.startsWith('"') ? null : part.match(pattern)
      const period = found && read([...found], today)
      if (!found || !period || period.first > today) continue
      const rest = parts.with(at, part.replace(pattern, ' ')).join('').replace(/ {2,}/g, ' ').trim()
      return { rest, period: { ...period, last: period.last > today ? today : period.last } }
    }
  }
  return { rest: words }
}

/** A piece of text of its own, with a particle perhaps. */
function bounded(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])${source}(?:의|에|에는|부터|중|자)?(?![\\p{L}\\p{N}-])`, 'iu')
}

function word(words: string): RegExp {
  return bounded(`(?:${words})`)
}

function counted(before: string, unit: string, behind: string): RegExp {
  return bounded(`${before}(\\d{1,3}) ?${unit}${behind}`)
}

function daysIn(unit: string): number {
  if (/^(?:주|week)/i.test(unit)) return 7
  return /^(?:개월|달|month)/i.test(unit) ? 30 : 1
}

/** So many days, the last of which is `last`; undefined for none. */
function lastDays(count: number, last: Day): Period | undefined {
  return count > 0 ? { first: addDays(last, 1 - count), last } : undefined
}

function mondayOf(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7))
}

function monthOf(day: Day): Period {
  const first = `${day.slice(0, 7)}-01`
  const next = addDays(first, 31)
  return { first, last: addDays(`${next.slice(0, 7)}-01`, -1) }
}

function monthPeriod(year = '', month = ''): Period | undefined {
  const number = Number(month)
  return number >= 1 && number <= 12 ? monthOf(`${year}-${month.padStart(2, '0')}-01`) : undefined
}

function dayPeriod(year = '', month = '', day = ''): Period | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isDay = !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
  return isDay ? { first: text, last: text } : undefined
}

/** The month of this year, or of the last where it is still to come. */
function latestMonth(month: number, today: Day): Period {
  const year = Number(today.slice(0, 4)) - (month > Number(today.slice(5, 7)) ? 1 : 0)
  return monthOf(`${year}-${String(month).padStart(2, '0')}-01`)
}
