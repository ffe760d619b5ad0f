import { expect, test } from 'vitest'
import { tallyHealth } from '../../../functions/releases/health/tally-health.ts'
import type { Failure, Source, SourceState } from '../../../functions/releases/source.ts'
import { DAY, HOUR } from '../../../functions/text/seoul.ts'
import { MONDAY } from '../../support/a-release.ts'

const source: Source = { id: 'motir', name: '산업통상부', rhythm: 1 }
const read: SourceState = {
  sourceId: 'motir',
  validators: {},
  failures: 0,
  firstReadAt: MONDAY - 90 * DAY,
  okAt: MONDAY - HOUR,
  newestDay: '2026-11-23',
}
const failing = (reason: Failure['reason'], change: Partial<SourceState> = {}) => ({
  ...read,
  failures: 3,
  failure: { reason, detail: '…' },
  ...change,
})

test.each<[string, SourceState | undefined, string, number]>([
  ['a source that publishes', read, 'healthy', 0],
  ['a source that was never read', undefined, 'not read yet', 0],
  ['a source without news for two working weeks', { ...read, newestDay: '2026-11-09' }, 'stale', 1],
  ['a source that is mostly garbled', { ...read, garbled: true }, 'changed', 1],
  ['a source that was blocked an hour ago', failing('refused'), 'blocked', 0],
  ['a source that has been blocked for two days', failing('refused', { okAt: MONDAY - 2 * DAY }), 'blocked', 1],
  ['a source that was empty for two days', failing('empty', { okAt: MONDAY - 2 * DAY }), 'empty', 1],
  ['a source that has never answered, three times', failing('timeout', { okAt: undefined }), 'unreachable', 0],
  [
    'a source that has never answered, for days',
    failing('timeout', { okAt: undefined, failures: 20 }),
    'unreachable',
    1,
  ],
  [
    'a source that nobody has given a key',
    failing('needs a key', { okAt: undefined, failures: 900 }),
    'needs a key',
    0,
  ],
])('%s', (_, state, health, ailing) => {
  expect(tallyHealth([source], state ? [state] : [], MONDAY)).toEqual({ byHealth: new Map([[health, 1]]), ailing })
})
