import { describe, expect, test } from 'vitest'
import { joinCellDates, readCellDate, readShortDate } from '../../../functions/sources/board/row-date.ts'

describe('a cell without a year is of the latest such day that is not ahead', () => {
  test.each([
    ['11-26', '2026-11-27', '2026-11-26'],
    ['11.27', '2026-11-27', '2026-11-27'],
    ['11/28', '2026-11-27', '2025-11-28'],
    ['12-30', '2027-01-03', '2026-12-30'],
    ['11월 26일', '2026-11-27', '2026-11-26'],
    ['11. 26.(목)', '2026-11-27', '2026-11-26'],
    ['등록일 11-26', '2026-11-27', '2026-11-26'],
    ['11-26 14:05', '2026-11-27', '2026-11-26'],
    ['02-29', '2026-11-27', '2024-02-29'],
    ['14:05', '2026-11-27', '2026-11-27'],
    ['오후 2:05', '2026-11-27', '2026-11-27'],
    ['13-01', '2026-11-27', undefined],
    ['02-30', '2026-11-27', undefined],
    ['1-3', '2026-11-27', undefined],
    ['11-20 ~ 11-26', '2026-11-27', undefined],
    ['제11-26호', '2026-11-27', undefined],
    ['11-26 마감', '2026-11-27', undefined],
  ])('%s on %s', (cell, today, day) => {
    expect(readShortDate(cell, today)?.day).toBe(day)
  })
})

test.each([
  [['27', '2026.11'], '2026-11-27'],
  [['2026.11.', '27'], '2026-11-27'],
  [['2026년 11월', '27일'], '2026-11-27'],
  [['11.27', '2026'], '2026-11-27'],
  [['홍보팀', '2026', '11.27'], '2026-11-27'],
  [['27', '2026'], undefined],
  [['31', '2026.02'], undefined],
  [['27', '홍보팀', '2026.11'], undefined],
])('cells beside each other make a day together: %j', (cells, day) => {
  expect(joinCellDates(cells)?.day).toBe(day)
})

test('a number of ten digits is an id in a list', () => {
  expect(readCellDate('1795478400')).toBeUndefined()
  expect(readCellDate('2026-11-27')?.day).toBe('2026-11-27')
})
