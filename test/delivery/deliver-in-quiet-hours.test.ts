import { expect, test } from 'vitest'
import { DAY, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'

const { at, deliver, deliveryOf, planReleases, reviseRelease, bellDueAt, store, world } = await deliveryFixture()

// MONDAY is ten in the morning in Seoul.
const MORNING = { from: 9 * 60, to: 11 * 60 }
const ELEVEN = MONDAY + 60 * MINUTE

test('in quiet hours nothing is posted; when they end everything is, more than five as a digest', async () => {
  await store.setQuietHours(at, MORNING)
  await planReleases(6)
  await deliver()
  expect(world.posts).toEqual([])
  expect(await bellDueAt()).toBe(ELEVEN)
  world.now = ELEVEN
  await deliver()
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([6])
  expect(await bellDueAt()).toBeUndefined()
})

test('a rest of two weeks keeps what came in it; when it ends all of that is sent', async () => {
  const until = MONDAY + 14 * DAY
  await store.setQuietHours(at, { until })
  await planReleases(6)
  await deliver()
  world.now = MONDAY + 9 * DAY
  await deliver()
  expect([world.posts, await bellDueAt()]).toEqual([[], until])
  world.now = until
  await deliver()
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([6])
})

test('a message that was put off into quiet hours also waits until they end', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'later', retryAt: world.now + MINUTE, detail: 'ratelimited' }]
  world.now = (await deliver()) as number
  await store.setQuietHours(at, MORNING)
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await bellDueAt()).toBe(ELEVEN)
})

test('a message that was posted is recorded in quiet hours too', async () => {
  await planReleases(1)
  const crash = async () => {
    throw new Error('crash')
  }
  await expect(deliver({ closeMessage: crash, closeAndGiveBack: crash })).rejects.toThrow('crash')
  await store.setQuietHours(at, MORNING)
  world.now += 2 * MINUTE
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('an edit makes no sound and is sent in quiet hours too', async () => {
  await planReleases(1)
  await deliver()
  await reviseRelease()
  await store.setQuietHours(at, MORNING)
  await store.storeRelease(anIncomingRelease({ id: `${at.channel}-x` }, [`${at.channel}-x`]))
  await store.planDelivery(aDelivery({ ...at, releaseId: `${at.channel}-x`, dueAt: world.now - MINUTE }), MONDAY)
  world.now += 2_000
  await deliver()
  expect([world.posts.length, world.edits.length]).toEqual([1, 1])
  expect(await bellDueAt()).toBe(ELEVEN)
})

test('more than a hundred deliveries that wait for the end of quiet hours do not keep a worker busy', async () => {
  for (let n = 0; n < 120; n += 1) {
    const id = `${at.channel}-${n}`
    await store.storeRelease(anIncomingRelease({ id }, [id]))
    await store.planDelivery(aDelivery({ ...at, releaseId: id }), MONDAY)
  }
  await store.setQuietHours(at, MORNING)
  await store.wakeChannel(at, world.now)
  let seen = 0
  const waitingDeliveries: typeof store.waitingDeliveries = (...given) => {
    seen += 1
    return store.waitingDeliveries(...given)
  }
  await deliver({ waitingDeliveries })
  expect(seen).toBe(1)
  expect(await bellDueAt()).toBe(ELEVEN)
})
