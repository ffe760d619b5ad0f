import { expect, test } from 'vitest'
import type { Delivery } from '../../functions/delivery/delivery.ts'
import { planDeliveries } from '../../functions/delivery/plan-deliveries.ts'
import type { Listener } from '../../functions/subscriptions/find-listeners.ts'
import type { Rhythm } from '../../functions/subscriptions/subscription-options.ts'
import { DAY, type Instant, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, aRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

const channelAt = (n: number) => ({ team: 'T1', channel: `C${n}` })

/** An empty store, and `channels` channels that listen, each by one subscription of each rhythm. */
function depsWith(channels: number, rhythms: Rhythm[] = ['at once']) {
  const { store } = openMemoryStore()
  /** What was planned and rung, in order. */
  const done: string[] = []
  return {
    ...store,
    morning: '09:00',
    done,
    matchesOf: async () => [],
    async *findListeners(): AsyncGenerator<Listener> {
      for (let n = 0; n < channels; n += 1) {
        const subscriptions = rhythms.map((rhythm) => aSubscription('희소금속', { options: { rhythm } }))
        yield { channel: channelAt(n), matches: aDelivery().matches, subscriptions }
      }
    },
    async planDelivery(delivery: Delivery, ringAt: Instant): Promise<boolean> {
      const isNew = await store.planDelivery(delivery, ringAt)
      if (isNew) done.push(`plan ${delivery.channel}`)
      return isNew
    },
    ringChannels: async (rung: { channel: string }[]) =>
      void done.push(...rung.map(({ channel }) => `ring ${channel}`)),
    deliveryIn: (n: number) => store.deliveryOf(channelAt(n), 'r1'),
    /** When the bells of channels are due. */
    bellsDue: async () => (await store.overdueBells(MONDAY + 30 * DAY, 100)).map(({ ringAt }) => ringAt),
  }
}

test('each listening channel gets one delivery with a bell soon after, and is rung after it is planned', async () => {
  const deps = depsWith(45)
  expect((await planDeliveries(deps, aRelease(), MONDAY)).planned).toBe(45)
  expect(await deps.deliveryIn(44)).toMatchObject({
    releaseId: 'r1',
    state: 'waiting',
    dueAt: MONDAY,
    plannedAt: MONDAY,
  })
  expect(await deps.bellsDue()).toEqual(Array(45).fill(MONDAY + 2 * MINUTE))
  for (let n = 0; n < 45; n += 1) {
    const { channel } = channelAt(n)
    const [planned, rung] = ['plan', 'ring'].map((step) => deps.done.indexOf(`${step} ${channel}`)) as [number, number]
    expect(planned).toBeGreaterThanOrEqual(0)
    expect(rung).toBeGreaterThan(planned)
  }
})

test('repeated, it plans nothing twice and rings nobody: what was planned has a bell of its own', async () => {
  const deps = depsWith(2)
  await planDeliveries(deps, aRelease(), MONDAY)
  deps.done.length = 0
  expect((await planDeliveries(deps, aRelease(), MONDAY)).planned).toBe(0)
  expect(deps.done).toEqual([])
})

test('nothing is planned for a withdrawn release or for one stored without being announced', async () => {
  const deps = depsWith(2)
  expect((await planDeliveries(deps, aRelease({ withdrawn: true }), MONDAY)).planned).toBe(0)
  expect((await planDeliveries(deps, aRelease({ announcedAt: undefined }), MONDAY)).planned).toBe(0)
  expect(deps.done).toEqual([])
})

test('a daily delivery waits for the next business morning, and its channel is not rung before', async () => {
  const deps = depsWith(1, ['weekly', 'daily'])
  await planDeliveries(deps, aRelease(), MONDAY)
  expect(await deps.deliveryIn(0)).toMatchObject({ dueAt: Date.parse('2026-11-24T09:00:00+09:00') })
  expect(await deps.bellsDue()).toEqual([Date.parse('2026-11-24T09:00:00+09:00')])
  expect(deps.done).toEqual(['plan C0'])
})

test('the earliest rhythm of a channel’s matching queries wins', async () => {
  const deps = depsWith(1, ['weekly', 'at once'])
  await planDeliveries(deps, aRelease(), MONDAY)
  expect(await deps.deliveryIn(0)).toMatchObject({ dueAt: MONDAY })
})

const because = (query: string) => ({ queryId: query, query, words: query, where: 'body' as const })

test.each([
  ['still waits', { state: 'waiting' as const }],
  [
    'was dropped when its only query was removed',
    { state: 'dropped' as const, reason: 'unsubscribed', dueAt: undefined },
  ],
])('a fuller text adds its matches to a delivery that %s, and the earlier time wins', async (_, was) => {
  const deps = depsWith(1)
  const dueAt = MONDAY + 7 * DAY
  await deps.planDelivery(aDelivery({ ...channelAt(0), matches: [because('순환경제')], dueAt, ...was }), dueAt)
  deps.done.length = 0
  await planDeliveries(deps, aRelease(), MONDAY)
  const queries = (await deps.deliveryIn(0))?.matches.map((match) => match.query)
  expect(queries).toEqual(['순환경제', '희소금속'])
  expect(await deps.deliveryIn(0)).toMatchObject({ state: 'waiting', dueAt: MONDAY })
  expect(await deps.bellsDue()).toEqual([MONDAY + 2 * MINUTE])
  expect(deps.done).toEqual(['ring C0'])
})

test('a posted delivery is not planned again', async () => {
  const deps = depsWith(1)
  const posted = aDelivery({ ...channelAt(0), matches: [because('순환경제')], state: 'posted', ts: '1' })
  await deps.planDelivery(posted, MONDAY)
  await planDeliveries(deps, aRelease(), MONDAY)
  expect(await deps.deliveryIn(0)).toMatchObject({ state: 'posted', matches: [because('순환경제')] })
})

test('a delivery dropped because its release was withdrawn waits again when the release is shown again', async () => {
  const deps = depsWith(1)
  const dropped = { state: 'dropped' as const, reason: 'withdrawn', dueAt: undefined }
  await deps.planDelivery(aDelivery({ ...channelAt(0), ...dropped }), MONDAY)
  deps.done.length = 0
  await planDeliveries(deps, aRelease({ withdrawn: true }), MONDAY)
  expect(await deps.deliveryIn(0)).toMatchObject(dropped)
  await planDeliveries(deps, aRelease(), MONDAY)
  expect(await deps.deliveryIn(0)).toMatchObject({ state: 'waiting', dueAt: MONDAY })
  expect(deps.done).toEqual(['ring C0'])
})
