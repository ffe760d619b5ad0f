import { expect, test } from 'vitest'
import {
  type RewordDeps,
  replaceSubscriptions,
  unsubscribe,
} from '../../functions/subscriptions/change-subscriptions.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import { MINUTE } from '../../functions/text/seoul.ts'
import { deliveryFixture } from '../support/delivery-fixture.ts'

const { at, deliver, deliveryOf, planReleases, reviseRelease, store, world } = await deliveryFixture()

const deps: RewordDeps = {
  add: store.subscribe,
  remove: store.unsubscribe,
  change: store.changeSubscriptions,
  subscriptionsOf: store.subscriptionsOf,
  noteChange: async () => undefined,
}

/** Gives all subscriptions of the channel other words. */
async function reword(to: string): Promise<void> {
  const before = await store.subscriptionsOf(at)
  await replaceSubscriptions(deps, at, before, parseQueries(to).queries, 'U2', world.now)
}

test('what waits when its subscription is reworded is sent, by what the new words find in it', async () => {
  await planReleases(1)
  await reword('희소금속 0')
  await deliver()
  const [query] = parseQueries('희소금속 0').queries
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted', matches: [{ queryId: query?.id, query: query?.text }] })
})

test.each([
  [['탄소중립', '희소금속 0'], '희소금속 0'],
  [['탄소중립', '희소금속'], '희소금속'],
])('so is what waits through several rewordings, %s', async (rewordings, query) => {
  await planReleases(1)
  for (const words of rewordings) await reword(words)
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted', matches: [{ query }] })
})

test('what the new words do not find is dropped, as is what waits when a subscription is ended', async () => {
  await planReleases(1)
  await reword('탄소중립')
  await deliver()
  expect(world.posts).toEqual([])
  expect(await deliveryOf(0)).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
})

test('whoever ends what a subscription was reworded to ends what waits with it', async () => {
  await planReleases(1)
  await reword('희소금속 0')
  await unsubscribe(deps, at, parseQueries('희소금속 0').queries, 'U2')
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'dropped', reason: 'unsubscribed' })
})

test('a message that was opened before a rewording is sent by the new words, and edited by them', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'later', retryAt: world.now + MINUTE, isLimit: true, detail: 'rate_limited' }]
  await deliver()
  await reword('희소금속 0')
  world.now += 3 * MINUTE
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted', matches: [{ query: '희소금속 0' }] })
  await reviseRelease()
  world.now += MINUTE
  await deliver()
  expect(world.edits).toEqual([['희소금속 0 (정정)']])
})

test('while a subscription cannot be read that may have taken its place, what waits is not dropped', async () => {
  await planReleases(1)
  await reword('희소금속 0')
  const subscriptionsOf = async () => []
  await deliver({ subscriptionsOf })
  expect(await deliveryOf(0)).toMatchObject({ state: 'waiting' })
  world.now += 2 * 60 * MINUTE
  await deliver()
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted' })
})
