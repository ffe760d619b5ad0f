import { expect, test } from 'vitest'
import { matchRelease } from '../../functions/delivery/match-release.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import type { Listener } from '../../functions/subscriptions/find-listeners.ts'
import { aRelease, MONDAY } from '../support/a-release.ts'

/** A release whose bell is due, and no channel that listens. `meanwhile` runs while it is matched. */
function world(meanwhile: () => void = () => undefined, release = aRelease()) {
  const rings = { at: MONDAY as number | undefined }
  return {
    rings,
    morning: '09:00',
    releaseBell: async () => rings.at,
    releaseById: async (): Promise<Release> => release,
    async *findListeners(): AsyncGenerator<Listener> {
      meanwhile()
      yield* []
    },
    async *channelsTold(): AsyncGenerator<Channel> {
      yield* []
    },
    silenceRelease: async (_: Release, ringAt: number) => {
      if (rings.at !== ringAt) return false
      rings.at = undefined
      return true
    },
    planDelivery: async () => true,
    deliveryOf: async () => undefined,
    replanDelivery: async () => true,
    wantRevision: async () => true,
    ringChannels: async () => undefined,
  }
}

test('the bell is taken off when everything is planned, and a release without a bell is left alone', async () => {
  const deps = world()
  expect(await matchRelease(deps, 'r1', MONDAY)).toBe(0)
  expect(deps.rings.at).toBeUndefined()
  expect(await matchRelease(deps, 'r1', MONDAY)).toBeUndefined()
})

test('a revision that comes while a release is matched keeps ringing', async () => {
  const deps = world(() => {
    deps.rings.at = MONDAY + 120_000
  })
  await matchRelease(deps, 'r1', MONDAY)
  expect(deps.rings.at).toBe(MONDAY + 120_000)
})

test('a revision is matched again a minute later, for channels that the index did not show yet', async () => {
  const deps = world(undefined, aRelease({ revision: 1, revisedAt: MONDAY }))
  await matchRelease(deps, 'r1', MONDAY + 200)
  expect(deps.rings.at).toBe(MONDAY)
  await matchRelease(deps, 'r1', MONDAY + 120_000)
  expect(deps.rings.at).toBeUndefined()
})
