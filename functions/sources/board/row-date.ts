import type { OrderOf } from '../../text/date/date-order.ts'
import { readDate } from '../../text/dates.ts'
import type { Day, Instant } from '../../text/seoul.ts'

/*
Dates in the rows of a list, which say less than others: today's rows show only a time, this year's no year, and cards have the day of the month
in another element than the month.
*/

interface RowDate {
  day: Day
  at?: Instant
}

const LABEL = /^(?:등록|작성|게시|공고|배포)?\s?(?:일시|일자|날짜|일)?\s*[:：]?\s*(?=\d)/
const TIME = /^(?:(?:오전|오후)\s?)?\d{1,2}:\d{2}(?::\d{2})?$/
/** Two digits each: `1-3` may be anything. */
const MONTH_AND_DAY = /^(?:(0[1-9]|1[0-2])([-./])\s?(0[1-9]|[12]\d|3[01])\.?|(1?\d)\s?월\s*([123]?\d)\s?일)/
const BEHIND_DAY = /^\s*(?:\([월화수목금토일]\))?\s*(\d{1,2}:\d{2}(?::\d{2})?)?$/
/** 29 February comes every four years, or eight. */
const MAX_YEARS_BACK = 8

/** The day that one cell of a row shows, by itself a whole date. */
export function readCellDate(cell: string, orderOf?: OrderOf): RowDate | undefined {
  // A number of ten digits is an id here, not seconds since 1970.
  return /^\s*(?:\d{10}|\d{13})\s*$/.test(cell) ? undefined : readDate(cell, orderOf)
}

/** The day of a cell that shows only a time, which is today's, or only month and day, which are the latest that are not ahead. */
export function readShortDate(cell: string, today: Day): RowDate | undefined {
  const text = cell.replace(/\s+/g, ' ').trim().replace(LABEL, '')
  if (TIME.test(text)) return readDate(`${today} ${text}`)
  const found = MONTH_AND_DAY.exec(text)
  const [, time = ''] = (found && BEHIND_DAY.exec(text.slice(found[0].length))) ?? []
  if (!found || !BEHIND_DAY.test(text.slice(found[0].length))) return undefined
  const [month = '', day = ''] = [found[1] ?? found[4], found[3] ?? found[5]]
  for (let back = 0; back <= MAX_YEARS_BACK; back += 1) {
    const date = readDate(`${Number(today.slice(0, 4)) - back}-${month}-${day} ${time}`.trim())
    if (date && date.day <= today) return date
  }
  return undefined
}

const DAY_OF_MONTH = /^(0?[1-9]|[12]\d|3[01])\s?일?$/
const YEAR_AND_MONTH = /^((?:19|20)\d{2})\s?[-./년]\s?(\d{1,2})\s?[.월]?$/
const YEAR = /^((?:19|20)\d{2})\s?[.년]?$/
const MONTH_DAY = /^(\d{1,2})\s?[-./월]\s?(\d{1,2})\s?[.일]?$/

/** The day that two cells beside each other show together: `27` and `2026.11`, or `11.27` and `2026`. */
export function joinCellDates(cells: string[]): RowDate | undefined {
  for (const [at, cell] of cells.entries()) {
    const date = joined(cell.trim(), cells[at + 1]?.trim() ?? '')
    if (date) return date
  }
  return undefined
}

function joined(one: string, other: string): RowDate | undefined {
  for (const [first, second] of [
    [one, other],
    [other, one],
  ] as const) {
    const [, year, month] = YEAR_AND_MONTH.exec(first) ?? []
    const [, date] = DAY_OF_MONTH.exec(second) ?? []
    if (year && date) return readDate(`${year}-${month}-${date}`)
    const [, wholeYear] = YEAR.exec(first) ?? []
    const [, ofMonth, ofDay] = MONTH_DAY.exec(second) ?? []
    if (wholeYear && ofDay) return readDate(`${wholeYear}-${ofMonth}-${ofDay}`)
  }
  return undefined
}
