import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, aPassingMatch, aSubscription, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'

const { at, deliver, deliveryOf, planReleases, reviseRelease, bellDueAt, store, world } = await deliveryFixture()

test('what is due is posted in order, a second apart, and the bell goes silent', async () => {
  await planReleases(3)
  await deliver()
  expect(world.posts.map((post) => post.ids)).toEqual([[`${at.channel}-0`], [`${at.channel}-1`], [`${at.channel}-2`]])
  expect((world.posts[1]?.at ?? 0) - (world.posts[0]?.at ?? 0)).toBeGreaterThanOrEqual(1000)
  expect(await deliveryOf(2)).toMatchObject({ state: 'posted', ts: expect.any(String) })
  expect(await bellDueAt()).toBeUndefined()
})

test('a worker does not stay through the pause after its last message, and the next one keeps it', async () => {
  await planReleases(1)
  await deliver()
  expect(world.now).toBe(world.posts[0]?.at)
  const id = `${at.channel}-next`
  await store.storeRelease(anIncomingRelease({ id, title: '희소금속 다음' }, [id]))
  await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: world.now, plannedAt: world.now }), world.now)
  await deliver()
  expect((world.posts[1]?.at ?? 0) - (world.posts[0]?.at ?? 0)).toBeGreaterThanOrEqual(1000)
})

test('a worker that is to end finishes the message it is sending, and leaves the rest to the next', async () => {
  await planReleases(3)
  world.whilePosting = async () => {
    world.isStopping = true
  }
  const again = await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
  expect(again).toBeDefined()
  world.isStopping = false
  world.whilePosting = async () => undefined
  await deliver()
  expect(world.posts.map((post) => post.ids)).toEqual([[`${at.channel}-0`], [`${at.channel}-1`], [`${at.channel}-2`]])
})

test('a channel rung several times at once gets each release once', async () => {
  await planReleases(2)
  await Promise.all([deliver(), deliver(), deliver()])
  await deliver()
  expect(world.posts).toHaveLength(2)
})

test('more than five due become one digest', async () => {
  await planReleases(8)
  await deliver()
  expect(world.posts.map((post) => post.ids.length)).toEqual([8])
  expect(await deliveryOf(7)).toMatchObject({ state: 'posted' })
})

test.each([
  ['planned in the night for this morning come as one digest', MONDAY - 9 * HOUR, [3]],
  ['that were due when they were planned come one by one', MONDAY, [1, 1, 1]],
])('three deliveries %s', async (_, plannedAt, posted) => {
  for (const id of ['a', 'b', 'c'].map((name) => `${at.channel}-${name}`)) {
    await store.storeRelease(anIncomingRelease({ id, title: `희소금속 ${id}` }, [id]))
    await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: MONDAY, plannedAt }), MONDAY)
  }
  await deliver()
  expect(world.posts.map((post) => post.ids.length)).toEqual(posted)
})

test('what is only mentioned in passing comes last, also where it takes two digests', async () => {
  await planReleases(31)
  const first = await deliveryOf(0)
  if (!first) throw new Error('not planned')
  const mention = aPassingMatch('희소금속')
  await store.replanDelivery({ ...first, matches: [mention] }, 'waiting', MONDAY)
  world.limits = { ...world.limits, maxReleasesPerMessage: 20 }
  await deliver()
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([20, 11])
  expect(world.posts[0]?.ids).not.toContain(first.releaseId)
  expect(world.posts[1]?.ids.at(-1)).toBe(first.releaseId)
})

test('a message that is put off waits, and the worker asks to be rung at the time it was told', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'later', retryAt: world.now + 30_000, detail: 'ratelimited' }]
  const again = await deliver()
  expect(again).toBe(MONDAY + 1 + 30_000)
  expect(await deliveryOf(0)).toMatchObject({ state: 'waiting' })
  expect(await bellDueAt()).toBeDefined()
  await deliver()
  expect(world.posts).toHaveLength(1)
  world.now = again as number
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('a worker that finds the channel held up asks for no ring: the worker that was held up there already did', async () => {
  await planReleases(1)
  const retryAt = world.now + 10 * MINUTE
  world.answers = [{ outcome: 'later', retryAt, detail: 'ratelimited' }]
  expect(await deliver()).toBe(retryAt)
  world.now += MINUTE
  expect([await deliver(), await deliver(), await deliver()]).toEqual([undefined, undefined, undefined])
  // If the ring that is under way is lost, sweep rings the channel at this time.
  expect(await bellDueAt()).toBe(retryAt)
  expect(world.posts).toHaveLength(1)
})

test('a channel held up for longer than a queue can delay is left to sweep, and no worker is started in between', async () => {
  await planReleases(1)
  const retryAt = world.now + 60 * MINUTE
  world.answers = [{ outcome: 'later', retryAt, detail: 'message_limit_exceeded' }]
  expect(await deliver()).toBeUndefined()
  expect(await bellDueAt()).toBe(retryAt)
  world.now = retryAt
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('a slot in the budget that was not used in time is given up: after a night many messages would be sent at once', async () => {
  await planReleases(1)
  await deliver({ reserveSlot: async () => MONDAY + 5 * MINUTE })
  world.now = MONDAY + 60 * MINUTE
  let turns = 0
  const reserveSlot = async () => {
    turns += 1
    return world.now + 10 * MINUTE
  }
  await deliver({ reserveSlot })
  expect([turns, world.posts.length]).toEqual([1, 0])
  world.now += 11 * MINUTE
  await deliver({ reserveSlot })
  expect([turns, world.posts.length]).toEqual([1, 1])
})

test.each<[string, boolean | undefined, string[]]>([
  ['a rate limit', true, ['C']],
  ['another error', undefined, []],
])('%s is noted for the workspace: %j', async (_, isLimit, noted) => {
  await planReleases(1)
  const seen: string[] = []
  const noteRateLimit = async () => void seen.push('C')
  world.answers = [{ outcome: 'later', retryAt: world.now + 30_000, detail: 'what it was', isLimit }]
  await deliver({ noteRateLimit })
  expect(seen).toEqual(noted)
})

test('nothing is posted for a subscription that was removed, and the delivery ends as dropped', async () => {
  await planReleases(1)
  await store.unsubscribe(at, [aSubscription('희소금속').queryId])
  await deliver()
  expect(world.posts).toEqual([])
  expect(await deliveryOf(0)).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
  expect(await bellDueAt()).toBeUndefined()
})

test('unsubscribing while a message is put off stops it', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'later', retryAt: world.now + 30_000, detail: 'ratelimited' }]
  world.now = (await deliver()) as number
  await store.unsubscribe(at, [aSubscription('희소금속').queryId])
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
})

test('a channel that accepts no messages is paused, its people are told once, and nothing is lost', async () => {
  await planReleases(3)
  world.answers = [{ outcome: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  await store.wakeChannel(at, world.now)
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(world.pauseNotices).toEqual(['is_archived'])
  expect(await deliveryOf(2)).toMatchObject({ state: 'waiting' })
  expect(await bellDueAt()).toBeUndefined()
})

test('a channel is paused only once its people could be told', async () => {
  await planReleases(1)
  world.muteUntil = world.now + 30_000
  world.answers = Array.from(
    { length: 2 },
    () => ({ outcome: 'closed', reason: 'is_archived', whole: 'channel' }) as const,
  )
  expect(await deliver()).toBe(world.muteUntil)
  expect(await store.pauseOf(at)).toBeUndefined()
  world.now = world.muteUntil
  await deliver()
  expect(world.pauseNotices).toEqual(['is_archived'])
  expect(await store.pauseOf(at)).toBe('is_archived')
  expect(await deliveryOf(0)).toMatchObject({ state: 'waiting' })
})

test('a workspace that refuses us is tried again after ten minutes, and nothing is lost', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'closed', reason: 'token_revoked', whole: 'workspace' }]
  const again = await deliver()
  expect(again).toBe(MONDAY + 1 + 10 * MINUTE)
  expect(await deliveryOf(0)).toMatchObject({ state: 'waiting' })
  expect(await store.refusedWorkspaces(world.now)).toMatchObject([{ team: at.team, reason: 'token_revoked' }])
  expect(await store.waitingSinceOf(at)).toBeLessThanOrEqual(world.now)
})

test('while a delivery is due later, the bell is due at that time', async () => {
  await planReleases(1)
  await store.planDelivery(aDelivery({ ...at, releaseId: `${at.channel}-later`, dueAt: MONDAY + 60 * MINUTE }), MONDAY)
  await deliver()
  const bell = (await store.overdueBells(MONDAY + 1e10, 1000)).find(
    ({ bell: { ...of } }) => of.of === 'channel' && of.channel === at.channel,
  )
  expect(bell?.ringAt).toBe(MONDAY + 60 * MINUTE)
})

test('a release withdrawn while its message is put off is never posted, and its delivery ends as withdrawn', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'later', retryAt: world.now + 30_000, detail: 'ratelimited' }]
  world.now = (await deliver()) as number
  const id = `${at.channel}-0`
  const was = await store.releaseById(id)
  if (!was) throw new Error('no release')
  const release = { ...was, withdrawn: true, revision: 1, revisedAt: world.now, changed: ['withdrawn' as const] }
  await store.saveRevision(release, was, { release, identities: [id], claims: [], revision: 1 })
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'dropped', reason: 'withdrawn' })
})

test('the pause between messages begins when the first was accepted, however long that took', async () => {
  await planReleases(2)
  world.carrierTakesMs = 900
  await deliver()
  const [first, second] = world.posts.map((post) => post.at)
  expect((second as number) - ((first as number) + world.carrierTakesMs)).toBeGreaterThanOrEqual(1_000)
})

test('the carrier decides how long the pause between messages is, and how many releases a digest holds', async () => {
  await planReleases(26)
  world.limits = { messagePauseMs: 500, maxReleasesPerMessage: 10 }
  await deliver()
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([10, 10, 6])
  const [first = 0, second = 0, third = 0] = world.posts.map((post) => post.at)
  expect([second - first, third - second]).toEqual([500, 500])
})

test('a backlog that still grows is left to gather, for ten minutes at most', async () => {
  const plan = async (n: number) => {
    const id = `${at.channel}-${n}`
    await store.storeRelease(anIncomingRelease({ id }, [id]))
    await store.planDelivery(aDelivery({ ...at, releaseId: id, dueAt: MONDAY, plannedAt: world.now }), world.now)
  }
  for (let n = 0; n < 6; n += 1) await plan(n)
  await deliver()
  expect(world.posts).toEqual([])
  expect(await bellDueAt()).toBe(MONDAY + MINUTE / 2)
  world.now += 20_000
  await plan(6)
  await deliver()
  expect(await bellDueAt()).toBe(MONDAY + 50_000)
  world.now = MONDAY + 10 * MINUTE
  await plan(7)
  await deliver()
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([8])
})

test('the last message of a long digest holds enough releases to be a digest too', async () => {
  await planReleases(62)
  await deliver()
  expect(world.posts.map(({ ids }) => ids.length)).toEqual([30, 25, 7])
})

test('a digest that does not hold everything says so and is followed by the next', async () => {
  await planReleases(70)
  await deliver()
  expect(world.posts.map(({ ids, continues }) => [ids.length, continues])).toEqual([
    [30, true],
    [30, true],
    [10, undefined],
  ])
})

test('a digest whose releases were all withdrawn while it was put off is never posted', async () => {
  await planReleases(7)
  world.answers = [{ outcome: 'later', retryAt: world.now + 30_000, detail: 'ratelimited' }]
  world.now = (await deliver()) as number
  for (let n = 0; n < 7; n += 1) await reviseRelease(n, { withdrawn: true, changed: ['withdrawn' as const] })
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(6)).toMatchObject({ state: 'dropped', reason: 'withdrawn' })
  expect(await bellDueAt()).toBeUndefined()
})

test('a channel held until tomorrow by a clock that ran ahead gets its releases now', async () => {
  await planReleases(1)
  await store.leaseChannel(at, world.now + 24 * HOUR)
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('a hold written by a clock that ran ahead is not waited for', async () => {
  await planReleases(1)
  const lease = await store.leaseChannel(at, world.now)
  if (!lease) throw new Error('the channel is held')
  await store.giveBackChannel(lease, world.now, world.now + 24 * HOUR)
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})

test('two bells at once, of workers whose clocks are two seconds off each way, make one send', async () => {
  await planReleases(1)
  const skewed = (ms: number): Partial<typeof store> => ({
    leaseChannel: (channel, now) => store.leaseChannel(channel, now + ms),
    renewLease: (lease, now) => store.renewLease(lease, now + ms),
  })
  // The second worker comes while the first one's send is on its way.
  world.whilePosting = async () => {
    world.whilePosting = async () => undefined
    await deliver(skewed(-2_000))
  }
  await deliver(skewed(2_000))
  world.now += 5 * MINUTE
  await deliver()
  expect(world.posts).toHaveLength(1)
})
