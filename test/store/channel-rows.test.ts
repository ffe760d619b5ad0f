import { describe, expect, test, vi } from 'vitest'
import type { Lease } from '../../functions/delivery/lease.ts'
import type { OverdueBell } from '../../functions/store/bell-rows.ts'
import { storeIn } from '../../functions/store/store.ts'
import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { openTestTable, testStores } from '../support/test-stores.ts'

const LEASE_MS = 2 * MINUTE

describe.each(await testStores())('in $name', ({ store }) => {
  let channels = 0

  async function freshChannel() {
    channels += 1
    const channel = { team: 'T2', channel: `C${channels}` }
    await store.wakeChannel(channel, MONDAY)
    return channel
  }

  async function leased(channel: { team: string; channel: string }, now = MONDAY): Promise<Lease> {
    const lease = await store.leaseChannel(channel, now)
    if (!lease) throw new Error('the channel is held')
    return lease
  }

  test('a lease taken by a clock that ran a day ahead does not hold the channel', async () => {
    const channel = await freshChannel()
    const ahead = await leased(channel, MONDAY + DAY)
    const lease = await leased(channel, MONDAY)
    expect(lease.fence).toBe(ahead.fence + 1)
    expect(await store.renewLease(ahead, MONDAY + DAY)).toBeUndefined()
    expect(await store.leaseChannel(channel, MONDAY)).toBeUndefined()
  })

  test.each([
    ['seconds', 4_000, true],
    ['a minute', MINUTE, true],
    ['more than a minute', MINUTE + 1, false],
  ])('a lease taken by a clock that is %s ahead holds the channel: %s', async (_, ahead, holds) => {
    const channel = await freshChannel()
    await leased(channel, MONDAY + ahead)
    expect((await store.leaseChannel(channel, MONDAY)) === undefined).toBe(holds)
    expect(await store.leaseChannel(channel, MONDAY + ahead + LEASE_MS)).toBeDefined()
  })

  test('a worker that lost its lease cannot pause the channel', async () => {
    const channel = await freshChannel()
    const slept = await leased(channel)
    await leased(channel, MONDAY + LEASE_MS)
    expect(await store.pauseChannel(slept, 'is_archived')).toBe(false)
    expect(await store.pauseOf(channel)).toBeUndefined()
  })

  test('a channel resumed while a worker holds it is not given back as finished: the worker looks again', async () => {
    const channel = await freshChannel()
    const lease = await leased(channel)
    await store.pauseChannel(lease, 'is_archived')
    await store.resumeChannel(channel, MONDAY + 1)
    expect(await store.giveBackChannel(lease, undefined, MONDAY)).toBe(false)
    const renewed = await store.renewLease(lease, MONDAY)
    expect(renewed).toMatchObject({ rung: lease.rung + 1, catchUp: true })
    expect(renewed?.paused).toBeUndefined()
    expect(await store.giveBackChannel(renewed as Lease, undefined, MONDAY)).toBe(true)
  })

  test('a worker that got something done starts the pauses between rings anew, and keeps the bell', async () => {
    const channel = await freshChannel()
    const lease = await leased(channel)
    const bellNow = async () =>
      (await store.overdueBells(MONDAY + DAY, 1_000)).find(
        ({ bell }) => 'channel' in bell && bell.channel === channel.channel,
      )
    const bell = await bellNow()
    await store.postponeBell({ ...(bell as OverdueBell), rings: 4 }, MONDAY + HOUR)
    expect(await bellNow()).toMatchObject({ ringAt: MONDAY + HOUR, rings: 5 })
    await store.renewLease(lease, MONDAY)
    expect(await bellNow()).toMatchObject({ ringAt: MONDAY + HOUR, rings: 0 })
  })
})

test('taking a channel costs one request', async () => {
  const table = await openTestTable()
  const store = storeIn(table)
  const channel = { team: 'T2', channel: 'C' }
  await store.wakeChannel(channel, MONDAY)
  const send = vi.spyOn(table.db, 'send')
  expect(await store.leaseChannel(channel, MONDAY)).toMatchObject({ fence: 1 })
  expect(send).toHaveBeenCalledTimes(1)
})
