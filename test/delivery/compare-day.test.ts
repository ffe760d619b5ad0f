import { expect, test } from 'vitest'
import {
  type CompareDayDeps,
  compareDay,
  compareDays,
  daysToCompare,
  isFault,
} from '../../functions/delivery/compare-day.ts'
import type { Delivery } from '../../functions/delivery/delivery.ts'
import { deliveryDueAt } from '../../functions/delivery/due-at.ts'
import type { UnstoredRelease } from '../../functions/releases/polling/find-unstored.ts'
import type { Match } from '../../functions/subscriptions/matching/query-match.ts'
import type { Subscription } from '../../functions/subscriptions/subscription.ts'
import { HOUR, MINUTE, startOfDay } from '../../functions/text/seoul.ts'
import { aDelivery, aPassingMatch, aRelease, aSubscription, MONDAY } from '../support/a-release.ts'

const DAY = '2026-11-23'
const LATER = MONDAY + 24 * HOUR
const CHANNEL = { team: 'T1', channel: 'C1' }
const posted = aDelivery({ state: 'posted', dueAt: undefined, ts: '1.0', messageId: 'm1', shown: 0 })

// Eleven at night, between MONDAY and LATER.
const NIGHT = MONDAY + 13 * HOUR

/** A `findListeners` that yields one channel whose subscription has these fields changed. */
function listening(change: Partial<Subscription>, matches: Match[] = []): CompareDayDeps['findListeners'] {
  return async function* () {
    yield { channel: CHANNEL, matches, subscriptions: [aSubscription('희소금속', change)] }
  }
}

/** A day with one release, which one channel asked for and was sent. */
function ledger(change: Partial<CompareDayDeps> & { delivery?: Delivery | undefined } = {}): CompareDayDeps {
  return {
    releasesOfDay: async () => [aRelease()],
    releasesAnnouncedLate: async () => [],
    releaseBell: async () => undefined,
    async *findListeners() {
      yield { channel: CHANNEL, matches: [], subscriptions: [aSubscription('희소금속', { since: MONDAY - HOUR })] }
    },
    deliveryOf: async () => ('delivery' in change ? change.delivery : posted),
    pauseOf: async () => undefined,
    quietHoursOf: async () => undefined,
    ...change,
  }
}

test('a day on which everything was posted has no differences', async () => {
  expect(await compareDay(ledger(), DAY, [], LATER)).toEqual({
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
  [
    'no delivery for a channel that subscribed in the same second',
    { delivery: undefined, findListeners: listening({ since: MONDAY - 500 }) },
    LATER,
    { reason: 'subscribed just then' },
  ],
  [
    'no delivery for a channel whose pause ended in the same second',
    { delivery: undefined, findListeners: listening({ since: 0, pausedUntil: MONDAY }) },
    LATER,
    { reason: 'subscribed just then' },
  ],
  [
    'no delivery of a passing mention, which may have been left out then',
    { delivery: undefined, findListeners: listening({ since: 0 }, [aPassingMatch('희소금속')]) },
    LATER,
    { reason: 'mention left out' },
  ],
  [
    'no delivery, but a revision still rings within the hour',
    {
      delivery: undefined,
      releasesOfDay: async () => [aRelease({ revisedAt: LATER - MINUTE, revision: 1 })],
      releaseBell: async () => LATER,
    },
    LATER,
    { reason: 'not matched yet' },
  ],
  [
    'due at night in a channel that is quiet till noon',
    { delivery: aDelivery({ dueAt: NIGHT }), quietHoursOf: async () => ({ from: 22 * 60, to: 12 * 60 }) },
    LATER,
    { reason: 'waiting', detail: 'quiet hours' },
  ],
  [
    'due at night in a channel whose quiet ended at nine',
    { delivery: aDelivery({ dueAt: NIGHT }), quietHoursOf: async () => ({ from: 22 * 60, to: 9 * 60 + 30 }) },
    LATER,
    { reason: 'waiting' },
  ],
  [
    'due just before quiet hours that go on',
    { delivery: aDelivery({ dueAt: NIGHT }), quietHoursOf: async () => ({ from: 23 * 60 + 30, to: 12 * 60 }) },
    LATER,
    { reason: 'waiting', detail: 'quiet hours' },
  ],
  [
    'due at night in a channel whose quiet ended long ago',
    { delivery: aDelivery({ dueAt: NIGHT }), quietHoursOf: async () => ({ from: 22 * 60, to: 7 * 60 }) },
    LATER,
    { reason: 'late' },
  ],
  [
    'due on the day before in a channel that is quiet now',
    { delivery: aDelivery({ dueAt: MONDAY }), quietHoursOf: async () => ({ from: 0, to: 11 * 60 }) },
    LATER + 24 * HOUR,
    { reason: 'late' },
  ],
  [
    'dropped as unsubscribed though the subscription stood all along',
    { delivery: aDelivery({ state: 'dropped', reason: 'unsubscribed' }) },
    LATER,
    { reason: 'unexplained', detail: 'unsubscribed' },
  ],
  [
    'dropped when its query left, while another that its text grew into stands',
    {
      delivery: aDelivery({
        state: 'dropped',
        reason: 'unsubscribed',
        matches: [{ queryId: 'gone', query: '순환경제', words: '순환경제', where: 'body' }],
      }),
    },
    LATER,
    { reason: 'dropped', detail: 'unsubscribed' },
  ],
  ['weekly, not yet due', { delivery: aDelivery({ dueAt: LATER + 6 * 24 * HOUR }) }, LATER, { reason: 'waiting' }],
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
    'refused by the carrier',
    { delivery: aDelivery({ state: 'failed', reason: 'invalid_blocks' }) },
    LATER,
    { reason: 'failed', detail: 'invalid_blocks' },
  ],
  [
    'dropped as too old',
    { delivery: aDelivery({ state: 'dropped', reason: 'too old' }) },
    LATER,
    { reason: 'dropped', detail: 'too old' },
  ],
])('a pair that was not posted has a reason: %s', async (_, change, now, why) => {
  const { matched, delivered, differences } = await compareDay(ledger(change), DAY, [], now)
  expect({ matched, delivered }).toEqual({ matched: 1, delivered: 0 })
  expect(differences).toEqual([
    expect.objectContaining({ ...CHANNEL, title: aRelease().title, url: aRelease().url, ...why }),
  ])
})

test('a release that was never announced, or was withdrawn, is expected nowhere', async () => {
  const quiet = [aRelease({ announcedAt: undefined }), aRelease({ id: 'r2', withdrawn: true })]
  const found = await compareDay(ledger({ releasesOfDay: async () => quiet, delivery: undefined }), DAY, [], LATER)
  expect(found).toMatchObject({ published: 1, matched: 0, differences: [] })
})

test('a release that a source shows and that is not stored is a difference of its day', async () => {
  const unstored: UnstoredRelease[] = [
    { sourceId: 'motir', title: '희소금속', url: 'https://a.example/1', day: DAY, reason: 'unexplained' },
    { sourceId: 'motir', title: '어제 것', url: 'https://a.example/2', day: '2026-11-22', reason: 'unexplained' },
  ]
  const { published, differences } = await compareDay(ledger(), DAY, unstored, LATER)
  expect(published).toBe(2)
  expect(differences).toEqual([expect.objectContaining({ title: '희소금속', reason: 'unexplained' })])
  expect(differences.map(isFault)).toEqual([true])
})

test('what a source shows of other days and is not stored is told with the first day', async () => {
  const unstored: UnstoredRelease[] = [
    { sourceId: 'motir', title: '19일 전 것', url: 'https://a.example/3', day: '2026-11-04', reason: 'unexplained' },
    { sourceId: 'motir', title: '2주 전 것', url: 'https://a.example/4', day: '2026-11-10', reason: 'shown since' },
  ]
  const [yesterday, allSent] = await compareDays(ledger(), [DAY, '2026-11-10'], unstored, LATER)
  expect(yesterday?.differences.map(({ title }) => title)).toEqual(['19일 전 것'])
  expect(allSent?.differences.map(({ title }) => title)).toEqual(['2주 전 것'])
})

test('a release announced on a day long after it was published is compared on the day it was announced', async () => {
  const late = aRelease({ id: 'r2', title: '19일 뒤에 알린 것', showAt: MONDAY - 19 * 24 * HOUR })
  const change = { releasesOfDay: async () => [], releasesAnnouncedLate: async () => [late], delivery: undefined }
  const [compared] = await compareDays(ledger(change), [DAY], [], LATER)
  expect(compared).toMatchObject({
    published: 1,
    matched: 1,
    differences: [{ title: late.title, reason: 'unexplained' }],
  })
})

test.each([
  ['failed', 'invalid_blocks', true],
  ['dropped', 'too old', true],
  ['dropped', 'unsubscribed', false],
  ['dropped', 'withdrawn', true],
  ['waiting', undefined, false],
  ['paused', 'not_in_channel', false],
  ['late', undefined, true],
] as const)('whoever asked and will never be told is a fault: %s, %s', (reason, detail, isOne) => {
  expect(isFault({ title: '', url: '', reason, detail })).toBe(isOne)
})

test('by itself it compares yesterday and a fortnight ago, and looks at what sources show of sixty days', () => {
  expect(daysToCompare(LATER)).toEqual({
    compared: ['2026-11-23', '2026-11-10'],
    search: { days: ['2026-11-23'], shownSince: '2026-09-25' },
  })
  expect(daysToCompare(LATER, ['2026-10-01'])).toEqual({ compared: ['2026-10-01'], search: { days: ['2026-10-01'] } })
})

test('after two weeks every delivery of a day was due, whatever the rhythm and the holidays in between', () => {
  const yearBegan = Date.parse('2026-01-01T10:00:00+09:00')
  for (let n = 0; n < 700; n += 1) {
    const now = yearBegan + n * 24 * HOUR
    const [, allSent = ''] = daysToCompare(now).compared
    const lastOfDay = startOfDay(allSent) + 24 * HOUR - 1
    expect(deliveryDueAt('weekly', lastOfDay, '09:00'), allSent).toBeLessThan(now - HOUR)
  }
})

test.each<[string, Partial<Delivery>, object, boolean]>([
  ['that failed', { state: 'failed', reason: 'invalid_blocks' }, { reason: 'failed', detail: 'invalid_blocks' }, true],
  ['that was set aside', { alone: true, dueAt: LATER + HOUR }, { reason: 'waiting', detail: 'set aside' }, false],
])('a delivery %s is named, and is a fault or not', async (_, change, explanation, fault) => {
  const [{ differences } = { differences: [] }] = await compareDays(
    ledger({ delivery: aDelivery(change) }),
    [DAY],
    [],
    LATER,
  )
  expect(differences).toMatchObject([explanation])
  expect(differences.map(isFault)).toEqual([fault])
})

test('channels are looked at some at once, never more, and in their order', async () => {
  let running = 0
  let most = 0
  const comparison = await compareDay(
    ledger({
      async *findListeners() {
        for (let n = 0; n < 60; n += 1)
          yield {
            channel: { team: 'T1', channel: `C${n}` },
            matches: [],
            subscriptions: [aSubscription('희소금속', { since: MONDAY - HOUR })],
          }
      },
      async deliveryOf({ channel }) {
        running += 1
        most = Math.max(most, running)
        await Promise.resolve()
        running -= 1
        return channel === 'C7' || channel === 'C40' ? undefined : posted
      },
    }),
    DAY,
    [],
    LATER,
  )
  expect(most).toBe(25)
  expect(comparison).toMatchObject({ matched: 60, delivered: 58 })
  expect(comparison.differences.map(({ channel }) => channel)).toEqual(['C7', 'C40'])
})

test.each<[string, string[], Delivery | undefined, number, object[]]>([
  ['was dropped for want of a subscription', ['희소금속'], dropped(), 1, [{ reason: 'unexplained' }]],
  ['was dropped, but waited by other words', ['수소'], dropped(), 0, []],
  ['was never planned', ['희소금속'], undefined, 0, []],
])(
  'where a subscription was reworded after the announcement, what %s',
  async (_, words, delivery, matched, reasons) => {
    const insteadOf = words.map((word) => aSubscription(word).queryId)
    const findListeners = listening({ ...aSubscription('희소금속 비축'), since: MONDAY + HOUR, insteadOf })
    const compared = await compareDay(ledger({ findListeners, delivery }), DAY, [], LATER)
    expect(compared).toMatchObject({ matched, differences: reasons })
  },
)

function dropped(): Delivery {
  return aDelivery({ state: 'dropped', reason: 'unsubscribed', dueAt: undefined })
}
