import { expect, test } from 'vitest'
import { planDeliveries } from '../../functions/delivery/plan-deliveries.ts'
import type { Match } from '../../functions/subscriptions/matching/query-match.ts'
import type { SubscriptionOptions } from '../../functions/subscriptions/subscription-options.ts'
import { DAY, MINUTE, seoulTime } from '../../functions/text/seoul.ts'
import { aPassingMatch, aRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

const CHANNEL = { team: 'T1', channel: 'C1' }
const TUESDAY_MORNING = '2026-11-24T09:00'
const NEXT_MONDAY_MORNING = '2026-11-30T09:00'
const full = (query: string): Match => ({ ...aPassingMatch(query), part: 'lead' })

interface Found {
  match: Match
  options: Partial<SubscriptionOptions>
}

/** A store, and a function that plans the release for a channel of which these subscriptions match. */
function planning() {
  const { store } = openMemoryStore()
  const rung: string[] = []
  async function plan(found: Found[], now = MONDAY) {
    const deps = {
      ...store,
      morning: '09:00',
      matchesOf: async () => [],
      async *findListeners() {
        const subscriptions = found.map(({ match, options }) => aSubscription(match.query, { options }))
        yield { channel: CHANNEL, matches: found.map(({ match }) => match), subscriptions }
      },
      ringChannels: async (channels: { channel: string }[]) => void rung.push(...channels.map((one) => one.channel)),
    }
    await planDeliveries(deps, aRelease(), now)
    return delivery()
  }
  const delivery = async () => {
    const planned = await store.deliveryOf(CHANNEL, 'r1')
    return { ...planned, due: seoulTime(planned?.dueAt ?? 0).slice(0, 16) }
  }
  return { store, plan, rung }
}

const GATHERED = { mentions: 'in the morning' as const }
const STANDING = { mentions: 'with the rest' as const }

test.each<[string, Found[], string]>([
  ['a passing mention', [{ match: aPassingMatch('수소'), options: GATHERED }], TUESDAY_MORNING],
  ['one of a standing subscription', [{ match: aPassingMatch('수소'), options: STANDING }], '2026-11-23T10:00'],
  ['more than a mention', [{ match: full('수소'), options: GATHERED }], '2026-11-23T10:00'],
  [
    'a passing mention of a weekly subscription',
    [{ match: aPassingMatch('수소'), options: { ...GATHERED, rhythm: 'weekly' } }],
    NEXT_MONDAY_MORNING,
  ],
  [
    'two mentions, one of them told at once',
    [
      { match: aPassingMatch('수소'), options: GATHERED },
      { match: aPassingMatch('원전'), options: STANDING },
    ],
    '2026-11-23T10:00',
  ],
  [
    'a mention beside what it is about',
    [
      { match: aPassingMatch('수소'), options: GATHERED },
      { match: full('원전'), options: GATHERED },
    ],
    '2026-11-23T10:00',
  ],
  [
    'a mention beside what a weekly subscription is about',
    [
      { match: aPassingMatch('수소'), options: GATHERED },
      { match: full('원전'), options: { rhythm: 'weekly' } },
    ],
    TUESDAY_MORNING,
  ],
])('%s is due when the most urgent subscription says', async (_, found, due) => {
  expect(await planning().plan(found)).toMatchObject({ state: 'waiting', due })
})

test('a revision that makes more of a mention makes it due now, once, and rings the channel', async () => {
  const { plan, rung } = planning()
  await plan([{ match: aPassingMatch('수소'), options: GATHERED }])
  expect(rung).toEqual([])
  const revised = await plan([{ match: full('수소'), options: GATHERED }], MONDAY + 30 * MINUTE)
  expect(revised).toMatchObject({ due: '2026-11-23T10:00', plannedAt: MONDAY, matches: [full('수소')] })
  expect(rung).toEqual(['C1'])
  await plan([{ match: full('수소'), options: GATHERED }], MONDAY + 40 * MINUTE)
  expect(rung).toEqual(['C1'])
})

test('a revision that makes a mention of what it was about leaves it due as it was', async () => {
  const { plan } = planning()
  await plan([{ match: full('수소'), options: { rhythm: 'daily' } }])
  const revised = await plan([{ match: aPassingMatch('수소'), options: { rhythm: 'weekly' } }], MONDAY + MINUTE)
  expect(revised).toMatchObject({ due: TUESDAY_MORNING, matches: [full('수소')] })
})

test('what is due now by a revision after more than a week of waiting is not dropped as too old', async () => {
  const { plan } = planning()
  await plan([{ match: aPassingMatch('수소'), options: { ...GATHERED, rhythm: 'weekly' } }])
  const later = MONDAY + 8 * DAY
  const { dueAt = 0 } = await plan([{ match: full('수소'), options: {} }], later)
  expect(dueAt).toBe(Date.parse('2026-11-30T09:00:00+09:00'))
  const fresh = planning()
  await fresh.store.planDelivery(
    {
      ...CHANNEL,
      releaseId: 'r1',
      matches: [aPassingMatch('수소')],
      plannedAt: MONDAY,
      dueAt: later + DAY,
      state: 'waiting',
    },
    later + DAY,
  )
  expect(await fresh.plan([{ match: full('수소'), options: {} }], later)).toMatchObject({ dueAt: later - DAY })
})

test('a posted delivery is not due again when a revision makes more of a mention', async () => {
  const { store, plan, rung } = planning()
  const posted = { ...CHANNEL, releaseId: 'r1', plannedAt: MONDAY, state: 'posted' as const, ts: '1' }
  await store.planDelivery({ ...posted, matches: [aPassingMatch('수소')] }, MONDAY)
  expect(await plan([{ match: full('수소'), options: GATHERED }])).toMatchObject({ state: 'posted' })
  expect(rung).toEqual([])
})
