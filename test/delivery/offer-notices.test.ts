import { describe, expect, test } from 'vitest'
import type { MessagePart } from '../../functions/delivery/message.ts'
import { partsToSend } from '../../functions/delivery/message-parts.ts'
import { planDeliveries } from '../../functions/delivery/plan-deliveries.ts'
import type { Release } from '../../functions/releases/release.ts'
import { offerIdOf } from '../../functions/releases/reminder.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { findListeners, type ListenersFrom } from '../../functions/subscriptions/find-listeners.ts'
import { compileMatcher } from '../../functions/subscriptions/matching/matcher.ts'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import { DAY, MINUTE } from '../../functions/text/seoul.ts'
import { anIncomingRelease, aRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

const seoul = (time: string) => Date.parse(`${time}:00+09:00`)

describe.each([['DynamoDB'], ['memory']])('in %s', async (name) => {
  const fixture = await deliveryFixture(name === 'memory' ? openMemoryStore().store : undefined)
  const { store, world } = fixture

  const noticeOf = (n: number, change: Partial<Release> = {}) =>
    aRelease({
      id: `${fixture.at.channel}-n${n}`,
      title: `희소금속 비축법 시행령 개정안 ${n}`,
      kind: '입법예고',
      due: '2026-12-10',
      ...change,
    })

  /** Stores a notice and plans it, as the matcher of this channel's queries finds it. Returns the channels that were rung. */
  async function announce(notice: Release, now = MONDAY): Promise<Channel[]> {
    const rung: Channel[] = []
    if (!(await store.releaseById(notice.id))) await store.storeRelease(anIncomingRelease(notice, [notice.id]))
    const queries = ['희소금속', '광물'].map((text) => ({ id: queryId(text), text }))
    const matcher = async () => compileMatcher(queries)
    async function* findHere(release: Release, announcedAt: number, from?: ListenersFrom) {
      for await (const one of findListeners({ ...store, matcher }, release, announcedAt, from))
        if (one.channel.channel === fixture.at.channel) yield one
    }
    const deps = {
      ...store,
      morning: '09:00',
      matchesOf: async (release: Release) => (await matcher())(release),
      findListeners: findHere,
      ringChannels: async (channels: Channel[]) => void rung.push(...channels),
    }
    await planDeliveries(deps, notice, now)
    return rung
  }

  const offerOf = (n: number) => store.deliveryOf(fixture.at, offerIdOf(`${fixture.at.channel}-n${n}`))
  const waiting = async () =>
    (await store.waitingDeliveries(fixture.at, 10)).deliveries.map(
      ({ deliveryId, releaseId }) => deliveryId ?? releaseId,
    )

  test('the first notice a standing subscription would have been told of is offered, once, and again by no other', async () => {
    expect(await announce(noticeOf(1))).toEqual([fixture.at])
    expect(await announce(noticeOf(1))).toEqual([])
    expect(await announce(noticeOf(2))).toEqual([])
    expect(await waiting()).toEqual([offerIdOf(noticeOf(1).id)])
    await fixture.deliverUntil(MONDAY + 10 * MINUTE)
    expect(world.posts.map(({ ids }) => ids)).toEqual([[noticeOf(1).id]])
    expect(await offerOf(1)).toMatchObject({ state: 'posted', matches: [{ query: '희소금속' }] })
    await announce(noticeOf(3), MONDAY + DAY)
    expect(await waiting()).toEqual([])
  })

  test('of two workers that find two notices at the same moment one plans the offer', async () => {
    for (const n of [1, 2]) await store.storeRelease(anIncomingRelease(noticeOf(n), [noticeOf(n).id]))
    await Promise.all([announce(noticeOf(1)), announce(noticeOf(2))])
    expect(await waiting()).toHaveLength(1)
  })

  test.each<[string, Partial<Release>]>([
    ['a press release', { kind: undefined, due: undefined }],
    ['a law', { kind: '법령', due: undefined, effective: ['2027-01-01'] }],
    ['a notice without a last day', { due: undefined }],
    ['a notice whose period is over', { due: '2026-11-20' }],
    ['a notice that was taken back', { stage: '철회' }],
    ['a withdrawn notice', { withdrawn: true }],
    ['a notice of a source that every subscription is told of', { sourceId: 'lawmaking' }],
    ['a notice that nobody matches', { title: '수도법 시행령 개정안', text: '수도 요금을 고친다.' }],
  ])('%s brings no offer', async (_, change) => {
    await announce(noticeOf(1, change))
    expect(await waiting()).not.toContain(offerIdOf(noticeOf(1).id))
  })

  test('a channel that is told of the notice by another subscription is not offered it; nor one that rests', async () => {
    await store.subscribe([aSubscription('광물', { ...fixture.at, options: { kinds: 'all' } })])
    const both = { title: '희소금속과 광물의 비축법 개정안' }
    await announce(noticeOf(1, both))
    expect(await waiting()).toEqual([noticeOf(1).id])
    await announce(noticeOf(2))
    expect(await waiting()).toContain(offerIdOf(noticeOf(2).id))
    await store.unsubscribe(fixture.at, [queryId('희소금속')])
  })

  test('a subscription that rests is offered nothing while it rests', async () => {
    await store.changeSubscriptions(fixture.at, [queryId('희소금속')], { pausedUntil: MONDAY + DAY })
    await announce(noticeOf(1))
    expect(await waiting()).toEqual([])
  })

  test('it comes in the rhythm of the subscriptions, after quiet hours, and in no message with releases', async () => {
    await store.changeSubscriptions(fixture.at, [queryId('희소금속')], { options: { rhythm: 'daily' } })
    await store.setQuietHours(fixture.at, { from: 20 * 60, to: 10 * 60 })
    await announce(noticeOf(1))
    for (const n of [8, 9]) await announce(noticeOf(n, { kind: undefined, due: undefined }))
    expect((await offerOf(1))?.dueAt).toBe(seoul('2026-11-24T09:00'))
    world.now = seoul('2026-11-24T09:00')
    await fixture.deliver()
    expect(world.posts).toEqual([])
    await fixture.deliverUntil(seoul('2026-11-24T10:10'))
    const name = (n: number) => noticeOf(n).id
    expect(world.posts.map(({ ids }) => ids.toSorted()).toSorted()).toEqual([[name(1)], [name(8), name(9)]])
    expect(world.posts[0]?.at).toBeGreaterThanOrEqual(seoul('2026-11-24T10:00'))
  })

  test('a weekly channel is not offered what is over by then', async () => {
    await store.changeSubscriptions(fixture.at, [queryId('희소금속')], { options: { rhythm: 'weekly' } })
    await announce(noticeOf(1, { due: '2026-11-27' }))
    expect(await waiting()).toEqual([])
    await announce(noticeOf(2, { due: '2026-11-30' }))
    expect((await offerOf(2))?.dueAt).toBe(seoul('2026-11-30T09:00'))
  })

  test('one that was withdrawn, or is over, before it could be sent gives way to the next notice', async () => {
    await announce(noticeOf(1))
    const { id } = noticeOf(1)
    const was = (await store.releaseById(id)) as Release
    const release = { ...was, withdrawn: true, revision: 1 }
    await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })
    await fixture.deliverUntil(MONDAY + 10 * MINUTE)
    expect(await offerOf(1)).toMatchObject({ state: 'dropped', reason: 'withdrawn' })

    await announce(noticeOf(2, { due: '2026-11-24' }))
    world.now = seoul('2026-11-25T09:00')
    await fixture.deliver()
    expect(await offerOf(2)).toMatchObject({ state: 'dropped', reason: 'past' })

    await announce(noticeOf(3), world.now)
    await fixture.deliverUntil(world.now + 10 * MINUTE)
    expect(world.posts.map(({ ids }) => ids)).toEqual([[noticeOf(3).id]])
    expect(world.posts.every(({ tooOld }) => tooOld === undefined)).toBe(true)
  })

  test('held up for more than a week it is sent while its notice is open, and counted among nothing that was too old', async () => {
    await announce(noticeOf(1))
    world.now = MONDAY + 8 * DAY
    await fixture.deliver()
    expect(world.posts).toMatchObject([{ ids: [noticeOf(1).id], tooOld: undefined }])
  })

  test('where the subscriptions take notices, or end, before it is sent, nothing is sent', async () => {
    await announce(noticeOf(1))
    await store.changeSubscriptions(fixture.at, [queryId('희소금속')], { options: { kinds: 'all' } })
    await fixture.deliverUntil(MONDAY + 10 * MINUTE)
    expect(world.posts).toEqual([])
    expect(await offerOf(1)).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
  })

  test('what is shown is what is open when it is sent, for the subscriptions it is about', async () => {
    await announce(noticeOf(1))
    const more = [
      noticeOf(2, { due: '2026-12-01' }),
      noticeOf(3, { due: '2026-11-22' }),
      noticeOf(4, { kind: undefined, due: undefined }),
      noticeOf(5, { title: '수도법 개정안', text: '수도' }),
      noticeOf(6, { sourceId: 'lawmaking', due: '2026-12-02' }),
      noticeOf(7, { kind: '공고', due: '2026-12-02' }),
    ]
    for (const one of more) await store.storeRelease(anIncomingRelease(one, [one.id]))
    let shown: MessagePart[] = []
    world.whilePosting = async () => {
      const [message] = await store.lastMessages(fixture.at, 1)
      shown = message ? (await partsToSend(store, message, world.now)).parts : []
    }
    await fixture.deliverUntil(MONDAY + MINUTE)
    const own = shown[0]?.offer?.found.filter(({ id }) => id.startsWith(`${fixture.at.channel}-`))
    expect(own?.map(({ id }) => id)).toEqual([noticeOf(2).id, noticeOf(1).id])
  })

  test('a worker that dies in the call does not make it two beyond what is counted', async () => {
    await announce(noticeOf(1))
    world.answers = ['crash']
    await expect(fixture.deliver()).rejects.toThrow('crash')
    await fixture.deliverUntil(MONDAY + DAY)
    const offer = await offerOf(1)
    expect(offer).toMatchObject({ state: 'posted' })
    const message = await store.messageOf(fixture.at, offer?.messageId ?? '')
    expect(world.posts.length - 1).toBeLessThanOrEqual(message?.ambiguous ?? 0)
  })
})
