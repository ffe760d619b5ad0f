import { expect, test } from 'vitest'
import { matchRelease } from '../../functions/delivery/match-release.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { Listener } from '../../functions/subscriptions/find-listeners.ts'
import { anIncomingRelease, aRelease, MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

/** A store with one release, `r1`, whose bell is due, and no channel that listens. `meanwhile` runs while it is matched. */
async function depsWith(change: Partial<Release> = {}, meanwhile: () => Promise<unknown> = async () => undefined) {
  const { store } = openMemoryStore()
  await store.storeRelease(anIncomingRelease(change, ['r1']), MONDAY)
  return {
    ...store,
    morning: '09:00',
    matchesOf: async () => [],
    async *findListeners(): AsyncGenerator<Listener> {
      await meanwhile()
      yield* []
    },
    ringChannels: async () => undefined,
  }
}

test('the bell is taken off when everything is planned, and a release without a bell is left alone', async () => {
  const deps = await depsWith()
  expect(await matchRelease(deps, 'r1', MONDAY)).toBe(0)
  expect(await deps.releaseBell('r1')).toBeUndefined()
  expect(await matchRelease(deps, 'r1', MONDAY)).toBeUndefined()
})

test('a release under embargo is not matched, however early it is announced: its bell rings on', async () => {
  const listener = async () => {
    throw new Error('it was matched')
  }
  const deps = await depsWith({ showAt: MONDAY + 1, announcedAt: MONDAY + 1 }, listener)
  expect(await matchRelease(deps, 'r1', MONDAY)).toBeUndefined()
  expect(await deps.releaseBell('r1')).toBe(MONDAY)
})

test('a revision that comes while a release is matched keeps ringing', async () => {
  const deps = await depsWith({}, async () => {
    const incoming = { ...anIncomingRelease({ revision: 1 }, ['r1']), revision: 1 }
    expect(await deps.saveRevision(incoming.release, aRelease(), incoming, MONDAY + 120_000)).toBe(true)
  })
  await matchRelease(deps, 'r1', MONDAY)
  expect(await deps.releaseBell('r1')).toBe(MONDAY + 120_000)
})

test('a revision is matched again a minute later, for channels that the index did not show yet', async () => {
  const deps = await depsWith({ revision: 1, revisedAt: MONDAY })
  await matchRelease(deps, 'r1', MONDAY + 200)
  expect(await deps.releaseBell('r1')).toBe(MONDAY)
  await matchRelease(deps, 'r1', MONDAY + 120_000)
  expect(await deps.releaseBell('r1')).toBeUndefined()
})
