import { expect, test } from 'vitest'
import type { SendOutcome } from '../../functions/delivery/carrier.ts'
import { DAY, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

const real = await deliveryFixture()
const quick = await deliveryFixture(openMemoryStore().store)
const { at, deliver, deliveryOf, planReleases, bellDueAt, store, world } = real

test('a resumed channel gets what waited as one digest, which says how many releases were too old', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  world.now += 8 * DAY
  for (const n of [1, 2, 3]) {
    const id = `${at.channel}-${n}`
    await store.storeRelease(anIncomingRelease({ id }, [id]))
    await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: n === 1 ? MONDAY + n : world.now - n }), MONDAY)
  }
  await store.resumeChannel(at, world.now)
  world.posts = []
  await deliver()
  expect(world.posts.map(({ ids, tooOld }) => [ids.length, tooOld])).toEqual([[2, 2]])
  expect(await deliveryOf(0)).toMatchObject({ state: 'dropped', reason: 'too old' })
  expect(await deliveryOf(1)).toMatchObject({ state: 'dropped', reason: 'too old' })
})

test('after the digest of a resumed channel releases come one by one again, though one is due much later', async () => {
  await planReleases(2)
  await store.planDelivery(aDelivery({ ...at, releaseId: 'later', dueAt: MONDAY + 9 * DAY }), MONDAY)
  world.answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  await store.resumeChannel(at, world.now)
  world.posts = []
  await deliver()
  for (const n of [2, 3]) {
    const id = `${at.channel}-${n}`
    await store.storeRelease(anIncomingRelease({ id }, [id]))
    await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: world.now + n }), MONDAY)
  }
  world.now += 2_000
  await deliver()
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([2, 1, 1])
})

test('when nothing else is to be sent, a message says once how many releases were too old', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  world.now += 8 * DAY
  await store.resumeChannel(at, world.now)
  world.posts = []
  await deliver()
  expect(world.posts).toMatchObject([{ ids: [], tooOld: 1 }])
  expect(await bellDueAt()).toBeUndefined()
  await store.wakeChannel(at, world.now)
  await deliver()
  expect(world.posts).toHaveLength(1)
})

test('the number of too old releases is sent even if the worker that counted them died', async () => {
  await planReleases(3)
  world.now += 8 * DAY
  const lost = async () => {
    throw new Error('crash')
  }
  await expect(deliver({ openMessage: lost })).rejects.toThrow('crash')
  world.now += 2 * MINUTE
  await deliver()
  expect(world.posts).toMatchObject([{ ids: [], tooOld: 3 }])
})

// Waiting deliveries are looked at by the hundred, and dropped by fifties.
test.each([
  ['DynamoDB', real, 101, { looks: 3, drops: 3 }],
  ['memory', quick, 300, { looks: 4, drops: 6 }],
] as const)(
  'over %s, too old releases are one number, even if one look does not find them all',
  async (_, channel, count, asked) => {
    const { at, deliver, store, world } = channel
    for (let n = 0; n < count; n += 1)
      await store.planDelivery(aDelivery({ ...at, releaseId: `${at.channel}-${n}` }), MONDAY)
    world.now = MONDAY + 8 * DAY
    await store.wakeChannel(at, world.now)
    const calls = { looks: 0, drops: 0 }
    await deliver({
      waitingDeliveries(...given) {
        calls.looks += 1
        return store.waitingDeliveries(...given)
      },
      endDeliveries(...given) {
        calls.drops += 1
        return store.endDeliveries(...given)
      },
    })
    expect(world.posts).toMatchObject([{ ids: [], tooOld: count }])
    expect(calls).toEqual(asked)
  },
)

test.each<[string, SendOutcome]>([
  ['that is refused', { outcome: 'refused', reason: 'invalid_blocks' }],
  ['that meets a closed channel', { outcome: 'closed', reason: 'is_archived', whole: 'channel' }],
])('the number in a message %s is repeated in the next', async (_, answer) => {
  await planReleases(2)
  await store.replanDelivery(
    aDelivery({ ...at, releaseId: `${at.channel}-1`, dueAt: MONDAY + 8 * DAY }),
    'waiting',
    MONDAY,
  )
  world.now = MONDAY + 8 * DAY
  world.answers = [answer]
  await deliver()
  world.now += 1_000
  await store.resumeChannel(at, world.now)
  await deliver()
  expect(world.posts.map(({ tooOld }) => tooOld)).toEqual([1, 1])
})

test('a refused message that holds only the number is not sent for ever', async () => {
  await planReleases(1)
  world.now += 8 * DAY
  world.answers = [{ outcome: 'refused', reason: 'invalid_blocks' }]
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await bellDueAt()).toBeUndefined()
})

test('a channel without subscriptions is not told how many releases were too old', async () => {
  await planReleases(1)
  world.now += 8 * DAY
  const reserveSlot: typeof store.reserveSlot = async (...given) => {
    await store.unsubscribe(at, [aSubscription('희소금속').queryId])
    return store.reserveSlot(...given)
  }
  await deliver({ reserveSlot })
  expect(world.posts).toEqual([])
  expect(await bellDueAt()).toBeUndefined()
})

const LOST: SendOutcome = { outcome: 'ambiguous', detail: 'timeout' }

async function tooOldAfterPause(): Promise<void> {
  await planReleases(1)
  world.answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  world.now += 8 * DAY
  await store.resumeChannel(at, world.now)
  world.posts = []
}

test('a number told by a message in doubt and by the next one is counted off once, so that a later one is told', async () => {
  await tooOldAfterPause()
  const id = `${at.channel}-1`
  await store.storeRelease(anIncomingRelease({ id }, [id]))
  await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: world.now }), world.now)
  world.answers = [LOST]
  await real.deliverUntil(world.now + 5 * MINUTE)
  expect(world.posts.map(({ ids, tooOld }) => [ids.length, tooOld])).toEqual([
    [1, 1],
    [0, 1],
    [1, undefined],
  ])
  expect((await store.leaseChannel(at, world.now + DAY))?.tooOld ?? 0).toBe(0)
})

test('a message of numbers alone whose answer is lost is sent once more, and not again', async () => {
  await tooOldAfterPause()
  world.answers = [LOST, LOST, LOST]
  await real.deliverUntil(world.now + DAY)
  expect(world.posts).toMatchObject([
    { ids: [], tooOld: 1 },
    { ids: [], tooOld: 1 },
  ])
  expect(await bellDueAt()).toBeUndefined()
})
