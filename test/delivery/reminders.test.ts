import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../functions/delivery/delivery.ts'
import { openAskedFor } from '../../functions/delivery/message-parts.ts'
import { planDeliveries } from '../../functions/delivery/plan-deliveries.ts'
import type { Release } from '../../functions/releases/release.ts'
import { endOfReminder, reminderOf, remindersOf } from '../../functions/releases/reminder.ts'
import { replaceSubscriptions } from '../../functions/subscriptions/change-subscriptions.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import type { SubscriptionOptions } from '../../functions/subscriptions/subscription-options.ts'
import { businessDaysBefore } from '../../functions/text/days/business-day.ts'
import { DAY, HOUR, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, aRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

const at = (text: string) => Date.parse(`${text}+09:00`)

test.each([
  ['2026-12-03', 3, '2026-11-30'],
  ['2026-12-07', 1, '2026-12-04'],
  ['2026-12-28', 1, '2026-12-24'],
  ['2027-01-02', 1, '2026-12-31'],
  ['2026-12-06', 10, '2026-11-23'],
])('%s less %i business days is %s: weekends and holidays do not count', (day, count, before) => {
  expect(businessDaysBefore(day, count)).toBe(before)
})

test('a last day has one reminder, a law two for each day on which it binds, and nothing has one where none is wanted', () => {
  const notice = aRelease({ id: 'r', kind: '입법예고', due: '2026-12-03' })
  expect(remindersOf(notice, 3, '09:00')).toEqual([
    { deliveryId: 'r#due#2026-12-03', remindAt: at('2026-11-30T09:00') },
  ])
  expect(remindersOf(notice, 0, '09:00')).toEqual([])
  const law = aRelease({ id: 'l', kind: '법령', effective: ['2027-01-01', '2027-07-01'] })
  expect(remindersOf(law, 3, '08:30').map(({ deliveryId, remindAt }) => [deliveryId, seoulDay(remindAt)])).toEqual([
    ['l#effective#2027-01-01#30', '2026-12-02'],
    ['l#effective#2027-01-01#7', '2026-12-24'],
    ['l#effective#2027-07-01#30', '2027-06-01'],
    ['l#effective#2027-07-01#7', '2027-06-24'],
  ])
  expect(remindersOf({ ...notice, effective: ['2027-01-01'] }, 3, '09:00')).toHaveLength(1)
})

const due = { of: 'due' as const, day: '2026-12-03' }
const law = (ahead: number) => ({ of: 'effective' as const, day: '2027-01-01', ahead })
const noticeWith = (change: Partial<Release>) => aRelease({ due: '2026-12-03', effective: ['2027-01-01'], ...change })

test.each([
  ['on the last day', due, {}, '2026-12-03T23:58', undefined],
  ['where a post would end on the next day', due, {}, '2026-12-03T23:59:30', 'past'],
  ['on the day after', due, {}, '2026-12-04T00:00', 'past'],
  ['where the period is extended', due, { due: '2026-12-20' }, '2026-12-01T09:00', 'moved'],
  ['where it is withdrawn', due, { withdrawn: true }, '2026-12-01T09:00', 'withdrawn'],
  ['where a notice says so', due, { stage: '철회' as const }, '2026-12-01T09:00', 'withdrawn'],
  ['30 days ahead of a law', law(30), {}, '2026-12-23T12:00', undefined],
  ['30 days ahead of a law, once the second comes', law(30), {}, '2026-12-24T09:00', 'past'],
  ['7 days ahead of a law', law(7), {}, '2027-01-01T12:00', undefined],
  ['where a law binds from another day', law(7), { effective: ['2027-02-01'] }, '2026-12-25T09:00', 'moved'],
])('a reminder %s ends rightly', (_, reminder, change, now, end) => {
  expect(endOfReminder(reminder, noticeWith(change), at(now))).toBe(end)
})

/** What is planned in a channel for a release by subscriptions with these options. */
async function planned(options: Partial<SubscriptionOptions>[], releases: Release[], now = MONDAY) {
  const { store } = openMemoryStore()
  const all: Delivery[] = []
  const queries = ['희소금속', '광물', '비축']
  const matches = options.map((_, index) => ({
    ...(aDelivery().matches[0] as Delivery['matches'][number]),
    queryId: `q${index}`,
  }))
  for (const release of releases)
    await planDeliveries(
      {
        ...store,
        morning: '09:00',
        matchesOf: async () => matches,
        ringChannels: async () => undefined,
        async *findListeners() {
          const subscriptions = options.map((one, index) =>
            aSubscription(queries[index] as string, { queryId: `q${index}`, options: one }),
          )
          yield { channel: { team: 'T1', channel: 'C1' }, matches, subscriptions }
        },
      },
      release,
      now,
    )
  all.push(...(await store.waitingDeliveries({ team: 'T1', channel: 'C1' }, 100)).deliveries)
  return all.map(({ deliveryId, dueAt = 0, matches: found }) => ({
    id: deliveryId ?? 'release',
    day: seoulDay(dueAt),
    queries: found.map(({ queryId }) => queryId).join(),
  }))
}

const notice = aRelease({ kind: '입법예고', due: '2026-12-10' })

test('the earliest of several subscriptions counts, and those that want no reminder keep none alive', async () => {
  expect(await planned([{ remind: 2 }, { remind: 5 }, { remind: 0 }], [notice])).toEqual([
    { id: 'release', day: '2026-11-23', queries: 'q0,q1,q2' },
    { id: 'r1#due#2026-12-10', day: '2026-12-03', queries: 'q0,q1' },
  ])
  expect(await planned([{ remind: 0 }], [notice])).toHaveLength(1)
})

test('what would remind on the day on which the release is told, or should have before, is not planned', async () => {
  const soon = { ...notice, due: '2026-11-25' }
  expect(await planned([{ remind: 3 }], [soon])).toHaveLength(1)
  // Weekly: told on Monday the 30th, when the reminder of Thursday the 3rd would come, too.
  const thursday = { ...notice, due: '2026-12-03' }
  expect(await planned([{ remind: 3, rhythm: 'weekly' }], [thursday])).toHaveLength(1)
  expect(await planned([{ remind: 3, rhythm: 'daily' }], [thursday])).toHaveLength(2)
})

test('planned again it is the same; an extension plans a reminder of the new day', async () => {
  const extended = { ...notice, due: '2026-12-24', dueBefore: '2026-12-10', revision: 1 }
  const found = await planned([{ remind: 3 }], [notice, notice, extended])
  expect(found.map(({ id, day }) => `${id} ${day}`)).toEqual([
    'release 2026-11-23',
    'r1#due#2026-12-10 2026-12-07',
    'r1#due#2026-12-24 2026-12-21',
  ])
})

describe.each([['DynamoDB'], ['memory']])('in %s', async (name) => {
  const fixture = await deliveryFixture(name === 'memory' ? openMemoryStore().store : undefined)
  const { store, world } = fixture

  /** A notice whose release was told, and a reminder that waits for an instant. */
  async function plan(change: Partial<Release> = {}, { remindAt = at('2026-11-30T09:00'), n = 0 } = {}) {
    const id = `${fixture.at.channel}-${n}`
    await store.storeRelease(anIncomingRelease({ id, kind: '입법예고', due: '2026-12-03', ...change }, [id]))
    const plannedAt = MONDAY
    const deliveryId = `${id}#due#2026-12-03`
    await store.planDelivery(
      aDelivery({ ...fixture.at, releaseId: id, deliveryId, dueAt: remindAt, plannedAt }),
      remindAt,
    )
    return { id, deliveryId, ofReminder: () => store.deliveryOf(fixture.at, deliveryId) }
  }

  test('it is sent once, in the morning it is planned for, beside the delivery of its release', async () => {
    const { id, ofReminder } = await plan()
    await store.planDelivery(aDelivery({ ...fixture.at, releaseId: id }), MONDAY)
    await fixture.deliverUntil(at('2026-12-10T12:00'))
    expect(world.posts.map(({ ids }) => ids)).toEqual([[id], [id]])
    expect(world.posts[1]?.at).toBeGreaterThanOrEqual(at('2026-11-30T09:00'))
    expect(world.posts[1]?.at).toBeLessThan(at('2026-11-30T09:10'))
    expect(await ofReminder()).toMatchObject({ state: 'posted', releaseId: id })
    expect(reminderOf((await ofReminder()) ?? {})).toEqual({ of: 'due', day: '2026-12-03' })
    const told = await Array.fromAsync(store.channelsTold(id))
    expect(told).toEqual([fixture.at])
  })

  test('a worker that dies in the call, and one that dies after it, do not make it two beyond what is counted', async () => {
    const { ofReminder } = await plan()
    world.answers = ['crash', { outcome: 'later', retryAt: at('2026-11-30T09:20'), isLimit: true, detail: 'x' }]
    world.now = at('2026-11-30T09:00')
    await expect(fixture.deliver()).rejects.toThrow('crash')
    await fixture.deliverUntil(at('2026-12-02T12:00'))
    const posted = await ofReminder()
    expect(posted).toMatchObject({ state: 'posted' })
    const message = await store.messageOf(fixture.at, posted?.messageId ?? '')
    expect(world.posts.length - 2).toBeLessThanOrEqual(message?.ambiguous ?? 0)
  })

  test.each([
    ['extended', { due: '2026-12-20', dueBefore: '2026-12-03' }, 'moved'],
    ['withdrawn', { withdrawn: true }, 'withdrawn'],
  ] as const)('of a notice that was %s nothing is sent', async (_, change, reason) => {
    const { ofReminder } = await plan(change)
    await fixture.deliverUntil(at('2026-12-10T12:00'))
    expect(world.posts).toEqual([])
    expect(await ofReminder()).toMatchObject({ state: 'dropped', reason })
  })

  test.each([
    ['ended', 0, 'unsubscribed'],
    ['asked for', 5, undefined],
  ] as const)(
    'once reminders are %s by every subscription of it, also by one that took its place',
    async (_, remind, reason) => {
      const { id, deliveryId, ofReminder } = await plan()
      const [was] = await store.subscriptionsOf(fixture.at)
      await store.changeSubscriptions(fixture.at, [was?.queryId ?? ''], { options: { remind, kinds: 'all' } })
      const reworded = await plan({}, { n: 1, remindAt: at('2026-11-30T09:00') + 1 })
      const deps = { ...store, add: store.subscribe, remove: store.unsubscribe, change: store.changeSubscriptions }
      const noteChange = async () => undefined
      await fixture.deliverUntil(at('2026-11-29T09:00'))
      const [before] = await store.subscriptionsOf(fixture.at)
      const { queries } = parseQueries('비축량')
      if (before) await replaceSubscriptions({ ...deps, noteChange }, fixture.at, [before], queries, 'U2', world.now)
      await fixture.deliverUntil(at('2026-11-30T12:00'))
      // Also where the message that is to show it was opened before.
      const askedFor = await openAskedFor(store, fixture.at)
      expect(await askedFor.of(aDelivery({ deliveryId, releaseId: id }))).toMatchObject({
        matches: reason ? [] : [{ query: '비축량' }],
      })
      const end = reason ? { state: 'dropped', reason } : { state: 'posted' }
      expect(await ofReminder()).toMatchObject(end)
      expect(await reworded.ofReminder()).toMatchObject(end)
    },
  )

  test('what was turned off while the words stand is not told either', async () => {
    const { ofReminder } = await plan()
    const [was] = await store.subscriptionsOf(fixture.at)
    await store.changeSubscriptions(fixture.at, [was?.queryId ?? ''], { options: { remind: 0 } })
    await fixture.deliverUntil(at('2026-12-10T12:00'))
    expect(world.posts).toEqual([])
    expect(await ofReminder()).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
  })

  test('held up until its day is over it is dropped, and not counted as too old; held up until the day itself it is sent', async () => {
    const { ofReminder } = await plan()
    world.now = at('2026-12-03T15:00')
    await fixture.deliver()
    expect(await ofReminder()).toMatchObject({ state: 'posted' })
    const late = await plan({}, { n: 1 })
    world.now = at('2026-12-09T09:00')
    await fixture.deliver()
    expect(await late.ofReminder()).toMatchObject({ state: 'dropped', reason: 'past' })
    expect(world.posts).toHaveLength(1)
  })

  test('a message that is put off beyond the day is given up before it is sent again', async () => {
    const { ofReminder } = await plan({}, { remindAt: at('2026-12-03T23:55') })
    world.answers = [{ outcome: 'later', retryAt: at('2026-12-04T00:02'), isLimit: true, detail: 'ratelimited' }]
    world.now = at('2026-12-03T23:55')
    await fixture.deliverUntil(at('2026-12-04T12:00'))
    expect(world.posts).toHaveLength(1)
    expect(await ofReminder()).toMatchObject({ state: 'dropped', reason: 'past' })
  })

  test('a refused one is set aside under its own name, and what comes behind it is sent', async () => {
    const { id, ofReminder } = await plan()
    world.fate = ({ deliveryIds }) => (deliveryIds ? { outcome: 'refused', reason: 'invalid_blocks' } : undefined)
    world.now = at('2026-11-30T09:00')
    await store.planDelivery(
      aDelivery({ ...fixture.at, releaseId: id, dueAt: world.now, plannedAt: world.now }),
      world.now,
    )
    await fixture.deliver()
    expect(await ofReminder()).toMatchObject({ state: 'waiting', alone: true, refusals: 1 })
    expect(await store.deliveryOf(fixture.at, id)).toMatchObject({ state: 'posted' })
    world.fate = () => undefined
    world.now += 2 * HOUR
    await fixture.deliver()
    expect(await ofReminder()).toMatchObject({ state: 'posted' })
    expect(await store.undeliveredIn(fixture.at, world.now, 10)).toEqual([])
  })

  test('several of one morning come together, and never in one message with releases', async () => {
    const remindAt = at('2026-11-30T09:00')
    for (const n of [0, 1]) await plan({}, { n })
    for (const n of [2, 3]) {
      const id = `${fixture.at.channel}-${n}`
      await store.storeRelease(anIncomingRelease({ id }, [id]))
      await store.planDelivery(
        aDelivery({ ...fixture.at, releaseId: id, dueAt: remindAt, plannedAt: MONDAY }),
        remindAt,
      )
    }
    world.now = remindAt
    await fixture.deliverUntil(remindAt + 10 * MINUTE)
    const name = (n: number) => `${fixture.at.channel}-${n}`
    expect(world.posts.map(({ ids }) => ids.toSorted()).toSorted()).toEqual([
      [name(0), name(1)],
      [name(2), name(3)],
    ])
  })

  test('its row outlives the day by as long as a delivery is kept, and an edit of its release does not touch it', async () => {
    const { id, ofReminder } = await plan()
    await store.planDelivery(aDelivery({ ...fixture.at, releaseId: id }), MONDAY)
    await fixture.deliverUntil(at('2026-11-30T12:00'))
    await fixture.reviseRelease(0)
    await fixture.deliverUntil(world.now + DAY)
    expect(world.edits).toHaveLength(1)
    expect(await ofReminder()).toMatchObject({ state: 'posted', shown: 0 })
  })
})
