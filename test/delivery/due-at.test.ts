import { expect, test } from 'vitest'
import { deliveryDueAt, rhythmFor } from '../../functions/delivery/due-at.ts'
import { DEFAULT_OPTIONS } from '../../functions/subscriptions/subscription-options.ts'
import { HOUR, seoulTime } from '../../functions/text/seoul.ts'

const due = (rhythm: 'at once' | 'daily' | 'weekly', announced: string) =>
  seoulTime(deliveryDueAt(rhythm, Date.parse(`${announced}+09:00`), '09:00')).slice(0, 16)

test.each([
  ['월요일 새벽', '2026-11-23T08:59:59', '2026-11-23T09:00'],
  ['월요일 아홉 시 정각', '2026-11-23T09:00:00', '2026-11-23T09:00'],
  ['월요일 낮', '2026-11-23T09:00:01', '2026-11-24T09:00'],
  ['금요일 저녁', '2026-11-27T18:00:00', '2026-11-30T09:00'],
  ['토요일', '2026-11-28T10:00:00', '2026-11-30T09:00'],
  ['설 연휴 전날(2026-02-13 금)', '2026-02-13T15:00:00', '2026-02-19T09:00'],
  ['노동절 전날', '2026-04-30T15:00:00', '2026-05-04T09:00'],
  ['지방선거 전날', '2026-06-02T15:00:00', '2026-06-04T09:00'],
  ['제헌절 전날', '2026-07-16T15:00:00', '2026-07-20T09:00'],
  ['추석 연휴', '2026-09-24T10:00:00', '2026-09-28T09:00'],
  ['개천절 대체공휴일(2026-10-05 월)', '2026-10-02T18:00:00', '2026-10-06T09:00'],
  ['해가 바뀔 때', '2026-12-31T12:00:00', '2027-01-04T09:00'],
])('매일: %s, %s -> %s', (_, announced, expected) => {
  expect(due('daily', announced)).toBe(expected)
})

test.each([
  ['월요일 새벽', '2026-11-23T07:00:00', '2026-11-23T09:00'],
  ['월요일 낮', '2026-11-23T12:00:00', '2026-11-30T09:00'],
  ['일요일', '2026-11-29T23:59:59', '2026-11-30T09:00'],
  ['월요일이 대체공휴일', '2026-10-02T12:00:00', '2026-10-06T09:00'],
  ['월요일이 쉬는 주의 화요일 새벽', '2026-10-06T08:00:00', '2026-10-06T09:00'],
  ['설이 낀 주', '2027-02-05T12:00:00', '2027-02-10T09:00'],
])('매주: %s, %s -> %s', (_, announced, expected) => {
  expect(due('weekly', announced)).toBe(expected)
})

test('the time of the morning is a setting', () => {
  const announced = Date.parse('2026-11-23T08:10:00+09:00')
  const dues = ['08:00', '08:30'].map((morning) => seoulTime(deliveryDueAt('daily', announced, morning)).slice(0, 16))
  expect(dues).toEqual(['2026-11-24T08:00', '2026-11-23T08:30'])
})

test('with the rhythm at once a release is due when it is announced', () => {
  expect(due('at once', '2026-11-28T03:04:00')).toBe('2026-11-28T03:04')
})

test('of releases announced together the older is due earlier, by less than a second', () => {
  const announced = Date.parse('2026-11-23T10:00+09:00')
  const ages = [0, 0.5, 1, 24, 19 * 24, 60 * 24, 300 * 24, 1075 * 24, 99 * 365 * 24]
  const due = ages.map((hours) => announced - deliveryDueAt('at once', announced, '09:00', announced - hours * HOUR))
  expect(due).toEqual([0, 0, 1, 24, 456, 650, 743, 817, 999])
})

test.each([
  ['at once', 'with the rest', true, 'at once'],
  ['at once', 'in the morning', true, 'daily'],
  ['at once', 'in the morning', false, 'at once'],
  ['daily', 'in the morning', true, 'daily'],
  ['weekly', 'in the morning', true, 'weekly'],
] as const)('%s, passing mentions %s: passing %s is told %s', (rhythm, mentions, passing, expected) => {
  expect(rhythmFor({ ...DEFAULT_OPTIONS, rhythm, mentions }, passing)).toBe(expected)
})
