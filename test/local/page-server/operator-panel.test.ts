import { expect, test } from 'vitest'
import { SourceState } from '../../../functions/releases/source.ts'
import { shownSource } from '../../../lib/local/page-server/operator-panel.ts'

const NOW = Date.parse('2026-11-23T10:00:00+09:00')
const source = { id: 'me', name: '기후부', rhythm: 2 }
const readOnce = { firstReadAt: NOW - 90 * 86_400_000, okAt: NOW - 60_000 }

test.each([
  ['never read', {}, 'not read yet'],
  ['read, with news of today', { ...readOnce, newestDay: '2026-11-23' }, 'healthy'],
  ['silent for longer than its rhythm', { ...readOnce, newestDay: '2026-11-17' }, 'quiet'],
  ['silent for very long', { ...readOnce, newestDay: '2026-10-01' }, 'stale'],
  ['mostly not understood', { ...readOnce, garbled: true }, 'changed'],
  [
    'sending an empty list',
    { ...readOnce, failures: 1, failure: { reason: 'empty', detail: '행이 없습니다.' } },
    'empty',
  ],
  ['refusing', { ...readOnce, failures: 3, failure: { reason: 'refused', detail: '403' } }, 'blocked'],
  ['ended', { failures: 1, failure: { reason: 'discontinued', detail: '닫혔습니다.' } }, 'discontinued'],
])('a source %s', (_, state, health) => {
  const shown = shownSource(source, SourceState.parse({ sourceId: 'me', ...state }), NOW)
  expect(shown.health).toBe(health)
})

test('a source read in this run shows that time, unless the reading failed', () => {
  const state = SourceState.parse({ sourceId: 'me', ...readOnce })
  expect(shownSource(source, state, NOW, NOW).okAt).toBe(NOW)
  const failed = { ...state, failures: 1, failure: { reason: 'timeout' as const, detail: '늦습니다.' } }
  expect(shownSource(source, failed, NOW, NOW)).toMatchObject({ okAt: readOnce.okAt, detail: '늦습니다.' })
})
