import { expect, test } from 'vitest'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { compileMatcher } from '../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import type { Subscription } from '../../functions/subscriptions/subscription.ts'
import { aRelease, aSubscription, MONDAY } from '../support/a-release.ts'

const STOCKPILE = aRelease({ title: '희소금속과 핵심광물 비축 방안' })

async function listeners(subscriptions: Subscription[], release = STOCKPILE) {
  const { queries } = parseQueries('희소금속, 핵심광물, 산업재해, 희소금속 (종류:보도자료), 희소금속 (종류:행정예고)')
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

const LEAD = '정부는 오늘 지역 경제 대책을 발표하였다.\n관계 부처가 함께 마련하였다.\n\n'
const inPassing = (change = {}) =>
  aRelease({ title: '지역 경제 대책', text: `${LEAD}지역 기업을 돕는다.\n끝으로 희소금속 비축도 살핀다.`, ...change })

test('who leaves out passing mentions is no listener of one, and is one of what the release is about', async () => {
  const subscriptions = [
    aSubscription('희소금속', { channel: 'A', options: { mentions: 'left out' } }),
    aSubscription('희소금속', { channel: 'B', options: { mentions: 'in the morning' } }),
    aSubscription('희소금속', { channel: 'C' }),
  ]
  expect(await listeners(subscriptions, inPassing())).toEqual([
    ['B', ['희소금속']],
    ['C', ['희소금속']],
  ])
  expect((await listeners(subscriptions)).map(([channel]) => channel)).toEqual(['A', 'B', 'C'])
})

test.each(['입법예고(모든 부처)', '금융위원회 고시·공고·훈령', '고용노동부 최근 제·개정 법령'])(
  'in a notice of %s no word stands in passing',
  async (sourceName) => {
    const leavesOut = [aSubscription('희소금속', { channel: 'A', options: { mentions: 'left out' } })]
    expect(await listeners(leavesOut, inPassing({ sourceName }))).toEqual([['A', ['희소금속']]])
  },
)

test('a notice or law goes to who takes all kinds; what stands since before there were kinds hears of the sources of that time', async () => {
  const subscriptions = [
    aSubscription('희소금속', { channel: 'old' }),
    aSubscription('희소금속', { channel: 'new', options: { kinds: 'all' } }),
  ]
  const heardOf = async (change: object) =>
    (await listeners(subscriptions, { ...STOCKPILE, ...change })).map(([name]) => name)
  expect(await heardOf({ kind: '보도자료' })).toEqual(['new', 'old'])
  expect(await heardOf({ kind: '행정예고', sourceId: 'new-source' })).toEqual(['new'])
  expect(await heardOf({ kind: '입법예고', sourceId: 'lawmaking' })).toEqual(['new', 'old'])
  const copy = { sourceId: 'fsc-bill', sourceName: '', url: '' }
  expect(await heardOf({ kind: '입법예고', sourceId: 'new-source', alsoAt: [copy] })).toEqual(['new', 'old'])
})

test('a query that names kinds is answered by these, whatever its subscription takes', async () => {
  const subscriptions = ['보도자료', '행정예고'].map((kind) =>
    aSubscription(`희소금속 (종류:${kind})`, { channel: kind, options: { kinds: 'press' } }),
  )
  const heardOf = async (change: object) =>
    (await listeners(subscriptions, { ...STOCKPILE, ...change })).map(([name]) => name)
  expect(await heardOf({ kind: '행정예고', sourceId: 'new-source' })).toEqual(['행정예고'])
  expect(await heardOf({ kind: '보도자료' })).toEqual(['보도자료'])
})
