import { expect, test } from 'vitest'
import type { Message } from '../../../functions/delivery/message.ts'
import { findPosted, postedWhere } from '../../../lib/commands/trace/find-posted.ts'
import { releaseLife } from '../../../lib/commands/trace/release-life.ts'
import { aDelivery, aRelease, MONDAY } from '../../support/a-release.ts'

const TS = `${MONDAY / 1000 + 300}.000100`
const C1 = { team: 'T1', channel: 'C1' }
const C2 = { team: 'T1', channel: 'C2' }
const digest = { messageId: 'm1', openedAt: MONDAY + 200_000, releaseIds: ['r1', 'r2'] } as Message

/** The ledger of one day: r1 and r2 are posted in a digest in C1, r1 waits in C2. */
const store = {
  releaseById: async (id: string) =>
    id.startsWith('r')
      ? aRelease({ id, announcedAt: MONDAY + 60_000, published: { day: '2026-11-23', at: MONDAY }, showAt: MONDAY })
      : undefined,
  releaseBell: async () => undefined,
  planProgressOf: async () => undefined,
  releasesOfDay: async (day: string) => (day === '2026-11-23' ? [aRelease({ id: 'r2' }), aRelease({ id: 'r1' })] : []),
  async *channelsTold(id: string) {
    if (id === 'r1') yield C2
    yield C1
  },
  deliveryOf: async (channel: typeof C1, releaseId: string) =>
    channel.channel === 'C1'
      ? aDelivery({ ...channel, releaseId, plannedAt: MONDAY + 120_000, state: 'posted', ts: TS, messageId: 'm1' })
      : aDelivery({ ...channel, releaseId, plannedAt: MONDAY + 120_000, state: 'waiting', dueAt: MONDAY + 9_000_000 }),
  messageOf: async () => digest,
}

test('a release’s life is told in the order of time: published, stored, planned, put into a message, posted, waiting', async () => {
  const life = await releaseLife(store, 'r1')
  const said = life?.events.map(({ says }) => says) ?? []
  const places = [
    '게시',
    '저장',
    'C1: ‘희소금속’',
    'm1에 넣음 (발표 2건)',
    `보냄 (ts ${TS})`,
    'C2: 이때 보내려고 기다림',
  ].map((part) => said.findIndex((line) => line.includes(part)))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  const times = life?.events.flatMap(({ at }) => at ?? []) ?? []
  expect(times).toEqual(times.toSorted())
})

test('how a delivery failed or was dropped is told with its reason, a release that was not announced as such', async () => {
  const endedAs = (end: object) => ({
    ...store,
    releaseById: async () => aRelease({ announcedAt: undefined }),
    deliveryOf: async (channel: typeof C1, releaseId: string) => aDelivery({ ...channel, releaseId, ...end }),
  })
  const says = async (end: object) =>
    (await releaseLife(endedAs(end), 'r1'))?.events.map((event) => event.says).join('\n')
  expect(await says({ state: 'failed', reason: 'msg_too_long' })).toContain('(msg_too_long)')
  expect(await says({ state: 'dropped', reason: 'withdrawn' })).toContain('(withdrawn)')
  expect(await says({ state: 'dropped', reason: 'withdrawn' })).toContain('알리지 않고 저장했습니다')
})

test('a release that the ledger does not hold has no life', async () => {
  expect(await releaseLife(store, 'gone')).toBeUndefined()
})

test.each([
  [TS, { ts: TS }],
  [`https://example.slack.com/archives/C1/p${TS.replace('.', '')}`, { ts: TS, channel: 'C1' }],
  [`https://example.slack.com/archives/C1/p${TS.replace('.', '')}?thread_ts=1`, { ts: TS, channel: 'C1' }],
  ['r1', undefined],
  ['1753245900', undefined],
])('%j is read as the message %j', (typed, where) => {
  expect(postedWhere(typed)).toEqual(where)
})

test('a message leads to every release it shows, also in the days after they were shown', async () => {
  const later = String(Number(TS) + 6 * 24 * 3600).replace(/(\.\d*)?$/, '.000100')
  const posted = {
    ...store,
    deliveryOf: async (channel: typeof C1, releaseId: string) =>
      aDelivery({ ...channel, releaseId, ts: later, messageId: 'm1' }),
  }
  expect(await findPosted(store, { ts: TS }, MONDAY)).toEqual(['r1', 'r2'])
  expect(await findPosted(posted, { ts: later, channel: 'C1' }, MONDAY)).toEqual(['r1', 'r2'])
  expect(await findPosted(store, { ts: TS, channel: 'C9' }, MONDAY)).toEqual([])
})
