import { expect, test } from 'vitest'
import { MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { type CarrierAnswer, deliveryFixture } from '../support/delivery-fixture.ts'

const { at, deliver, deliveryOf, planReleases, bellDueAt, sentMessage, store, world } = await deliveryFixture()

const doubts: [string, CarrierAnswer][] = [
  ['whose answer was lost', { outcome: 'ambiguous', detail: 'timeout' }],
  ['whose sender died', 'crash'],
]

test.each(doubts)('a message %s is found in the channel and not sent again', async (_, answer) => {
  await planReleases(1)
  world.answers = [answer]
  world.seekOutcomes = [{ found: 'there', ts: '77.1' }]
  await deliver().catch(() => undefined)
  world.now += 2 * MINUTE
  await deliver()
  expect([world.posts.length, world.seeks]).toEqual([1, 1])
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted', ts: '77.1', shown: 0 })
  expect(await sentMessage()).toMatchObject({ ambiguous: 0, settled: 1, state: 'closed' })
  expect(await bellDueAt()).toBeUndefined()
})

test.each(doubts)('a message %s is sent again once the channel surely does not hold it', async (_, answer) => {
  await planReleases(1)
  world.answers = [answer]
  world.seekOutcomes = [{ found: 'nowhere' }]
  await deliver().catch(() => undefined)
  world.now += 2 * MINUTE
  await deliver()
  expect([world.posts.length, world.seeks]).toEqual([2, 1])
  expect(await sentMessage()).toMatchObject({ ambiguous: 0, settled: 1, state: 'closed' })
})

test('while the channel cannot be read back, nothing is sent', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  world.seekOutcomes = [{ found: 'later', retryAt: world.now + 5 * MINUTE, detail: 'http 429' }]
  await deliver()
  world.now = (await bellDueAt()) as number
  expect(await deliver()).toBe(MONDAY + 1 + 5 * MINUTE)
  expect([world.posts.length, world.seeks]).toEqual([1, 1])
  expect(await bellDueAt()).toBeDefined()
  world.now = MONDAY + 6 * MINUTE
  world.seekOutcomes = [{ found: 'there', ts: '77.1' }]
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted', ts: '77.1' })
})

test('a channel that can never be read back holds a message up for twenty looks only', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  world.seekOutcomes = Array.from({ length: 30 }, () => ({ found: 'later', retryAt: 0, detail: 'http 503' }))
  await deliver()
  world.now = (await bellDueAt()) as number
  await deliver()
  expect([world.posts.length, world.seeks]).toEqual([2, 21])
  expect(await sentMessage()).toMatchObject({ ambiguous: 1, state: 'closed' })
})

test('an app that may not read the channel sends the message again, and counts the ambiguity', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  world.seekOutcomes = [{ found: 'unknown', detail: 'missing_scope' }]
  await deliver()
  world.now = (await bellDueAt()) as number
  await deliver()
  expect(world.posts).toHaveLength(2)
  expect(await sentMessage()).toMatchObject({ ambiguous: 1, state: 'closed' })
})

test('a message in doubt in a closed channel is looked for when the channel is resumed', async () => {
  await planReleases(1)
  world.answers = [{ outcome: 'ambiguous', detail: 'timeout' }]
  world.seekOutcomes = [{ found: 'closed', reason: 'is_archived', whole: 'channel' }]
  await deliver()
  world.now = (await bellDueAt()) as number
  await deliver()
  expect(world.pauseNotices).toEqual(['is_archived'])
  expect(await bellDueAt()).toBeUndefined()
  await store.resumeChannel(at, world.now)
  world.seekOutcomes = [{ found: 'there', ts: '77.1' }]
  await deliver()
  expect(world.posts).toHaveLength(1)
  expect(await deliveryOf(0)).toMatchObject({ state: 'posted', ts: '77.1' })
})
