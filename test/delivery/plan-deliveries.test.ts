import { expect, test } from 'vitest'
import type { Delivery } from '../../functions/delivery/delivery.ts'
import { planDeliveries } from '../../functions/delivery/plan-deliveries.ts'
import type { Listener } from '../../functions/subscriptions/find-listeners.ts'
import type { Rhythm } from '../../functions/subscriptions/subscription-options.ts'
import { MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, aRelease, aSubscription, MONDAY } from '../support/a-release.ts'

function world(channels: number, rhythms: Rhythm[] = ['at once']) {
  const planned = new Map<string, Delivery>()
  const bells = new Map<string, number>()
  const done: string[] = []
  return {
    morning: '09:00',
    planned,
    done,
    async *findListeners(): AsyncGenerator<Listener> {
      for (let n = 0; n < channels; n += 1) {
        const subscriptions = rhythms.map((rhythm) => aSubscription('희소금속', { options: { rhythm } }))
        yield { channel: { team: 'T', channel: `C${n}` }, matches: aDelivery().matches, subscriptions }
      }
    },
    bells,
    planDelivery: async (delivery: Delivery, ringAt: number) => {
      if (planned.has(delivery.channel)) return false
      planned.set(delivery.channel, delivery)
      bells.set(delivery.channel, ringAt)
      done.push(`plan ${delivery.channel}`)
      return true
    },
    deliveryOf: async ({ channel }: { channel: string }) => planned.get(channel),
    replanDelivery: async (delivery: Delivery, was: Delivery['state'], ringAt: number) => {
      if (planned.get(delivery.channel)?.state !== was) return false
      bells.set(delivery.channel, ringAt)
      planned.set(delivery.channel, { ...delivery, state: 'waiting', reason: undefined })
      return true
    },
    ringChannels: async (rung: { channel: string }[]) =>
      void done.push(...rung.map(({ channel }) => `ring ${channel}`)),
  }
}

test('each listening channel gets one delivery with a bell soon after, and is rung after it is planned', async () => {
  const deps = world(45)
  expect(await planDeliveries(deps, aRelease(), MONDAY)).toBe(45)
  expect(deps.planned.get('C44')).toMatchObject({ releaseId: 'r1', state: 'waiting', dueAt: MONDAY, plannedAt: MONDAY })
  expect(new Set(deps.bells.values())).toEqual(new Set([MONDAY + 2 * MINUTE]))
  for (const channel of deps.planned.keys()) {
    const [planned, rung] = ['plan', 'ring'].map((step) => deps.done.indexOf(`${step} ${channel}`)) as [number, number]
    expect(planned).toBeGreaterThanOrEqual(0)
    expect(rung).toBeGreaterThan(planned)
  }
})

test('repeated, it plans nothing twice and rings nobody: what was planned has a bell of its own', async () => {
  const deps = world(2)
  await planDeliveries(deps, aRelease(), MONDAY)
  deps.done.length = 0
  expect(await planDeliveries(deps, aRelease(), MONDAY)).toBe(0)
  expect(deps.done).toEqual([])
})

test('nothing is planned for a withdrawn release or for one stored without being announced', async () => {
  const deps = world(2)
  expect(await planDeliveries(deps, aRelease({ withdrawn: true }), MONDAY)).toBe(0)
  expect(await planDeliveries(deps, aRelease({ announcedAt: undefined }), MONDAY)).toBe(0)
  expect(deps.done).toEqual([])
})

test('a daily delivery waits for the next business morning, and its channel is not rung before', async () => {
  const deps = world(1, ['weekly', 'daily'])
  await planDeliveries(deps, aRelease(), MONDAY)
  expect(deps.planned.get('C0')).toMatchObject({ dueAt: Date.parse('2026-11-24T09:00:00+09:00') })
  expect(deps.bells.get('C0')).toBe(Date.parse('2026-11-24T09:00:00+09:00'))
  expect(deps.done).toEqual(['plan C0'])
})

test('the earliest rhythm of a channel’s matching queries wins', async () => {
  const deps = world(1, ['weekly', 'at once'])
  await planDeliveries(deps, aRelease(), MONDAY)
  expect(deps.planned.get('C0')).toMatchObject({ dueAt: MONDAY })
})

const because = (query: string) => ({ queryId: query, query, words: query, where: 'body' as const })

test.each([
  ['still waits', { state: 'waiting' as const }],
  [
    'was dropped when its only query was removed',
    { state: 'dropped' as const, reason: 'unsubscribed', dueAt: undefined },
  ],
])('a fuller text adds its matches to a delivery that %s, and the earlier time wins', async (_, was) => {
  const deps = world(1)
  const dueAt = MONDAY + 7 * 86_400_000
  deps.planned.set('C0', aDelivery({ channel: 'C0', matches: [because('순환경제')], dueAt, ...was }))
  await planDeliveries(deps, aRelease(), MONDAY)
  const queries = deps.planned.get('C0')?.matches.map((match) => match.query)
  expect(queries).toEqual(['순환경제', '희소금속'])
  expect(deps.planned.get('C0')).toMatchObject({ state: 'waiting', dueAt: MONDAY })
  expect(deps.bells.get('C0')).toBe(MONDAY + 2 * MINUTE)
  expect(deps.done).toEqual(['ring C0'])
})

test('a posted delivery is not planned again', async () => {
  const deps = world(1)
  deps.planned.set('C0', aDelivery({ channel: 'C0', matches: [because('순환경제')], state: 'posted', ts: '1' }))
  await planDeliveries(deps, aRelease(), MONDAY)
  expect(deps.planned.get('C0')).toMatchObject({ state: 'posted', matches: [because('순환경제')] })
})
