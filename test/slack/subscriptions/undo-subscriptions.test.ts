import { expect, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import { undoUnsubscribe, undoValue } from '../../../functions/slack/subscriptions/undo-subscriptions.ts'
import type { SubscriptionOptions } from '../../../functions/subscriptions/subscription-options.ts'
import { openMemoryStore } from '../../support/memory-store/memory-store.ts'

const CHANNEL = { team: 'T1', channel: 'C1' }

async function restored(value: string): Promise<Record<string, SubscriptionOptions>> {
  const { store } = openMemoryStore()
  const deps = { add: store.subscribe, remove: store.unsubscribe, noteChange: async () => undefined, copy: ko }
  const interaction = { channel: CHANNEL, value, by: 'U1' } as Parameters<typeof undoUnsubscribe>[1]
  await undoUnsubscribe({ ...deps, now: () => 0 }, interaction)
  return Object.fromEntries((await store.subscriptionsOf(CHANNEL)).map(({ query, options }) => [query, options]))
}

test('subscriptions with the same options stand in one line, which names only what is not the default', () => {
  const ended = [
    { query: '희소금속' },
    { query: '수소', options: { rhythm: 'weekly' as const } },
    { query: '탄소중립', options: { rhythm: 'at once' as const, mentions: 'with the rest' as const } },
    { query: '배터리', options: { rhythm: 'weekly' as const, mentions: 'in the morning' as const } },
    { query: '원전', options: { rhythm: 'weekly' as const } },
  ]
  expect(undoValue(ended)).toBe(
    '희소금속, 탄소중립\n@weekly 수소, 원전\n@{"rhythm":"weekly","mentions":"in the morning"} 배터리',
  )
})

test.each([
  ['희소금속, 탄소중립', { 희소금속: { rhythm: 'at once' }, 탄소중립: { rhythm: 'at once' } }],
  [
    '원전\n@daily 배출권\n@weekly 산불',
    { 원전: { rhythm: 'at once' }, 배출권: { rhythm: 'daily' }, 산불: { rhythm: 'weekly' } },
  ],
  ['@{"rhythm":"daily"} 수소, 원전', { 수소: { rhythm: 'daily' }, 원전: { rhythm: 'daily' } }],
  // As a version with more options writes it.
  ['@{"rhythm":"weekly","later":["a","b"]} 수소', { 수소: { rhythm: 'weekly' } }],
  ['@{"rhythm":"hourly"} 수소', { 수소: { rhythm: 'at once', mentions: 'with the rest' } }],
  // As a version without the option wrote it.
  ['@daily 수소', { 수소: { rhythm: 'daily', mentions: 'with the rest' } }],
  ['@{"mentions":"left out"} 수소', { 수소: { rhythm: 'at once', mentions: 'left out' } }],
])('%j brings each subscription back with its options', async (value, options) => {
  expect(await restored(value)).toMatchObject(options)
})
