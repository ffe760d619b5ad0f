import { expect, test } from 'vitest'
import type { Delivery } from '../../functions/delivery/delivery.ts'
import { type Deps, isFault, reconcile } from '../../functions/delivery/reconcile.ts'
import type { Unstored } from '../../functions/releases/find-unstored.ts'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, aRelease, aSubscription, MONDAY } from '../a-release.ts'

const DAY = '2026-11-23'
const LATER = MONDAY + 24 * HOUR
const CHANNEL = { team: 'T1', channel: 'C1' }
const posted = aDelivery({ state: 'posted', dueAt: undefined, ts: '1.0', messageId: 'm1', shown: 0 })

/** One release of the day that one channel asked for. */
function ledger(change: Partial<Deps> & { delivery?: Delivery | undefined } = {}): Deps {
  return {
    releasesOfDay: async () => [aRelease()],
    releaseBell: async () => undefined,
    async *findListeners() {
      yield { channel: CHANNEL, matches: [], subscriptions: [aSubscription('희소금속')] }
    },
    deliveryOf: async () => ('delivery' in change ? change.delivery : posted),
    pauseOf: async () => undefined,
    ...change,
  }
}

test('a day on which everything was posted has no differences', async () => {
  expect(await reconcile(ledger(), DAY, [], LATER)).toEqual({
    day: DAY,
    published: 1,
    matched: 1,
    delivered: 1,
    differences: [],
  })
})

test.each<[string, Parameters<typeof ledger>[0], number, object]>([
  ['no delivery at all', { delivery: undefined }, LATER, { reason: 'unexplained' }],
  [
    'no delivery, but the release still rings within the hour',
    { delivery: undefined, releaseBell: async () => MONDAY + 2 * MINUTE },
    MONDAY + MINUTE,
    { reason: 'not matched yet' },
  ],
  [
    'no delivery though the release has rung for a day',
    { delivery: undefined, releaseBell: async () => LATER },
    LATER,
    { reason: 'unexplained' },
  ],
  ['for tomorrow morning', { delivery: aDelivery({ dueAt: LATER + HOUR }) }, LATER, { reason: 'waiting' }],
  ['due for a minute', { delivery: aDelivery({ dueAt: LATER - MINUTE }) }, LATER, { reason: 'waiting' }],
  ['due for two hours', { delivery: aDelivery({ dueAt: LATER - 2 * HOUR }) }, LATER, { reason: 'late' }],
  [
    'due for two hours in a paused channel',
    { delivery: aDelivery({ dueAt: LATER - 2 * HOUR }), pauseOf: async () => 'not_in_channel' },
    LATER,
    { reason: 'paused', detail: 'not_in_channel' },
  ],
  [
    'refused by Slack',
    { delivery: aDelivery({ state: 'failed', reason: 'invalid_blocks' }) },
    LATER,
    { reason: 'failed', detail: 'invalid_blocks' },
  ],
  [
    'given up',
    { delivery: aDelivery({ state: 'dropped', reason: 'too old' }) },
    LATER,
    { reason: 'dropped', detail: 'too old' },
  ],
])('a pair that was not posted is named: %s', async (_, change, now, why) => {
  const { matched, delivered, differences } = await reconcile(ledger(change), DAY, [], now)
  expect({ matched, delivered }).toEqual({ matched: 1, delivered: 0 })
  expect(differences).toEqual([
    expect.objectContaining({ ...CHANNEL, title: aRelease().title, url: aRelease().url, ...why }),
  ])
})

test('a release that was stored without being announced, or withdrawn, asks nothing of anybody', async () => {
  const quiet = [aRelease({ announcedAt: undefined }), aRelease({ id: 'r2', withdrawn: true })]
  const found = await reconcile(ledger({ releasesOfDay: async () => quiet, delivery: undefined }), DAY, [], LATER)
  expect(found).toMatchObject({ published: 1, matched: 0, differences: [] })
})

test('what a source shows and is not stored is a difference of its day', async () => {
  const unstored: Unstored[] = [
    { sourceId: 'motir', title: '희소금속', url: 'https://a.example/1', day: DAY, reason: 'unexplained' },
    { sourceId: 'motir', title: '어제 것', url: 'https://a.example/2', day: '2026-11-22', reason: 'unexplained' },
  ]
  const { published, differences } = await reconcile(ledger(), DAY, unstored, LATER)
  expect(published).toBe(2)
  expect(differences).toEqual([expect.objectContaining({ title: '희소금속', reason: 'unexplained' })])
  expect(differences.map(isFault)).toEqual([true])
})
