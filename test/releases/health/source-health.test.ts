import { expect, test } from 'vitest'
import { healthOf } from '../../../functions/releases/health/source-health.ts'
import { type Failure, SourceState } from '../../../functions/releases/source.ts'
import { MONDAY } from '../../support/a-release.ts'

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

test('mostly unreadable rows are a change; the silence of a source without a known rhythm is not stale', () => {
  expect(healthOf(source, { ...read, garbled: true }, MONDAY)).toBe('changed')
  expect(healthOf({ id: 'x', name: 'x' }, { ...read, newestDay: '2020-01-01' }, MONDAY)).toBe('healthy')
  expect(healthOf(source, SourceState.parse({ sourceId: 'motir' }), MONDAY)).toBe('not read yet')
})

test.each([
  ['2026-09-23', '2026-09-29T10:00:00+09:00', 'healthy'],
  ['2026-09-23', '2026-10-02T10:00:00+09:00', 'quiet'],
  ['2026-04-29', '2026-05-06T10:00:00+09:00', 'quiet'],
])('public holidays do not count as silence: from %s to %s it is %s', (newestDay, now, health) => {
  expect(healthOf({ ...source, rhythm: 2 }, { ...read, newestDay }, Date.parse(now))).toBe(health)
})

test('a day that has failed for hours makes a source incomplete; one that has failed a few times does not', () => {
  const missing = (failures: number) => ({ missed: [{ day: '2026-11-20', failures, askedAt: MONDAY }] })
  const state = { ...read, newestDay: '2026-11-23' }
  expect(healthOf(source, { ...state, validators: missing(11) }, MONDAY)).toBe('healthy')
  expect(healthOf(source, { ...state, validators: missing(12) }, MONDAY)).toBe('incomplete')
})
