import { describe, expect, test } from 'vitest'
import type { Undelivered } from '../../functions/delivery/delivery.ts'
import type { Lease } from '../../functions/delivery/lease.ts'
import type { Message } from '../../functions/delivery/message.ts'
import { DAY, HOUR } from '../../functions/text/seoul.ts'
import { aDelivery, MONDAY } from '../support/a-release.ts'
import { testStores } from '../support/test-stores.ts'

describe.each(await testStores())('in $name', ({ store }) => {
  let channels = 0

  /** A channel held by a worker, with deliveries planned. */
  async function held(...releaseIds: string[]): Promise<Lease> {
    channels += 1
    const channel = { team: 'T3', channel: `C${channels}` }
    for (const releaseId of releaseIds) await store.planDelivery(aDelivery({ ...channel, releaseId }), MONDAY)
    await store.wakeChannel(channel, MONDAY)
    const lease = await store.leaseChannel(channel, MONDAY)
    if (!lease) throw new Error('the channel is held')
    return lease
  }

  async function opened({ team, channel, ...lease }: Lease, releaseIds: string[], change: Partial<Message> = {}) {
    const messageId = `m-${releaseIds.join('-')}`
    const about = { team, channel, messageId, openedAt: MONDAY, releaseIds, ambiguous: 0 }
    const message: Message = { ...about, state: 'open', ...change }
    expect(await store.openMessage({ team, channel, ...lease }, message)).toBe(true)
    return message
  }

  const entry = (
    { team, channel, messageId, releaseIds }: Message,
    change: Partial<Undelivered> = {},
  ): Undelivered => ({
    team,
    channel,
    messageId,
    releaseIds,
    reason: 'invalid_blocks',
    since: MONDAY,
    isInDoubt: false,
    ...change,
  })

  const renewed = async (lease: Lease) => (await store.renewLease(lease, MONDAY)) as Lease

  test('a message set aside is not open, its delivery waits on, and it is listed and to be told', async () => {
    const lease = await held('r1')
    const message = await opened(lease, ['r1'])
    const dueAt = MONDAY + HOUR
    const waits = new Map([['r1', { dueAt, alone: true, refusals: 1, refusedSince: MONDAY } as const]])
    const undelivered = entry(message, { nextTryAt: dueAt })
    expect(await store.setAsideMessage(lease, { ...message, state: 'closed' }, waits, undelivered, true)).toBe(true)
    expect(await store.deliveryOf(lease, 'r1')).toMatchObject({ state: 'waiting', dueAt, alone: true, refusals: 1 })
    expect(await store.messageOf(lease, message.messageId)).toMatchObject({ state: 'closed' })
    const { openMessageId, untold, untoldReasons } = await renewed(lease)
    expect([openMessageId, untold, untoldReasons]).toEqual([undefined, new Set(['r1']), new Set(['invalid_blocks'])])
    expect(await store.undeliveredIn(lease, MONDAY, 10)).toEqual([undelivered])
    expect(await Array.fromAsync(store.undeliveredNews(0, MONDAY))).toContainEqual(undelivered)
    expect(await store.undeliveredIn({ ...lease, channel: `${lease.channel}1` }, MONDAY, 10)).toEqual([])
  })

  test('nothing is set aside by a worker that lost its lease', async () => {
    const lease = await held('r1')
    const message = await opened(lease, ['r1'])
    await store.leaseChannel(lease, MONDAY + HOUR)
    const waits = new Map([['r1', { dueAt: MONDAY + HOUR }]])
    expect(await store.setAsideMessage(lease, message, waits, entry(message), true)).toBe(false)
    expect(await store.undeliveredIn(lease, MONDAY, 10)).toEqual([])
    expect(await store.reopenMessage(lease, message.messageId)).toBe(false)
  })

  test('a message in doubt keeps its deliveries, and can be opened again', async () => {
    const lease = await held('r1', 'r2')
    const message = await opened(lease, ['r1', 'r2'], { state: 'sending', doubts: 1, lost: 'in doubt' })
    const { messageId } = message
    const waits = new Map(['r1', 'r2'].map((id) => [id, { dueAt: MONDAY + HOUR, messageId }]))
    await store.setAsideMessage(lease, message, waits, entry(message, { isInDoubt: true }))
    expect((await store.waitingDeliveries(lease, 10)).deliveries.map((one) => one.messageId)).toEqual([
      messageId,
      messageId,
    ])
    expect((await renewed(lease)).untold).toBeUndefined()
    await store.reopenMessage(lease, messageId)
    expect((await renewed(lease)).openMessageId).toBe(messageId)
    // A refused digest is split: each of its releases waits in no message, at its old time.
    await store.setAsideMessage(
      lease,
      { ...message, state: 'closed' },
      new Map([
        ['r1', { alone: true }],
        ['r2', { alone: true }],
      ]),
    )
    const { deliveries: split } = await store.waitingDeliveries(lease, 10)
    expect(split).toMatchObject([
      { alone: true, dueAt: MONDAY + HOUR },
      { alone: true, dueAt: MONDAY + HOUR },
    ])
    expect(split.map((one) => one.messageId)).toEqual([undefined, undefined])
    expect(await store.undeliveredIn(lease, MONDAY, 10)).toEqual([])
  })

  test('one of several to be told that is sent after all is told no more; a message that told leaves none', async () => {
    let lease = await held('r1', 'r2')
    for (const id of ['r1', 'r2']) {
      const message = await opened(lease, [id])
      const waits = new Map([[id, { dueAt: MONDAY + HOUR, alone: true, refusals: 1 } as const]])
      await store.setAsideMessage(lease, { ...message, state: 'closed' }, waits, entry(message), true)
      lease = await renewed(lease)
    }
    const again = await opened(lease, ['r1'], { messageId: 'again', again: true, ts: '1.1', state: 'sent', shown: [0] })
    const posted = { state: 'posted', ts: '1.1', messageId: 'again', shown: 0 } as const
    expect(await store.closeMessage(lease, again, new Map([['r1', posted]]), MONDAY)).toBe(true)
    lease = await renewed(lease)
    expect(lease.untold).toEqual(new Set(['r2']))
    expect((await store.undeliveredIn(lease, MONDAY, 10)).map(({ releaseIds }) => releaseIds)).toEqual([['r2']])
    const unsent = { count: 1, reasons: ['invalid_blocks'] }
    const telling = await opened(lease, [], { messageId: 'telling', unsent, ts: '1.2', state: 'sent' })
    await store.closeMessage(lease, telling, new Map(), MONDAY)
    lease = await renewed(lease)
    expect([lease.untold, lease.untoldReasons]).toEqual([undefined, undefined])
    expect(await store.undeliveredIn(lease, MONDAY, 10)).toHaveLength(1)
  })

  test('a message that failed is listed for a week', async () => {
    const lease = await held('r1')
    const message = await opened(lease, ['r1'], { again: true })
    const failed = entry(message, { failedAt: MONDAY + 1 })
    const ends = new Map([['r1', { state: 'failed', reason: 'invalid_blocks' } as const]])
    await store.closeMessage(lease, message, ends, MONDAY + 1, failed)
    expect(await store.deliveryOf(lease, 'r1')).toMatchObject({ state: 'failed', reason: 'invalid_blocks' })
    expect(await store.undeliveredIn(lease, MONDAY + 7 * DAY, 10)).toEqual([failed])
    expect(await store.undeliveredIn(lease, MONDAY + 7 * DAY + 1, 10)).toEqual([])
  })

  test('what ends without a message though it was set aside is listed and told no more', async () => {
    let lease = await held('r1')
    const message = await opened(lease, ['r1'])
    await store.setAsideMessage(
      lease,
      { ...message, state: 'closed' },
      new Map([['r1', { dueAt: MONDAY, refusals: 1 }]]),
      entry(message),
      true,
    )
    lease = await renewed(lease)
    const dropped = new Map([['r1', { state: 'dropped', reason: 'unsubscribed' } as const]])
    expect(await store.endDeliveries(lease, dropped, ['r1'])).toBe(true)
    expect((await renewed(lease)).untold).toBeUndefined()
    expect(await store.undeliveredIn(lease, MONDAY, 10)).toEqual([])
    // Planned anew, it is sent as if nothing had been.
    const was = await store.deliveryOf(lease, 'r1')
    expect(was && (await store.replanDelivery({ ...was, dueAt: MONDAY }, 'dropped', MONDAY))).toBe(true)
    expect((await store.deliveryOf(lease, 'r1'))?.refusals).toBeUndefined()
  })

  test('a workspace’s silence is written by the first, and moved or ended by whoever read it last', async () => {
    const silence = { since: MONDAY, probeAt: MONDAY + 1, probes: 0 }
    const next = { ...silence, probeAt: MONDAY + 2, probes: 1 }
    expect(await store.silenceOf('T3')).toBeUndefined()
    expect(await store.saveSilence('T3', silence, undefined)).toBe(true)
    expect(await store.saveSilence('T3', silence, undefined)).toBe(false)
    expect(await store.saveSilence('T3', next, silence)).toBe(true)
    expect(await store.saveSilence('T3', undefined, silence)).toBe(false)
    expect(await store.silenceOf('T3')).toEqual(next)
    expect(await store.reserveSlot('T3', MONDAY)).toBe(MONDAY)
    expect(await store.saveSilence('T3', undefined, next)).toBe(true)
    expect(await store.silenceOf('T3')).toBeUndefined()
  })
})
