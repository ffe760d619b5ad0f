import { datesInText } from './date-in-text.ts'

/*
Three numbers can mean several days: `24/11/26` is a day of 2024 in Seoul and one of 2026 in London, `03/04/2026` is in March or in April.
Such a date is read only where one order of its numbers gives a day, or where the other dates of the same document prove which order is
meant. With dots and hyphens two digits in front are the year, as all of Korea writes them, until a document proves otherwise.
*/

type DateOrder = 'ymd' | 'dmy' | 'mdy'

/** The order that is meant in a date which several orders fit. */
export type OrderOf = (date: string) => DateOrder | undefined

const ORDERS: DateOrder[] = ['ymd', 'dmy', 'mdy']
const NUMBERS = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)(?!\s?\2\s?\d)(.*)$/s
const FOUR_DIGITS = /^\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{4}/
/** Only American sites write these, with the month first. */
const AMERICAN = /\s[ap]m$/i
/** Few dates may be of one day each year by chance. */
const MIN_DATES_FOR_PROOF = 3

/** A date whose year stands first, or has four digits and a name for its month, as it is; one of three numbers with its year first. Undefined where its order is not known. */
export function inKnownOrder(text: string, orderOf: OrderOf): string | undefined {
  const numbers = NUMBERS.exec(text)
  if (!numbers || AMERICAN.test(text)) return text
  const isKorean = numbers[2] !== '/' && numbers[4]?.length === 2
  const possible = readingsOf(text)
  const order = orderOf(text)
  if (order !== undefined) return possible.get(order)
  if (isKorean) return text
  const days = new Set(possible.values())
  return days.size === 1 ? [...days][0] : undefined
}

/** What the dates of one document prove about the order of their numbers. They are asked for only once a date is in doubt. */
export function ordersIn(dates: () => string[]): OrderOf {
  let all: string[] | undefined
  const known = new Map<string, DateOrder | undefined>()
  return (date) => {
    const shape = shapeOf(date)
    if (shape === undefined) return undefined
    if (!known.has(shape)) {
      all ??= [...new Set(dates().flatMap(datesInText))]
      known.set(shape, provenOrder([...all, date].filter((other) => shapeOf(other) === shape)))
    }
    return known.get(shape)
  }
}

/** What a list shows is of a year or two: an order in which its dates lie years apart is not meant. */
function provenOrder(dates: string[]): DateOrder | undefined {
  const all = dates.map(readingsOf)
  const fitting = ORDERS.filter((order) => all.every((readings) => readings.has(order)))
  const spans = fitting.map((order) => ({ order, years: yearsBetween(all.map((days) => days.get(order) ?? '')) }))
  const [near, ...others] = spans.toSorted((a, b) => a.years - b.years)
  if (!near) return undefined
  // One day that does not exist, 26.02.30, would fit another order alone.
  const isClose = near.years <= 1 || FOUR_DIGITS.test(dates[0] ?? '')
  if (others.length === 0) return isClose ? near.order : undefined
  const isProven = isClose && others.every(({ years }) => years >= near.years + 2)
  return isProven && new Set(dates).size >= MIN_DATES_FOR_PROOF ? near.order : undefined
}

/** What sets one way of writing dates apart from another: `24/11/26` and `24.11.2026` prove nothing about each other. */
function shapeOf(text: string): string | undefined {
  const [, , separator, , last] = NUMBERS.exec(text) ?? []
  return separator && `${separator}${last?.length}`
}

/** The day that each order makes of three numbers, the year first, with what stands behind them. */
function readingsOf(text: string): Map<DateOrder, string> {
  const [, first = '', , second = '', third = '', rest = ''] = NUMBERS.exec(text) ?? []
  const orders: [DateOrder, string, string, string][] = [
    ...(third.length === 2 ? [['ymd', first, second, third] satisfies [DateOrder, string, string, string]] : []),
    ['dmy', third, second, first],
    ['mdy', third, first, second],
  ]
  const readings = orders.filter(([, ...parts]) => isDay(...parts))
  return new Map(readings.map(([order, year, month, date]) => [order, `${fourDigits(year)}-${month}-${date}${rest}`]))
}

function isDay(year: string, month: string, date: string): boolean {
  if (year.length === 1) return false
  const day = new Date(Date.UTC(fourDigits(year), Number(month) - 1, Number(date)))
  return day.getUTCMonth() === Number(month) - 1 && day.getUTCDate() === Number(date) && fourDigits(year) >= 1990
}

/** Two digits up to 69 are a year of this century. */
export function fourDigits(year: string): number {
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) < 70 ? 2000 : 1900)
}

function yearsBetween(days: string[]): number {
  const years = days.map((day) => Number(day.slice(0, 4)))
  return Math.max(...years) - Math.min(...years)
}
