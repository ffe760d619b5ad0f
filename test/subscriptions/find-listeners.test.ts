import { expect, test } from 'vitest'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { compileMatcher } from '../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import type { Subscription } from '../../functions/subscriptions/subscription.ts'
import { aRelease, aSubscription, MONDAY } from '../support/a-release.ts'

const release = aRelease({ title: '희소금속과 핵심광물 비축 방안' })

async function listeners(subscriptions: Subscription[]) {
  const { queries } = parseQueries('희소금속, 핵심광물, 산업재해')
  async function* subscribersOf(queryId: string) {
    yield* subscriptions.filter((one) => one.queryId === queryId).sort((a, b) => (a.channel < b.channel ? -1 : 1))
  }
  const found = await Array.fromAsync(
    findListeners({ matcher: async () => compileMatcher(queries), subscribersOf }, release, MONDAY),
  )
  return found.map(({ channel, matches }) => [channel.channel, matches.map((match) => match.query)])
}

test('a channel with two matching queries is found once, with both matches', async () => {
  const found = await listeners([
    aSubscription('희소금속', { channel: 'B' }),
    aSubscription('희소금속', { channel: 'A' }),
    aSubscription('핵심광물', { channel: 'B' }),
    aSubscription('핵심광물', { channel: 'C' }),
    aSubscription('산업재해', { channel: 'D' }),
  ])
  expect(found).toEqual([
    ['A', ['희소금속']],
    ['B', ['희소금속', '핵심광물']],
    ['C', ['핵심광물']],
  ])
})

test('a subscription made after the announcement does not count', async () => {
  const found = await listeners([
    aSubscription('희소금속', { channel: 'A', since: MONDAY + 1 }),
    aSubscription('핵심광물', { channel: 'A', since: MONDAY }),
  ])
  expect(found).toEqual([['A', ['핵심광물']]])
})

test('a subscription that was paused when a release was announced does not count, even after the pause', async () => {
  const found = await listeners([
    aSubscription('희소금속', { channel: 'A', pausedUntil: MONDAY + 1 }),
    aSubscription('희소금속', { channel: 'B', pausedUntil: MONDAY }),
    aSubscription('핵심광물', { channel: 'A' }),
  ])
  expect(found).toEqual([
    ['A', ['핵심광물']],
    ['B', ['희소금속']],
  ])
})
