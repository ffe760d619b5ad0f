import { expect, onTestFinished, test } from 'vitest'
import { SourceState } from '../../../functions/releases/source.ts'
import { createTable, LOCAL_TABLE_NAME } from '../../../lib/local/database/create-table.ts'
import { startDynoxide } from '../../../lib/local/database/dynoxide.ts'
import { localClient } from '../../../lib/local/database/open-database.ts'
import { openOperatorPanel, shownSource } from '../../../lib/local/page-server/operator-panel.ts'

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

test('however often it is asked to read again, one reading is under way, and closing waits for no more', async () => {
  const server = await startDynoxide()
  const client = localClient(server.endpoint)
  onTestFinished(server.stop)
  await createTable(client, LOCAL_TABLE_NAME)
  // Each read takes its time, as under load.
  client.middlewareStack.add(
    (next) => async (request) => {
      await new Promise((later) => setTimeout(later, 300))
      return next(request)
    },
    { step: 'initialize', name: 'slow' },
  )
  let readings = 0
  const panel = openOperatorPanel({
    client,
    sources: [],
    channels: () => [],
    counts: { polled: 0, found: 0 },
    clock: () => NOW,
    problems: { begin: () => undefined, current: () => [], end: () => undefined },
    onChange: () => {
      readings += 1
    },
  })
  for (let n = 0; n < 40; n += 1) {
    panel.refreshSoon()
    await new Promise((later) => setTimeout(later, 25))
  }
  const before = readings
  panel.refreshSoon()
  await panel.close()
  expect(before).toBeGreaterThan(0)
  expect(readings - before).toBeLessThanOrEqual(1)
})
