import { expect, test } from 'vitest'
import { healthOf } from '../../functions/releases/health.ts'
import { restAfter } from '../../functions/releases/rest-after.ts'
import type { Failure, SourceState } from '../../functions/releases/source.ts'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../a-release.ts'

const source = { id: 'motir', name: '산업통상부', rhythm: 2 }
const read: SourceState = { sourceId: 'motir', validators: {}, failures: 0, firstReadAt: MONDAY, okAt: MONDAY }

test.each([
  ['published on Friday', '2026-11-20', 'healthy'],
  ['three working days of silence', '2026-11-18', 'quiet'],
  ['six working days of silence', '2026-11-13', 'quiet'],
  ['seven working days of silence', '2026-11-12', 'stale'],
  ['frozen since March, as an address left behind by a reform', '2026-03-10', 'stale'],
  ['post-dated', '2026-11-30', 'healthy'],
] as const)('%s, on a Monday: %s is %s', (_, newestDay, health) => {
  expect(healthOf(source, { ...read, newestDay }, MONDAY)).toBe(health)
})

test.each([
  ['empty', 'empty'],
  ['not a feed', 'changed'],
  ['refused', 'blocked'],
  ['timeout', 'unreachable'],
  ['needs a key', 'needs a key'],
] satisfies [Failure['reason'], string][])('a source that fails with "%s" is %s', (reason, health) => {
  const failure = { reason, detail: '' }
  expect(healthOf(source, { ...read, newestDay: '2026-11-23', failures: 1, failure }, MONDAY)).toBe(health)
})

test('mostly unreadable rows are a change, and silence of a source nobody knows the rhythm of is not', () => {
  expect(healthOf(source, { ...read, garbled: true }, MONDAY)).toBe('changed')
  expect(healthOf({ id: 'x', name: 'x' }, { ...read, newestDay: '2020-01-01' }, MONDAY)).toBe('healthy')
  expect(healthOf(source, { sourceId: 'motir', validators: {}, failures: 0 }, MONDAY)).toBe('not read yet')
})

test.each([
  [1, 0],
  [2, 0],
  [3, 5 * MINUTE],
  [4, 10 * MINUTE],
  [9, 320 * MINUTE],
  [10, 6 * HOUR],
  [500, 6 * HOUR],
])('after %i failures in a row a source rests %i ms', (failures, rest) => {
  expect(restAfter(failures, MONDAY)).toBe(MONDAY + rest)
})

test('a site that says when to come back is left alone until then, within reason', () => {
  expect(restAfter(1, MONDAY, MONDAY + HOUR)).toBe(MONDAY + HOUR)
  expect(restAfter(1, MONDAY, MONDAY + 1000 * HOUR)).toBe(MONDAY + 6 * HOUR)
})
