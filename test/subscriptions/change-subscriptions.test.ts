import { expect, test } from 'vitest'
import { pauseEnd } from '../../functions/subscriptions/change-subscriptions.ts'
import { seoulTime } from '../../functions/text/seoul.ts'

test.each([
  ['2026-07-23T14:05:00+09:00', '2026-07-30T00:00:00+09:00'],
  ['2026-07-23T23:59:59+09:00', '2026-07-30T00:00:00+09:00'],
  ['2026-12-28T00:00:00+09:00', '2027-01-04T00:00:00+09:00'],
])('a week of rest from %s ends as the day begins, %s', (from, to) => {
  expect(seoulTime(pauseEnd(Date.parse(from)))).toBe(to)
})
