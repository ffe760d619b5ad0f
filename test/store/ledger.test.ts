import { describe, expect, test } from 'vitest'
import type { DeliveryEnd } from '../../functions/delivery/delivery.ts'
import type { Lease } from '../../functions/delivery/lease.ts'
import type { Message } from '../../functions/delivery/message.ts'
import { aDelivery, MONDAY } from '../support/a-release.ts'
import { testStores } from '../support/test-stores.ts'

describe.each(await testStores())('in $name', ({ store }) => {
  let channels = 0

  function freshChannel() {
    channels += 1
    return { team: 'T1', channel: `C${channels}` }
  }

  async function leased(channel: { team: string; channel: string }, now = MONDAY): Promise<Lease> {
    const lease = await store.leaseChannel(channel, now)
    if (!lease) throw new Error('the channel is held')
    return lease
  }

  async function held(channel: { team: string; channel: string }): Promise<Lease> {
    await store.wakeChannel(channel, MONDAY)
    return leased(channel)
  }

  const aMessage = (lease: Lease, change: Partial<Message> = {}): Message => ({
    team: lease.team,
    channel: lease.channel,
    messageId: 'm1',
    openedAt: MONDAY,
    releaseIds: ['r1'],
    state: 'sending',
    ambiguous: 0,
    ...change,
  })

  test('once a channel is given back, its bell no longer counts how often it was rung before', async () => {
    const channel = freshChannel()
    const lease = await held(channel)
    const bell = async () =>
      (await store.overdueBells(MONDAY + 1e9, 1_000)).find(
        (one) => one.bell.of === 'channel' && one.bell.channel === channel.channel,
      )
    for (let rung = 0; rung < 4; rung += 1) {
      const overdue = await bell()
      if (overdue) await store.postponeBell(overdue, overdue.ringAt + 1)
    }
    expect((await bell())?.rings).toBe(4)
    await store.giveBackChannel(lease, MONDAY + 99, 0)
    expect(await bell()).toMatchObject({ ringAt: MONDAY + 99, rings: 0 })
  })

  test('waiting deliveries are all read, however few of them fit a page of the table', async () => {
    const channel = freshChannel()
    const words = '희소금속'.repeat(2_000)
    const [match] = aDelivery(channel).matches
    if (!match) throw new Error('no match')
    for (let n = 0; n < 60; n += 1)
      await store.planDelivery(aDelivery({ ...channel, releaseId: `r${n}`, matches: [{ ...match, words }] }), MONDAY)
    expect((await store.waitingDeliveries(channel, 100)).deliveries).toHaveLength(60)
    expect((await store.waitingDeliveries(channel, 50)).deliveries).toHaveLength(50)
  })

  test('a delivery is planned once for a channel and a release', async () => {
    const channel = freshChannel()
    const tries = Array.from({ length: 6 }, () => store.planDelivery(aDelivery(channel), MONDAY))
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
  })

  test('planning a delivery wakes its channel, and a refused write wakes nobody', async () => {
    const channel = freshChannel()
    const bell = async () =>
      (await store.overdueBells(MONDAY + 60_000, 1_000)).find(
        (one) => one.bell.of === 'channel' && one.bell.channel === channel.channel,
      )?.ringAt
    await store.planDelivery(aDelivery(channel), MONDAY + 9)
    expect(await bell()).toBe(MONDAY + 9)
    const lease = await leased(channel)
    expect(await store.planDelivery(aDelivery(channel), MONDAY)).toBe(false)
    expect(await store.replanDelivery(aDelivery(channel), 'dropped', MONDAY)).toBe(false)
    expect(await store.wantRevision(channel, 'r1', 1, MONDAY, MONDAY)).toBe(false)
    expect(await bell()).toBe(MONDAY + 9)
    expect(await store.giveBackChannel(lease, undefined, 0)).toBe(true)
    await store.planDelivery(aDelivery({ ...channel, releaseId: 'more' }), MONDAY + 7)
    await store.planDelivery(aDelivery({ ...channel, releaseId: 'later' }), MONDAY + 50)
    expect(await bell()).toBe(MONDAY + 7)
  })

  test('a delivery is planned anew only from the state it was seen in', async () => {
    const channel = freshChannel()
    await store.planDelivery(aDelivery(channel), MONDAY)
    await store.endDeliveries(await held(channel), new Map([['r1', { state: 'dropped', reason: 'unsubscribed' }]]))
    const [match] = aDelivery().matches
    if (!match) throw new Error('no match')
    const anew = aDelivery({ ...channel, matches: [match, { ...match, query: '핵심광물' }], dueAt: MONDAY + 9 })
    expect(await store.replanDelivery(anew, 'waiting', MONDAY)).toBe(false)
    expect(await store.replanDelivery(anew, 'dropped', MONDAY)).toBe(true)
    expect((await store.waitingDeliveries(channel, 10)).deliveries).toEqual([anew])
  })

  test('waiting deliveries come earliest due first and leave the list when they end', async () => {
    const channel = freshChannel()
    await store.planDelivery(aDelivery({ ...channel, releaseId: 'late', dueAt: MONDAY + 5 }), MONDAY)
    await store.planDelivery(aDelivery({ ...channel, releaseId: 'soon', dueAt: MONDAY + 1 }), MONDAY)
    const waiting = async () =>
      (await store.waitingDeliveries(channel, 10)).deliveries.map((delivery) => delivery.releaseId)
    expect(await waiting()).toEqual(['soon', 'late'])
    const lease = await held(channel)
    expect(await store.endDeliveries(lease, new Map([['soon', { state: 'dropped', reason: 'unsubscribed' }]]))).toBe(
      true,
    )
    expect(await waiting()).toEqual(['late'])
    expect(
      await store.endDeliveries(lease, new Map([['soon', { state: 'posted', ts: '1', messageId: 'm1', shown: 0 }]])),
    ).toBe(false)
    expect(await store.deliveryOf(channel, 'soon')).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
  })

  test('one worker holds a channel until it gives it back or its lease runs out', async () => {
    const channel = freshChannel()
    expect(await store.leaseChannel(channel, MONDAY)).toBeUndefined()
    await store.wakeChannel(channel, MONDAY)
    const takes = await Promise.all([store.leaseChannel(channel, MONDAY), store.leaseChannel(channel, MONDAY)])
    expect(takes.filter(Boolean)).toHaveLength(1)
    expect(await store.leaseChannel(channel, MONDAY + 119_999)).toBeUndefined()
    const next = await store.leaseChannel(channel, MONDAY + 120_000)
    expect(next?.fence).toBe(2)
  })

  test('a channel is not given back as finished when its bell was raised meanwhile', async () => {
    const channel = freshChannel()
    await store.wakeChannel(channel, MONDAY)
    const lease = await leased(channel)
    await store.wakeChannel(channel, MONDAY + 60_000)
    expect(await store.giveBackChannel(lease, undefined, MONDAY)).toBe(false)
    const renewed = await store.renewLease(lease, MONDAY)
    expect(await store.giveBackChannel(renewed as Lease, undefined, MONDAY + 7)).toBe(true)
    const bells = await store.overdueBells(MONDAY + 1e9, 100)
    expect(bells.filter(({ bell }) => bell.of === 'channel' && bell.channel === channel.channel)).toEqual([])
    expect((await leased(channel)).notBefore).toBe(MONDAY + 7)
  })

  test('a channel woken by many at once keeps the earliest instant and counts each', async () => {
    const channel = freshChannel()
    await Promise.all([5, 3, 9, 4].map((late) => store.wakeChannel(channel, MONDAY + late)))
    const bells = await store.overdueBells(MONDAY + 3, 100)
    expect(bells.filter(({ bell }) => bell.of === 'channel' && bell.channel === channel.channel)).toHaveLength(1)
    expect((await leased(channel)).rung).toBe(4)
  })

  test('a message opens, is found by the next holder, and closes with its deliveries', async () => {
    const channel = freshChannel()
    await store.planDelivery(aDelivery(channel), MONDAY)
    await store.wakeChannel(channel, MONDAY)
    const lease = await leased(channel)
    expect(await store.openMessage(lease, aMessage(lease))).toBe(true)
    const heir = await leased(channel, MONDAY + 120_000)
    expect(heir.openMessageId).toBe('m1')
    const open = (await store.messageOf(channel, 'm1')) as Message
    expect(await store.saveMessage(heir, { ...open, state: 'sent', ts: '1700000000.000100' })).toBe(true)
    const ends = new Map([['r1', { state: 'posted', ts: '1700000000.000100', messageId: 'm1', shown: 0 } as const]])
    expect(await store.closeMessage(heir, open, ends, MONDAY)).toBe(true)
    expect(await store.deliveryOf(channel, 'r1')).toMatchObject({ state: 'posted', ts: '1700000000.000100' })
    expect((await store.renewLease(heir, MONDAY))?.openMessageId).toBeUndefined()
  })

  test('a worker that lost the lease can write nothing', async () => {
    const channel = freshChannel()
    await store.planDelivery(aDelivery(channel), MONDAY)
    await store.wakeChannel(channel, MONDAY)
    const old = await leased(channel)
    await store.openMessage(old, aMessage(old))
    await leased(channel, MONDAY + 120_000)
    const ends = new Map([['r1', { state: 'posted', ts: '1', messageId: 'm1', shown: 0 } as const]])
    expect(await store.openMessage(old, aMessage(old, { messageId: 'm2' }))).toBe(false)
    expect(await store.saveMessage(old, aMessage(old, { state: 'held back' }))).toBe(false)
    expect(await store.closeMessage(old, aMessage(old), ends, MONDAY)).toBe(false)
    expect(await store.endDeliveries(old, new Map([['r1', { state: 'dropped', reason: 'unsubscribed' }]]))).toBe(false)
    expect(await store.giveBackChannel(old, undefined, MONDAY)).toBe(false)
    expect(await store.renewLease(old, MONDAY)).toBeUndefined()
    expect(await store.deliveryOf(channel, 'r1')).toMatchObject({ state: 'waiting' })
  })

  test('a revision makes a posted delivery due again, until its message shows it', async () => {
    const channel = freshChannel()
    await store.planDelivery(aDelivery(channel), MONDAY)
    await store.endDeliveries(
      await held(channel),
      new Map([['r1', { state: 'posted', ts: '1', messageId: 'm1', shown: 0 }]]),
    )
    expect(await store.wantRevision(channel, 'r1', 1, MONDAY + 5, MONDAY)).toBe(true)
    expect(await store.wantRevision(channel, 'r1', 1, MONDAY + 9, MONDAY)).toBe(false)
    expect((await store.waitingDeliveries(channel, 10)).deliveries).toMatchObject([
      { state: 'posted', wanted: 1, dueAt: MONDAY + 5 },
    ])
    await store.wantRevision(channel, 'r1', 2, MONDAY + 6, MONDAY)
    await store.showRevisions(channel, new Map([['r1', 1]]), MONDAY + 7)
    expect((await store.waitingDeliveries(channel, 10)).deliveries).toHaveLength(1)
    await store.showRevisions(channel, new Map([['r1', 2]]), MONDAY + 8)
    expect((await store.waitingDeliveries(channel, 10)).deliveries).toEqual([])
    await store.showRevisions(channel, new Map([['r1', 1]]), MONDAY + 9)
    expect((await store.waitingDeliveries(channel, 10)).deliveries).toMatchObject([
      { wanted: 2, shown: 1, dueAt: MONDAY + 9 },
    ])
  })

  test('a revision that comes while a message is sent leaves the delivery due for an edit', async () => {
    const channel = freshChannel()
    await store.planDelivery(aDelivery(channel), MONDAY)
    await store.wakeChannel(channel, MONDAY)
    const lease = await leased(channel)
    await store.openMessage(lease, aMessage(lease))
    expect(await store.wantRevision(channel, 'r1', 1, MONDAY, MONDAY)).toBe(false)
    const ends = new Map([['r1', { state: 'posted', ts: '1', messageId: 'm1', shown: 0 } as const]])
    expect(await store.closeMessage(lease, aMessage(lease), ends, MONDAY + 3)).toBe(true)
    expect(await store.deliveryOf(channel, 'r1')).toMatchObject({
      state: 'posted',
      shown: 0,
      wanted: 1,
      dueAt: MONDAY + 3,
    })
  })

  test('a release knows the channels it was planned for', async () => {
    const channels = [freshChannel(), freshChannel()]
    for (const channel of channels) await store.planDelivery(aDelivery({ ...channel, releaseId: 'told' }), MONDAY)
    expect(await Array.fromAsync(store.channelsTold('told'))).toEqual(channels)
  })

  test('a paused channel stays paused until it is resumed, and then catches up', async () => {
    const channel = freshChannel()
    await store.wakeChannel(channel, MONDAY)
    const lease = await leased(channel)
    expect(await store.pauseChannel(lease, 'is_archived')).toBe(true)
    expect(await store.pauseChannel(lease, 'is_archived')).toBe(false)
    expect(await store.pauseOf(channel)).toBe('is_archived')
    expect(await store.giveBackChannel(lease, undefined, MONDAY)).toBe(true)
    expect(await store.resumeChannel(channel, MONDAY + 1)).toBe(true)
    expect(await store.resumeChannel(channel, MONDAY + 1)).toBe(false)
    const resumed = await leased(channel)
    expect([resumed.paused, resumed.catchUp]).toEqual([undefined, true])
  })

  test('a channel that somebody resumed since its lease was renewed is not paused', async () => {
    const channel = freshChannel()
    expect(await store.resumeChannel(channel, MONDAY)).toBe(false)
    await store.wakeChannel(channel, MONDAY)
    const lease = await leased(channel)
    expect(await store.resumeChannel(channel, MONDAY)).toBe(false)
    expect(await store.pauseChannel(lease, 'is_archived')).toBe(false)
    const renewed = await store.renewLease(lease, MONDAY)
    expect(renewed && (await store.pauseChannel(renewed, 'is_archived'))).toBe(true)
    expect(await store.pauseOf(channel)).toBe('is_archived')
  })

  test('deliveries end together or not at all', async () => {
    const channel = freshChannel()
    for (const releaseId of ['r1', 'r2', 'r3']) await store.planDelivery(aDelivery({ ...channel, releaseId }), MONDAY)
    const lease = await held(channel)
    const dropped = (...ids: string[]) =>
      new Map(ids.map((id) => [id, { state: 'dropped', reason: 'unsubscribed' } as const]))
    expect(await store.endDeliveries(lease, dropped('r1'))).toBe(true)
    expect(await store.endDeliveries(lease, dropped('r1', 'r2'))).toBe(false)
    const { deliveries: waiting } = await store.waitingDeliveries(channel, 10)
    expect(waiting.map(({ releaseId }) => releaseId).sort()).toEqual(['r2', 'r3'])
    expect(await store.endDeliveries(lease, dropped('r2', 'r3'))).toBe(true)
    expect((await store.renewLease(lease, MONDAY))?.tooOld ?? 0).toBe(0)
  })

  test('how many ended too old stands with the channel until a message has told it', async () => {
    const channel = freshChannel()
    for (const releaseId of ['r1', 'r2', 'r3']) await store.planDelivery(aDelivery({ ...channel, releaseId }), MONDAY)
    const lease = await held(channel)
    const tooOld = (id: string): [string, DeliveryEnd] => [id, { state: 'dropped', reason: 'too old' }]
    const count = async () => (await store.renewLease(lease, MONDAY))?.tooOld
    await store.endDeliveries(lease, new Map([tooOld('r1'), tooOld('r2')]))
    await store.endDeliveries(lease, new Map([tooOld('r3')]))
    expect(await count()).toBe(3)
    const untold = aMessage(lease, { releaseIds: [], state: 'open' })
    await store.openMessage(lease, untold)
    await store.closeMessage(lease, untold, new Map(), MONDAY)
    expect(await count()).toBe(3)
    const telling = aMessage(lease, { messageId: 'm2', releaseIds: [], tooOld: 3, ts: '1.2', state: 'sent' })
    const renewed = (await store.renewLease(lease, MONDAY)) ?? lease
    await store.openMessage(renewed, telling)
    await store.closeMessage(renewed, telling, new Map(), MONDAY)
    expect(await count()).toBe(0)
    // A second message that tells the same number takes nothing more off.
    const again = { ...telling, messageId: 'm3' }
    const late = (await store.renewLease(lease, MONDAY)) ?? lease
    await store.openMessage(late, again)
    await store.closeMessage(late, again, new Map(), MONDAY)
    expect(await count()).toBe(0)
  })

  test('a channel keeps its quiet hours, before and after anything waits there', async () => {
    const channel = freshChannel()
    const night = { from: 22 * 60, to: 7 * 60 }
    expect(await store.quietHoursOf(channel)).toBeUndefined()
    await store.setQuietHours(channel, night)
    expect(await store.quietHoursOf(channel)).toEqual(night)
    expect((await held(channel)).quiet).toEqual(night)
    await store.setQuietHours(channel, { ...night, days: ['weekends'], until: 5 })
    expect(await store.quietHoursOf(channel)).toEqual({ ...night, days: ['weekends'], until: 5 })
    await store.setQuietHours(channel, { days: ['holidays'] })
    expect(await store.quietHoursOf(channel)).toEqual({ days: ['holidays'] })
    await store.setQuietHours(channel, undefined)
    expect(await store.quietHoursOf(channel)).toBeUndefined()
  })

  test('a channel’s last messages come newest first', async () => {
    const channel = { team: 'T1', channel: 'C30' }
    await store.wakeChannel(channel, MONDAY)
    const lease = await store.leaseChannel(channel, MONDAY)
    if (!lease) throw new Error('no lease')
    for (const minute of ['01', '03', '02']) {
      const messageId = `2026-11-23T01:${minute}:00.000Z-aa`
      const message = { ...channel, messageId, openedAt: MONDAY, releaseIds: ['r1'], state: 'sending' as const }
      await store.openMessage(lease, { ...message, ambiguous: 0 })
    }
    const found = await store.lastMessages(channel, 2)
    expect(found.map(({ messageId }) => messageId.slice(14, 16))).toEqual(['03', '02'])
    expect(await store.lastMessages({ team: 'T1', channel: 'C31' }, 2)).toEqual([])
  })
})
