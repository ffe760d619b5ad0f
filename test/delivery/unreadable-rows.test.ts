import { expect, test } from 'vitest'
import { type MatchReleaseDeps, matchRelease } from '../../functions/delivery/match-release.ts'
import { keys } from '../../functions/store/table/keys.ts'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { openMatcher } from '../../functions/subscriptions/matching/open-matcher.ts'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { anIncomingRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'
import { keyText } from '../support/memory-store/memory-tables.ts'

const { store, tables } = openMemoryStore()
const fixture = await deliveryFixture(store)
const { at, world, planReleases, deliver, reviseRelease, deliveryOf, sentMessage, bellDueAt } = fixture

const idOf = (n: number) => `${at.channel}-${n}`
const postedIds = () => world.posts.map(({ ids }) => ids)

/** What nobody can read until `mend` is called. */
function damage(...damaged: Parameters<typeof keyText>[0][]): { mend(): void } {
  for (const key of damaged) tables.unreadable.add(keyText(key))
  return { mend: () => tables.unreadable.clear() }
}

/** Lets a worker in whenever the channel's bell is due, for some hours. */
async function deliverFor(hours: number): Promise<void> {
  for (const until = world.now + hours * HOUR; world.now < until; ) {
    await deliver()
    const next = await bellDueAt()
    if (next === undefined || next > until) return
    // Sweep moves a bell on when it rings it.
    world.now = next > world.now ? next : world.now + 2 * MINUTE
  }
}

/** Plans one more release that is due now, like those of `planReleases`. */
async function planNext(id: string): Promise<void> {
  await store.storeRelease(anIncomingRelease({ id, title: '희소금속' }, [id]))
  const [match] = (await deliveryOf(0))?.matches ?? []
  if (!match) throw new Error('no match')
  const { now } = world
  await store.planDelivery(
    { ...at, releaseId: id, matches: [match], plannedAt: now, dueAt: now, state: 'waiting' },
    now,
  )
}

test('a release that cannot be read is not dropped as withdrawn: its delivery waits, the others are posted', async () => {
  await planReleases(3)
  const { mend } = damage(keys.release(idOf(1)))
  await deliverFor(30)
  expect(postedIds()).toEqual([[idOf(0)], [idOf(2)]])
  expect((await deliveryOf(1))?.state).toBe('waiting')
  expect(await bellDueAt()).toBeGreaterThan(world.now - HOUR)
  mend()
  await deliverFor(2)
  expect(postedIds()).toEqual([[idOf(0)], [idOf(2)], [idOf(1)]])
})

test('however many releases cannot be read, what is due behind them is posted', async () => {
  await planReleases(205)
  const unreadable = Array.from({ length: 201 }, (_, n) => keys.release(idOf(n)))
  const { mend } = damage(...unreadable)
  await deliverFor(1)
  expect(postedIds().flat().toSorted()).toEqual([201, 202, 203, 204].map(idOf).toSorted())
  mend()
  await deliverFor(3)
  expect(postedIds().flat()).toHaveLength(205)
  expect(new Set(postedIds().flat()).size).toBe(205)
})

test('a delivery that cannot be read waits, and its channel is rung on for it', async () => {
  await planReleases(3)
  const { mend } = damage(keys.delivery(at, idOf(0)))
  await deliverFor(1)
  expect(postedIds()).toEqual([[idOf(1)], [idOf(2)]])
  expect(await bellDueAt()).toBeDefined()
  mend()
  expect(await deliveryOf(0)).toMatchObject({ state: 'waiting', dueAt: MONDAY })
  await deliverFor(2)
  expect(postedIds().at(-1)).toEqual([idOf(0)])
})

test('with an open message that cannot be read nothing is sent, as it might be sent twice', async () => {
  await planReleases(2)
  world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  world.isSilent = true
  await deliver()
  world.isSilent = false
  const [first] = tables.messages.get(`${at.team}#${at.channel}`)?.values() ?? []
  const { mend } = damage(keys.message(at, first?.messageId ?? ''))
  await deliverFor(5)
  expect(world.posts).toHaveLength(1)
  mend()
  await deliverFor(2)
  expect(postedIds()).toEqual([[idOf(0)], [idOf(0)], [idOf(1)]])
})

test('with a channel that cannot be read nothing is sent and its row stays, until it can be read', async () => {
  await planReleases(1)
  const { mend } = damage(keys.channel(at))
  const before = structuredClone(tables.channels.get(`${at.team}#${at.channel}`))
  await deliverFor(1)
  expect(world.posts).toEqual([])
  expect(tables.channels.get(`${at.team}#${at.channel}`)).toEqual(before)
  mend()
  await deliverFor(1)
  expect(postedIds()).toEqual([[idOf(0)]])
})

test('a digest is sent without the release that became unreadable, which comes later', async () => {
  await planReleases(7)
  world.answers = [{ outcome: 'later', retryAt: world.now + 60_000, detail: 'busy' }]
  await deliver()
  world.now += HOUR
  const { mend } = damage(keys.release(idOf(3)))
  await deliver()
  expect(world.posts.at(-1)?.ids).toHaveLength(7)
  expect(await Promise.all([2, 3, 4].map(async (n) => (await deliveryOf(n))?.state))).toEqual([
    'posted',
    'waiting',
    'posted',
  ])
  mend()
  await deliverFor(3)
  expect(world.posts.at(-1)?.ids).toEqual([idOf(3)])
})

test.each([1, 7])(
  'a release that became unreadable while the message of %i with it was in doubt holds up nothing',
  async (count) => {
    await planReleases(count)
    world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
    world.now += MINUTE
    await deliver()
    expect(postedIds().map((ids) => ids.length)).toEqual([count])
    const { mend } = damage(keys.release(idOf(0)))
    const opened = tables.messages.get(`${at.team}#${at.channel}`)?.size ?? 0
    await planNext('behind')
    await deliverFor(3)
    expect(
      postedIds()
        .flat()
        .filter((id) => id === 'behind'),
    ).toHaveLength(1)
    expect((await deliveryOf(0))?.state).toBe('waiting')
    // No message is made of it while it cannot be read.
    expect(tables.messages.get(`${at.team}#${at.channel}`)?.size).toBe(opened + 1)
    mend()
    await deliverFor(3)
    expect(postedIds().at(-1)).toEqual([idOf(0)])
    expect((await deliveryOf(0))?.state).toBe('posted')
  },
)

test('a posted message is not redrawn while a release of it cannot be read: it would vanish from it', async () => {
  await planReleases(7)
  await deliverFor(1)
  await reviseRelease(0)
  const { mend } = damage(keys.release(idOf(5)))
  await deliverFor(3)
  expect(world.edits).toEqual([])
  mend()
  await deliverFor(2)
  expect(world.edits.map((titles) => titles.length)).toEqual([7])
})

test('an edit waits while its message cannot be read, and what is due behind it does not', async () => {
  await planReleases(1)
  await deliverFor(1)
  const { messageId = '' } = (await sentMessage()) ?? {}
  await reviseRelease(0)
  const { mend } = damage(keys.message(at, messageId))
  await planNext('next')
  await deliverFor(2)
  expect(postedIds().at(-1)).toEqual(['next'])
  expect(world.edits).toEqual([])
  mend()
  await deliverFor(2)
  expect(world.edits).toHaveLength(1)
})

test('after going back a version: a weekly subscription of the newer one is told nothing at once, and nothing is dropped', async () => {
  const { store: own, tables: ownTables } = openMemoryStore()
  const [plain, weekly] = ['C1', 'C2'].map((channel) =>
    aSubscription('희소금속', { channel, team: 'T1', ...(channel === 'C2' && { options: { rhythm: 'weekly' } }) }),
  )
  if (!plain || !weekly) throw new Error('no subscriptions')
  await own.subscribe([plain])
  await own.subscribe([weekly])
  const newer = [keys.subscription(weekly, weekly.queryId), keys.subscriber(weekly.queryId, weekly)].map(keyText)
  for (const key of newer) ownTables.unreadable.add(key)
  await own.storeRelease(anIncomingRelease({}, ['r1']), MONDAY)
  const matcher = openMatcher(own)
  const rung: string[] = []
  const deps = {
    ...own,
    morning: '09:00',
    matchesOf: async (of: Parameters<typeof findListeners>[1]) => (await matcher())(of),
    findListeners: (...[of, announcedAt, from]: Parameters<MatchReleaseDeps['findListeners']>) =>
      findListeners({ ...own, matcher }, of, announcedAt, from),
    ringChannels: async (channels: { channel: string }[]) => void rung.push(...channels.map(({ channel }) => channel)),
  }
  expect(await matchRelease(deps, 'r1', MONDAY)).toBe(1)
  expect(rung).toEqual(['C1'])
  expect(await own.deliveryOf(weekly, 'r1')).toBeUndefined()
  expect(await own.releaseBell('r1')).toBe(MONDAY)
  ownTables.unreadable.clear()
  expect(await matchRelease(deps, 'r1', MONDAY + HOUR)).toBe(1)
  const { dueAt = 0 } = (await own.deliveryOf(weekly, 'r1')) ?? {}
  expect(new Date(dueAt).toISOString()).toBe('2026-11-30T00:00:00.000Z')
  expect(rung).toEqual(['C1'])
  expect(await own.releaseBell('r1')).toBeUndefined()
})
