import { beforeEach, expect, test } from 'vitest'
import { matchRelease } from '../../functions/delivery/match-release.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { Store } from '../../functions/store/store.ts'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { openMatcher } from '../../functions/subscriptions/matching/open-matcher.ts'
import { MINUTE } from '../../functions/text/seoul.ts'
import { anIncomingRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { openTestStore } from '../support/test-stores.ts'

const CHANNELS = 8
const channelAt = (n: number) => ({ team: 'T1', channel: `C${n}` })

let store: Store
/** The channels whose delivery was planned, or found planned, in order. */
let tried: string[]
let announcedAt: number

beforeEach(async () => {
  store = await openTestStore()
  tried = []
  announcedAt = MONDAY
  for (let n = 0; n < CHANNELS; n += 1)
    await store.subscribe([aSubscription('희소금속', { ...channelAt(n), since: MONDAY - MINUTE })])
  const release = { id: 'r1', title: '희소금속 대책', text: '', announcedAt, showAt: announcedAt }
  await store.storeRelease(anIncomingRelease(release, ['r1']), MONDAY)
})

/** One run of the match door, three channels at a time. It dies in the `diesAt`th delivery, or is out of time after `groups` groups. */
function run({ diesAt = 0, groups = 0, now = MONDAY } = {}) {
  const matcher = openMatcher(store)
  let count = 0
  let notes = 0
  const deps = {
    ...store,
    morning: '09:00',
    channelsPerGroup: 3,
    matchesOf: async (of: Release) => (await matcher())(of),
    findListeners: (...[of, at, from]: [Release, number, object?]) =>
      findListeners({ ...store, matcher }, of, at, from),
    async planDelivery(...given: Parameters<Store['planDelivery']>) {
      count += 1
      if (count === diesAt) throw new Error('crash')
      tried.push(given[0].channel)
      return store.planDelivery(...given)
    },
    isOutOfTime: () => {
      notes += 1
      return notes === groups
    },
    ringChannels: async () => undefined,
  }
  return matchRelease(deps, 'r1', now)
}

const plannedIn = async () => {
  const all = await Promise.all(Array.from({ length: CHANNELS }, (_, n) => store.deliveryOf(channelAt(n), 'r1')))
  return all.filter(Boolean).length
}

test('a run that died between two groups is gone on with behind the last channel, and the bell comes off at the end only', async () => {
  await expect(run({ diesAt: 4 })).rejects.toThrow('crash')
  expect(await store.releaseBell('r1')).toBe(MONDAY)
  tried = []
  await run()
  expect(tried).toEqual(['C3', 'C4', 'C5', 'C6', 'C7'])
  expect(await plannedIn()).toBe(CHANNELS)
  expect(await store.releaseBell('r1')).toBeUndefined()
  expect(await store.planProgressOf('r1')).toBeUndefined()
})

test('a run that is out of time stops, has the bell rung again soon, and the next goes on', async () => {
  const later = MONDAY + 10 * MINUTE
  expect(await run({ groups: 1, now: later })).toBe(3)
  expect(await store.releaseBell('r1')).toBe(later)
  expect(await run({ groups: 1, now: later + MINUTE })).toBe(3)
  expect(await run({ now: later + 2 * MINUTE })).toBe(2)
  expect(tried).toEqual(['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'])
  expect(await store.releaseBell('r1')).toBeUndefined()
})

test.each<[string, () => Promise<unknown>]>([
  [
    'a text that grew',
    async () => {
      const was = await store.releaseById('r1')
      if (!was) throw new Error('no release')
      const release = {
        ...was,
        text: '배출권도 살핀다',
        alsoAt: [{ url: 'https://b.example/1', sourceId: 'b', sourceName: '나부' }],
      }
      expect(await store.saveJoinedCopy(release, was, anIncomingRelease({}, ['copy']), MONDAY + 1)).toBe(true)
    },
  ],
  [
    'a last day that its source says later',
    async () => {
      const was = await store.releaseById('r1')
      if (!was) throw new Error('no release')
      const release = { ...was, due: '2026-12-10' }
      const saved = { release, identities: ['r1'], claims: [], revision: 1 }
      expect(await store.saveRevision(release, was, saved, MONDAY + 1)).toBe(true)
    },
  ],
  [
    'a subscription of another query that matches',
    () => store.subscribe([aSubscription('대책', { ...channelAt(0), since: MONDAY - MINUTE })]),
  ],
])('%s in the middle begins planning anew', async (_, change) => {
  await run({ groups: 1 })
  await change()
  tried = []
  await run({ now: MONDAY + 3 * MINUTE })
  expect(tried).toEqual(Array.from({ length: CHANNELS }, (_, n) => `C${n}`))
  expect(await plannedIn()).toBe(CHANNELS)
  expect(await store.releaseBell('r1')).toBeUndefined()
})

test('edits of posted messages are gone on with too, and begin anew while the index may lag', async () => {
  await run()
  const was = await store.releaseById('r1')
  if (!was) throw new Error('no release')
  const change = { title: '희소금속 대책 (정정)', revision: 1, revisedAt: MONDAY + MINUTE, changed: ['title' as const] }
  const release = { ...was, ...change }
  const saved = { release, identities: ['r1'], claims: [], revision: 1 }
  await store.saveRevision(release, was, saved, MONDAY + MINUTE)
  const wanted = async () => {
    const all = await Promise.all(Array.from({ length: CHANNELS }, (_, n) => store.deliveryOf(channelAt(n), 'r1')))
    return all.filter((delivery) => delivery?.wanted === 1).length
  }
  // Two groups of planning, one note that it is done, then the first group of edits.
  await run({ groups: 4, now: MONDAY + 5 * MINUTE })
  expect(await wanted()).toBe(3)
  expect(await store.releaseBell('r1')).toBe(MONDAY + 5 * MINUTE)
  tried = []
  await run({ now: MONDAY + 6 * MINUTE })
  expect([await wanted(), tried]).toEqual([CHANNELS, []])
  expect(await store.releaseBell('r1')).toBeUndefined()
})
