import { expect, test } from 'vitest'
import {
  businessDayFrom,
  businessDaysBetween,
  isBusinessDay,
  weekday,
} from '../../../functions/text/days/business-day.ts'

test.each([
  ['a Monday', '2026-11-23', true],
  ['a Saturday', '2026-11-21', false],
  ['a Sunday', '2026-11-22', false],
  ['설날', '2026-02-17', false],
  ['개천절 대체공휴일', '2026-10-05', false],
  ['지방선거', '2026-06-03', false],
])('%s, %s, is a business day: %s', (_, day, expected) => {
  expect(isBusinessDay(day)).toBe(expected)
})

test('a year the library has no holidays of has weekends only', () => {
  expect(isBusinessDay('2028-01-01')).toBe(false)
  expect(isBusinessDay('2031-01-01')).toBe(true)
  expect(isBusinessDay('2031-01-04')).toBe(false)
})

test('the business day from a day on is that day, or the first after a holiday', () => {
  expect(businessDayFrom('2026-11-23')).toBe('2026-11-23')
  expect(businessDayFrom('2026-02-14')).toBe('2026-02-19')
})

test.each([
  ['2026-11-20', '2026-11-23', 1],
  ['2026-11-23', '2026-11-23', 0],
  ['2026-11-30', '2026-11-23', 0],
  ['2026-02-13', '2026-02-19', 1],
])('from %s to %s there are %i business days', (from, to, days) => {
  expect(businessDaysBetween(from, to)).toBe(days)
})

test('0 is Sunday', () => {
  expect(weekday('2026-11-22')).toBe(0)
})
