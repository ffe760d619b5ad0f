import { expect, test } from 'vitest'
import { isResting, restAfter } from '../../../functions/releases/polling/source-rest.ts'
import { HOUR, MINUTE } from '../../../functions/text/seoul.ts'
import { MONDAY } from '../../support/a-release.ts'

test.each([
  [1, 0],
  [2, 0],
  [3, 5 * MINUTE],
  [4, 10 * MINUTE],
  [9, 320 * MINUTE],
  [10, 6 * HOUR],
  [500, 6 * HOUR],
])('after %i failures in a row a source rests %i ms', (failures, rest) => {
  expect(restAfter(failures, MONDAY, { reason: 'refused' })).toBe(MONDAY + rest)
})

test('a site that says when to come back is left alone until then, at most a day', () => {
  expect(restAfter(1, MONDAY, { reason: 'refused', retryAt: MONDAY + HOUR })).toBe(MONDAY + HOUR)
  expect(restAfter(1, MONDAY, { reason: 'refused', retryAt: MONDAY + 20 * HOUR })).toBe(MONDAY + 20 * HOUR)
  expect(restAfter(1, MONDAY, { reason: 'refused', retryAt: MONDAY + 1000 * HOUR })).toBe(MONDAY + 24 * HOUR)
  expect(restAfter(5, MONDAY, { reason: 'refused', retryAt: MONDAY + MINUTE })).toBe(MONDAY + 20 * MINUTE)
})

test('a rest that was begun by a clock running ahead is ignored', () => {
  expect(isResting(MONDAY + 6 * HOUR, MONDAY)).toBe(true)
  expect(isResting(MONDAY, MONDAY)).toBe(false)
  expect(isResting(undefined, MONDAY)).toBe(false)
  expect(isResting(MONDAY + 365 * 24 * HOUR, MONDAY)).toBe(false)
})

test('a source that only lacks a key is polled again after ten minutes: somebody may be entering it', () => {
  expect(restAfter(500, MONDAY, { reason: 'needs a key' })).toBe(MONDAY + 10 * MINUTE)
})
