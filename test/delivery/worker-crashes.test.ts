import { expect, test } from 'vitest'
import type { SendOutcome } from '../../functions/delivery/carrier.ts'
import { chooseTask } from '../../functions/delivery/choose-task.ts'
import { MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'

const { at, openCarrier, deliver, deliveryOf, planReleases, bellDueAt, sentMessage, store, world } =
  await deliveryFixture()

test('a message whose answer was lost is sent again, and counted', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  await deliver()
  world.now = (await bellDueAt()) as number
  await deliver()
  expect(world.posts).toHaveLength(2)
  const { messageId = '' } = (await sentMessage()) ?? {}
  expect(await store.messageOf(at, messageId)).toMatchObject({ ambiguous: 1, state: 'closed' })
})

test('what is put off is retried ever more rarely; a rate limit is waited out as told', async () => {
  await planReleases(1)
  const put = (isLimit: boolean) => ({ outcome: 'later', retryAt: 0, detail: 'what', isLimit }) as const
  const waits: number[] = []
  for (const isLimit of [false, false, false, true, false]) {
    world.answers = [{ ...put(isLimit), retryAt: world.now + 30_000 }]
    const from = world.now
    world.now = (await deliver()) as number
    waits.push(world.now - from)
  }
  expect(waits).toEqual([30_000, 60_000, 120_000, 30_000, 240_000])
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('a message whose worker died while sending is sent again by the next worker, and counted', async () => {
  await planReleases(1)
  world.answers = ['crash']
  await expect(deliver()).rejects.toThrow('crash')
  await deliver()
  expect(world.posts).toHaveLength(1)
  world.now += 2 * MINUTE
  await deliver()
  expect(world.posts).toHaveLength(2)
  expect(await sentMessage()).toMatchObject({ ambiguous: 1, state: 'closed' })
})

test('a worker that died before sending leaves nothing in doubt', async () => {
  await planReleases(1)
  const lease = await store.leaseChannel(at, world.now)
  await chooseTask({ store, carrier: openCarrier() }, lease as NonNullable<typeof lease>, world.now)
  world.now += 2 * MINUTE
  world.seekOutcomes = []
  await deliver()
  expect([world.posts.length, world.seeks]).toEqual([1, 0])
  expect(await sentMessage()).toMatchObject({ ambiguous: 0, state: 'closed' })
})

test('a worker that lost its lease before sending does not send', async () => {
  await planReleases(1)
  const reserveSlot = async (_: string, slot: number) => {
    world.now += 2 * MINUTE
    await store.leaseChannel(at, world.now)
    return slot
  }
  await deliver({ reserveSlot })
  expect(world.posts).toEqual([])
  expect(await deliveryOf(0)).toMatchObject({ state: 'waiting' })
})

test('a posted message is not sent again when only its end has to be recorded', async () => {
  await planReleases(1)
  const lease = await store.leaseChannel(at, world.now)
  if (!lease) throw new Error('the channel is held')
  const message = { ...at, messageId: 'm', openedAt: world.now, releaseIds: [`${at.channel}-0`], ambiguous: 0 }
  await store.openMessage(lease, { ...message, state: 'sent', ts: '1.2', shown: [0] })
  world.now += 2 * MINUTE
  await deliver()
  expect(world.posts).toHaveLength(0)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted', ts: '1.2' })
})

test('a posted message is closed by the write that holds its `ts`', async () => {
  await planReleases(1)
  const saved: string[] = []
  const openMessage: typeof store.openMessage = async (lease, message) => {
    saved.push(message.state)
    return store.openMessage(lease, message)
  }
  const never = () => Promise.reject(new Error('a further write'))
  await deliver({ openMessage, saveMessage: never, closeMessage: never, giveBackChannel: never, renewLease: never })
  expect(saved).toEqual(['sending'])
  expect(await sentMessage()).toMatchObject({ state: 'closed', ts: expect.any(String) })
})

test.each<[string, () => Promise<boolean>]>([
  ['throws', () => Promise.reject(new Error('the table is throttled'))],
  ['is refused', async () => false],
])('where that write %s the `ts` is kept, and the next worker neither sends again nor doubts', async (_, close) => {
  await planReleases(1)
  await deliver({ closeAndGiveBack: close, closeMessage: close }).catch(() => undefined)
  expect(await store.lastMessages(at, 1)).toMatchObject([{ state: 'sent', ts: expect.any(String) }])
  world.now += 3 * MINUTE
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await sentMessage()).toMatchObject({ state: 'closed', ambiguous: 0 })
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('an open message whose row is gone does not hold its channel up', async () => {
  await planReleases(1)
  const lease = await store.leaseChannel(at, world.now)
  const message = { ...at, messageId: 'gone', openedAt: world.now, releaseIds: [`${at.channel}-0`], ambiguous: 0 }
  await store.openMessage(lease as NonNullable<typeof lease>, { ...message, state: 'open' })
  world.now += 2 * MINUTE
  const messageOf: typeof store.messageOf = async (of, id) => (id === 'gone' ? undefined : store.messageOf(of, id))
  await deliver({ messageOf })
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('when a worker dies between telling people of a pause and pausing, the next one tells them again', async () => {
  await planReleases(1)
  const closed: SendOutcome = { outcome: 'closed', reason: 'is_archived', whole: 'channel' }
  world.answers = [closed, closed]
  const pauseChannel = async () => {
    throw new Error('crash')
  }
  await expect(deliver({ pauseChannel })).rejects.toThrow('crash')
  expect([world.pauseNotices, await store.pauseOf(at)]).toEqual([['is_archived'], undefined])
  world.now += 2 * MINUTE
  await deliver()
  expect([world.pauseNotices.length, await store.pauseOf(at)]).toEqual([2, 'is_archived'])
})

test('a channel that is resumed while people are told of its pause is not paused: what waits is sent in the same run', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  world.carrierTakesMs = 100
  const setAsideMessage: typeof store.setAsideMessage = async (...given) => {
    await store.resumeChannel(at, world.now)
    return store.setAsideMessage(...given)
  }
  await deliver({ setAsideMessage })
  expect([world.posts.length, await store.pauseOf(at)]).toEqual([2, undefined])
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('a worker whose message could not be closed waits a minute before it tries again', async () => {
  await planReleases(1)
  let tries = 0
  const closeMessage: typeof store.closeMessage = async (...given) => {
    tries += 1
    return tries > 1 && store.closeMessage(...given)
  }
  const again = await deliver({ closeMessage, closeAndGiveBack: async () => false })
  expect([again, tries]).toEqual([MONDAY + 1 + MINUTE, 1])
  world.now = again as number
  await deliver({ closeMessage })
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test.each(['with its message', 'by itself'])(
  'a worker that cannot give the channel back %s because something came looks again at once',
  async (how) => {
    await planReleases(1)
    let refused = 0
    async function comes() {
      if (refused > 0) return
      refused += 1
      await store.planDelivery(aDelivery({ ...at, releaseId: `${at.channel}-0b`, dueAt: world.now }), MONDAY)
      await store.storeRelease(anIncomingRelease({ id: `${at.channel}-0b` }, [`${at.channel}-0b`]))
      await store.wakeChannel(at, world.now)
    }
    const giveBackChannel: typeof store.giveBackChannel = async (lease, ...given) => {
      await comes()
      return store.giveBackChannel(lease, ...given)
    }
    const closeAndGiveBack: typeof store.closeAndGiveBack = async (lease, ...given) => {
      if (how === 'by itself') return false
      await comes()
      return store.closeAndGiveBack(lease, ...given)
    }
    await deliver({ giveBackChannel, closeAndGiveBack })
    expect(world.posts).toHaveLength(2)
    expect((world.posts[1]?.at ?? 0) - (world.posts[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
  },
)
