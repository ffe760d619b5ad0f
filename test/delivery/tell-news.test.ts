import { describe, expect, test } from 'vitest'
import type { DeliveryEnd } from '../../functions/delivery/delivery.ts'
import { matchRelease } from '../../functions/delivery/match-release.ts'
import { normaliseRelease } from '../../functions/releases/same-release/normalise-release.ts'
import { reviseRelease } from '../../functions/releases/same-release/revise-release.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, aRawRelease, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'
import { openTestStore } from '../support/test-stores.ts'

const stores = [
  ['memory', async () => openMemoryStore().store],
  ['DynamoDB', openTestStore],
] as const

describe.each(stores)('in the store of %s', (name, openStore) => {
  const url = `https://opinion.lawmaking.go.kr/gcom/ogLmPp/${name}`
  const seen = (due: string, title = '수소 안전관리법 시행령 일부개정령안 입법예고', at = MONDAY) =>
    normaliseRelease(aRawRelease({ url, title, due, kind: '입법예고' }), { id: 'lawmaking', name: '입법예고' }, at)

  test('a moved last day is told once, at once, to the channels that were told of the notice', async () => {
    const store = await openStore()
    const first = seen('2026-12-03')
    const { id } = first.release
    await store.storeRelease({ ...first, release: { ...first.release, announcedAt: MONDAY } })
    const plan = (channel: string, dueAt: number, more = {}) =>
      store.planDelivery(aDelivery({ team: 'T9', channel, releaseId: id, plannedAt: MONDAY, dueAt, ...more }), MONDAY)
    await plan('on-its-way', MONDAY)
    await plan('next-week', MONDAY + 100 * HOUR)
    await plan('perhaps-posted', MONDAY + 5 * HOUR, { messageId: 'm1' })
    await plan('dropped', MONDAY)
    const lease = await store.leaseChannel({ team: 'T9', channel: 'dropped' }, MONDAY)
    if (!lease) throw new Error('no lease')
    await store.endDeliveries(lease, new Map([[id, { state: 'dropped', reason: 'unsubscribed' }]]))

    const at = MONDAY + HOUR
    const revised = seen('2026-12-10', '수소 안전관리법 시행령 일부개정령안 입법예고(기간 연장)', at)
    await reviseRelease(store, id, { ...revised, revision: 2 }, at, at + 2 * MINUTE)
    const newsId = `${id}#moved#2026-12-10#1`
    expect(await store.releaseBell(newsId)).toBe(at + 2 * MINUTE)
    expect((await store.releasesOfDay('2026-11-23', at)).map((release) => release.id)).toEqual([id])

    const rung: string[] = []
    const deps = {
      ...store,
      morning: '09:00',
      matchesOf: async () => {
        throw new Error('news is matched with nothing')
      },
      async *findListeners() {},
      ringChannels: async (channels: Channel[]) => void rung.push(...channels.map(({ channel }) => channel)),
    }
    const crashes = async () => {
      throw new Error('crash')
    }
    await expect(matchRelease({ ...deps, ringChannels: crashes }, newsId, at + 2 * MINUTE)).rejects.toThrow('crash')
    await expect(matchRelease({ ...deps, silenceRelease: crashes }, newsId, at + 2 * MINUTE)).rejects.toThrow('crash')
    expect(await matchRelease(deps, newsId, at + 2 * MINUTE)).toBe(0)
    expect(await matchRelease(deps, newsId, at + 2 * MINUTE)).toBeUndefined()
    // The worker that was rung for may have died: then the channel's own bell rings.
    expect(rung).toEqual([])
    const bells = await store.overdueBells(at + 10 * MINUTE, 100)
    expect(bells).toContainEqual(
      expect.objectContaining({ bell: { of: 'channel', team: 'T9', channel: 'on-its-way' } }),
    )
    for (const channel of ['next-week', 'dropped'])
      expect(await store.deliveryOf({ team: 'T9', channel }, newsId)).toBeUndefined()
    expect(await store.deliveryOf({ team: 'T9', channel: 'perhaps-posted' }, newsId)).toMatchObject({ dueAt: at })
    const told = await store.deliveryOf({ team: 'T9', channel: 'on-its-way' }, newsId)
    expect(told).toMatchObject({ state: 'waiting', dueAt: at, matches: [{ query: '희소금속' }] })
  })
})

describe.each([['DynamoDB'], ['memory']])('over the store of %s', async (name) => {
  const fixture = await deliveryFixture(name === 'memory' ? openMemoryStore().store : undefined)
  const { store, world } = fixture

  /** A notice whose delivery ended as `end`, and its reminder as sent or not; then its last day moves to each of `moves`, an hour apart. */
  async function moved(moves: string[], end: DeliveryEnd, isReminded: boolean) {
    const url = `https://opinion.lawmaking.go.kr/gcom/ogLmPp/${name}/${fixture.at.channel}`
    const seen = (due: string, at: number) =>
      normaliseRelease(
        aRawRelease({ url, title: `수소 ${fixture.at.channel} 시행령 입법예고`, due, kind: '입법예고' }),
        { id: 'lawmaking', name: '입법예고' },
        at,
      )
    const first = seen('2026-12-03', MONDAY)
    const { id } = first.release
    await store.storeRelease({ ...first, release: { ...first.release, announcedAt: MONDAY } })
    const deliveryId = `${id}#due#2026-12-03`
    const planned = { ...fixture.at, releaseId: id, plannedAt: MONDAY, dueAt: MONDAY }
    await store.planDelivery(aDelivery(planned), MONDAY)
    await store.planDelivery(aDelivery({ ...planned, deliveryId }), MONDAY)
    const lease = await store.leaseChannel(fixture.at, MONDAY)
    const posted: DeliveryEnd = { state: 'posted', ts: '1.0', messageId: 'm', shown: 0 }
    const ofReminder: DeliveryEnd = isReminded ? posted : { state: 'dropped', reason: 'past' }
    if (!lease) throw new Error('no lease')
    await store.endDeliveries(
      lease,
      new Map([
        [id, end],
        [deliveryId, ofReminder],
      ]),
    )
    await store.giveBackChannel(lease, undefined, MONDAY)
    const deps = {
      ...store,
      morning: '09:00',
      matchesOf: async () => [],
      async *findListeners() {},
      ringChannels: async () => undefined,
    }
    const newsIds: string[] = []
    for (const [index, due] of moves.entries()) {
      world.now = MONDAY + (index + 1) * HOUR
      await reviseRelease(store, id, { ...seen(due, world.now), revision: index + 2 }, world.now, world.now)
      const newsId = `${id}#moved#${due}#${index + 1}`
      newsIds.push(newsId)
      await matchRelease(deps, newsId, world.now)
    }
    return { newsIds, ends: () => Promise.all(newsIds.map((newsId) => store.deliveryOf(fixture.at, newsId))) }
  }

  const TOO_OLD: DeliveryEnd = { state: 'dropped', reason: 'too old' }
  const POSTED: DeliveryEnd = { state: 'posted', ts: '1.0', messageId: 'm', shown: 0 }

  test('a channel that knows the day from a reminder alone is told that it moved', async () => {
    const reminded = await moved(['2026-12-10'], TOO_OLD, true)
    expect(await reminded.ends()).toMatchObject([{ state: 'waiting' }])
  })

  test('a channel that knows it from nothing is told nothing', async () => {
    const untold = await moved(['2026-12-10'], TOO_OLD, false)
    expect(await untold.ends()).toEqual([undefined])
  })

  test('news that is overtaken before it is sent gives way to the newer one', async () => {
    const { newsIds, ends } = await moved(['2026-12-10', '2026-12-20'], POSTED, false)
    await fixture.deliver()
    expect(world.posts.map(({ ids }) => ids)).toEqual([[newsIds[1]]])
    expect(await ends()).toMatchObject([{ state: 'dropped', reason: 'moved' }, { state: 'posted' }])
  })
})
