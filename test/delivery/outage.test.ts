import { expect, test } from 'vitest'
import { ko } from '../../functions/copy/ko/ko.ts'
import { deliverChannel } from '../../functions/delivery/deliver-channel.ts'
import type { DeliveryDeps } from '../../functions/delivery/delivery-deps.ts'
import { matchRelease } from '../../functions/delivery/match-release.ts'
import type { MessagePart } from '../../functions/delivery/message.ts'
import { openPoll } from '../../functions/releases/polling/open-poll.ts'
import type { RawRelease } from '../../functions/releases/raw-release.ts'
import type { Reading, Source } from '../../functions/releases/source.ts'
import { sweepBells } from '../../functions/releases/sweep-bells.ts'
import { fits } from '../../functions/slack/blocks/block-limits.ts'
import { drawMessage } from '../../functions/slack/posting/draw-message.ts'
import type { DrawnMessage } from '../../functions/slack/posting/post-message.ts'
import { SLACK_CARRIER_LIMITS } from '../../functions/slack/posting/slack-carrier.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { openMatcher } from '../../functions/subscriptions/matching/open-matcher.ts'
import { DAY, type Instant, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import { aRawRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

const SOURCE: Source = { id: 'test', name: '시험 부처 보도자료', ministry: '산업통상부' }
const QUERIES = ['희소금속', '탄소중립', '핵심광물']
const CHANNELS = ['C1', 'C2', 'C3'].map((channel): Channel => ({ team: 'T1', channel }))
const BEGAN = MONDAY - 40 * DAY

/** The whole way from a source to drawn Slack messages over one store, with a clock that the test moves. */
async function aWorld() {
  const { store } = openMemoryStore()
  const world = { now: BEGAN, shows: [] as RawRelease[], isDown: false, events: [] as string[], bells: [] as Channel[] }
  const posts: { channel: string; ids: string[]; parts: MessagePart[]; drawn: DrawnMessage; at: Instant }[] = []
  const matcher = openMatcher(store)
  const now = () => world.now

  const read = async (): Promise<Reading> =>
    world.isDown
      ? { outcome: 'failed', reason: 'unreachable', detail: '사이트에 닿지 않습니다.' }
      : { outcome: 'read', releases: world.shows, skipped: 0, validators: {} }
  const announce = async (ids: string[]) => void world.events.push(...ids)
  const poll = openPoll({ now, store, read, announce, onPolled: () => undefined })
  const ringChannels = async (channels: Channel[]) => void world.bells.push(...channels)
  const match = (id: string) =>
    matchRelease(
      {
        ...store,
        morning: '09:00',
        ringChannels,
        matchesOf: async (of) => (await matcher())(of),
        findListeners: (of, at, from) => findListeners({ ...store, matcher }, of, at, from),
      },
      id,
      world.now,
    )
  const deliveryDeps: DeliveryDeps = {
    clock: { now, sleep },
    store,
    carrier: {
      limits: SLACK_CARRIER_LIMITS,
      async post(message, parts) {
        const drawn = drawMessage(parts, ko, message)
        posts.push({ channel: message.channel, ids: message.releaseIds, parts, drawn, at: world.now })
        return { outcome: 'posted', ts: `${world.now}.${posts.length}` }
      },
      edit: async () => ({ outcome: 'posted', ts: '' }),
      probe: async () => true,
    },
    tellPaused: async () => undefined,
    tell: () => undefined,
    ringLater: async () => undefined,
  }
  /** While a sender waits, ten more releases are matched. */
  async function sleep(ms: number): Promise<void> {
    world.now += ms
    for (let n = 0; n < 10; n += 1) await matchOne()
  }

  async function matchOne(): Promise<void> {
    const id = world.events.shift()
    if (id) await match(id)
  }

  const sweep = () =>
    sweepBells(
      {
        ...store,
        async ring(bells) {
          for (const bell of bells) {
            if (bell.of === 'channel') world.bells.push(bell)
            else world.events.push(bell.releaseId)
          }
        },
      },
      world.now,
    )

  /** Matches what was announced and delivers to the channels that were rung, in turn. */
  async function work(): Promise<void> {
    while (world.events.length + world.bells.length > 0) {
      await matchOne()
      world.now += 100
      const bell = world.bells.shift()
      if (bell) await deliverChannel(deliveryDeps, bell)
    }
  }

  async function pass(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      world.now += MINUTE
      await sweep()
      await work()
    }
  }

  await store.subscribe(CHANNELS.flatMap((of) => QUERIES.map((query) => aSubscription(query, { ...of, since: BEGAN }))))
  await poll(SOURCE)
  return { store, world, posts, poll: async () => void (await poll(SOURCE)), work, pass, sweep }
}

/** Three hundred releases, fifteen a day, the newest published at `until`. */
function threeHundred(until: Instant): RawRelease[] {
  return Array.from({ length: 300 }, (_, n) => {
    const at = until - n * (DAY / 15)
    const title = `${QUERIES[n % 3]} 지원방안 ${n}차 발표`
    const url = `https://www.example.go.kr/news/view?id=${n}&menu=${'0'.repeat(30)}`
    return aRawRelease({ title, url, text: '', published: { day: seoulDay(at), at } })
  })
}

test('a source that returns with 300 releases after 19 days makes one digest in each channel, and nothing is lost', async () => {
  const { store, world, posts, poll, work, pass } = await aWorld()
  world.isDown = true
  for (let hours = 0; hours < 19 * 24; hours += 6) {
    world.now += 6 * 60 * MINUTE
    await poll()
  }
  world.isDown = false
  world.now += 6 * 60 * MINUTE
  const returnedAt = world.now
  world.shows = threeHundred(returnedAt - 60 * MINUTE)
  await poll()
  await work()
  await pass(5)

  for (const { channel, team } of CHANNELS) {
    const here = posts.filter((post) => post.channel === channel)
    expect(here.flatMap(({ ids }) => ids)).toHaveLength(300)
    expect(new Set(here.flatMap(({ ids }) => ids)).size).toBe(300)
    // One single message at most, for what was matched first; then one digest, in as many messages as Slack's limits ask for.
    const singles = here.filter(({ ids }) => ids.length === 1)
    expect(singles.length).toBeLessThanOrEqual(1)
    expect(here.indexOf(singles[0] as never)).toBeLessThanOrEqual(0)
    const digest = here.filter(({ ids }) => ids.length > 1)
    expect(digest).toHaveLength(10)
    const gaps = digest.slice(1).map(({ at }, index) => at - (digest[index]?.at ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000)
    expect((await store.waitingDeliveries({ team, channel }, 10)).deliveries).toEqual([])
  }
  expect(Math.max(...posts.map(({ at }) => at)) - returnedAt).toBeLessThan(5 * MINUTE)
})

test('the digest of a returning source groups by query, keeps the ministry’s days, links every release and says that it continues', async () => {
  const { world, posts, poll, work, pass } = await aWorld()
  world.now = MONDAY
  world.shows = threeHundred(MONDAY - 60 * MINUTE)
  await poll()
  await work()
  await pass(5)
  const digest = posts.filter(({ channel, ids }) => channel === 'C1' && ids.length > 1)
  for (const [index, { drawn, parts }] of digest.entries()) {
    const shown = JSON.stringify(drawn.blocks)
    expect(drawn.blocks[0]).toMatchObject({ text: { text: `새 정책 발표 ${parts.length}건` } })
    for (const query of QUERIES) {
      const found = parts.filter(({ matches }) => matches[0]?.query === query).length
      expect(shown).toContain(`*${query}* ${found}건`)
    }
    for (const { release } of parts)
      expect(shown).toContain(`<${release.url.replaceAll('&', '&amp;')}|${release.title}>`)
    expect(shown.includes('다음 메시지로 이어집니다.')).toBe(index < digest.length - 1)
    expect(fits(drawn.blocks)).toBe(true)
  }
  const days = digest.map(({ parts }) => parts.map(({ release }) => release.published?.day ?? ''))
  expect([days[0]?.[0]?.slice(0, 7), days.at(-1)?.at(-1)]).toEqual(['2026-11', '2026-11-23'])
  for (const [index, here] of days.entries()) {
    expect(here).toEqual(here.toSorted())
    expect((days[index + 1]?.[0] ?? '9') >= (here.at(-1) ?? '')).toBe(true)
  }
})

test('after three days without the bot, what waited and what came meanwhile make one digest each, and nothing is lost', async () => {
  const { store, world, posts, poll, work, pass, sweep } = await aWorld()
  world.now = MONDAY
  world.shows = threeHundred(MONDAY).slice(0, 20)
  // Twenty releases are announced and twelve of them matched. Then every door stops, and the rings in the queue are lost.
  await poll()
  const announced = world.events.splice(0)
  world.events.push(...announced.slice(0, 12))
  await work()
  const early = posts.length
  world.now += 1_000
  world.bells.length = 0
  world.now += 3 * DAY
  world.shows = threeHundred(MONDAY + 3 * DAY)
    .slice(0, 45)
    .map((raw, n) => ({ ...raw, url: `${raw.url}&n=${n}`, title: `${raw.title} 뒤` }))
  await sweep()
  await poll()
  await work()
  await pass(80)
  const ids = posts.filter(({ channel }) => channel === 'C1').flatMap((post) => post.ids)
  expect([ids.length, new Set(ids).size]).toEqual([65, 65])
  expect(posts.slice(early).filter(({ channel }) => channel === 'C1').length).toBeLessThanOrEqual(5)
  for (const channel of CHANNELS) expect((await store.waitingDeliveries(channel, 10)).deliveries).toEqual([])
})
