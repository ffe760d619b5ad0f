import { expect, test } from 'vitest'
import { type ChannelOverviewDeps, readChannelOverviews } from '../../functions/subscriptions/channel-overview.ts'
import { aRelease, aSubscription } from '../support/a-release.ts'

const NOW = Date.parse('2026-07-23T14:05:00+09:00')
const message = (change: object) => ({ openedAt: NOW, releaseIds: ['r1'], ts: '1.1', shown: [0], ...change })

type Unsent = Awaited<ReturnType<ChannelOverviewDeps['undeliveredIn']>>

async function overviewWith(messages: ReturnType<typeof message>[], channels = ['C1'], undelivered: Unsent = []) {
  const deps = {
    subscriptionsOf: async ({ team, channel }: { team: string; channel: string }) =>
      channel === 'C0' ? [] : [aSubscription('수소', { team, channel })],
    pauseOf: async ({ channel }: { channel: string }) => (channel === 'C2' ? 'is_archived' : undefined),
    quietHoursOf: async () => undefined,
    lastMessages: async (_: object, limit: number) => messages.slice(0, limit),
    undeliveredIn: async () => undelivered,
    now: () => NOW,
    releaseById: async (id: string) => (id === 'gone' ? undefined : aRelease({ id })),
  }
  return readChannelOverviews(
    deps,
    channels.map((channel) => ({ team: 'T1', channel })),
  )
}

test('channels without subscriptions are left out, the others stay in their order, however many there are', async () => {
  const channels = ['C2', 'C0', ...Array.from({ length: 60 }, (_, index) => `C${index + 10}`), 'C1']
  const overviews = await overviewWith([], channels)
  expect(overviews.map(({ channel }) => channel)).toEqual(channels.filter((channel) => channel !== 'C0'))
  expect(overviews[0]).toMatchObject({ pausedBecause: 'is_archived', subscriptions: [{ query: '수소' }] })
})

test.each([
  ['the newest message', [message({}), message({ releaseIds: ['r2'] })], { id: 'r1', others: 0 }],
  [
    'the newest that was posted',
    [message({ ts: undefined }), message({ releaseIds: ['r2'] })],
    { id: 'r2', others: 0 },
  ],
  [
    'the first release a message shows',
    [message({ releaseIds: ['r1', 'r2', 'r3', 'r4'], shown: [null, 0, 2] })],
    { id: 'r2', others: 1 },
  ],
])('what a channel was last told is %s', async (_, messages, told) => {
  const [overview] = await overviewWith(messages)
  expect(overview?.lastMessage).toMatchObject({ day: '2026-07-23', release: { id: told.id }, others: told.others })
})

test.each([
  ['nothing was sent', []],
  ['nothing was posted', [message({ ts: undefined })]],
  ['a message shows no release', [message({ shown: undefined })]],
  ['the release is gone', [message({ releaseIds: ['gone'] })]],
])('a channel was told nothing where %s', async (_, messages) => {
  const [overview] = await overviewWith(messages)
  expect(overview?.lastMessage).toBeUndefined()
})

test('what could not be sent is named with its reason, the newest first, five of them and how many there are', async () => {
  const refused = { reason: 'invalid_blocks', isInDoubt: false }
  const [overview] = await overviewWith(
    [],
    ['C1'],
    [
      { ...refused, releaseIds: ['old'], since: NOW - 9, failedAt: NOW - 8 },
      { ...refused, releaseIds: ['trying'], since: NOW - 2 },
      { reason: 'no answer', isInDoubt: true, releaseIds: ['a', 'b', 'c'], since: NOW - 99, failedAt: NOW - 1 },
      { reason: 'no answer', isInDoubt: true, releaseIds: ['soon'], since: NOW },
      { ...refused, releaseIds: ['oldest'], since: NOW - 99, failedAt: NOW - 98 },
    ],
  )
  expect(overview?.unsent.count).toBe(6)
  expect(overview?.unsent.first.map(({ release: { id }, ...about }) => [id, about])).toEqual([
    ...['a', 'b', 'c'].map((id) => [id, { reason: 'no answer', hasFailed: true, isInDoubt: true }]),
    ['trying', { ...refused, hasFailed: false }],
    ['old', { ...refused, hasFailed: true }],
  ])
})
