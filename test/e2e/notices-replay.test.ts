import { expect, test } from 'vitest'
import { deliverChannel } from '../../functions/delivery/deliver-channel.ts'
import type { DeliveryDeps } from '../../functions/delivery/delivery-deps.ts'
import { type MatchReleaseDeps, matchRelease } from '../../functions/delivery/match-release.ts'
import type { MessagePart } from '../../functions/delivery/message.ts'
import { openFindStoredAddresses } from '../../functions/releases/polling/find-stored-addresses.ts'
import { openPoll } from '../../functions/releases/polling/open-poll.ts'
import { sweepBells } from '../../functions/releases/sweep-bells.ts'
import { SLACK_CARRIER_LIMITS } from '../../functions/slack/posting/slack-carrier.ts'
import { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../functions/sources/read-source.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { openMatcher } from '../../functions/subscriptions/matching/open-matcher.ts'
import { addDays, DAY, type Day, HOUR, type Instant, MINUTE, seoulDay, startOfDay } from '../../functions/text/seoul.ts'
import { aSubscription } from '../support/a-release.ts'
import { aSite } from '../support/local-server.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'
import { seededRandom } from '../support/seeded-random.ts'

/*
Ninety days of a service that gives twenty rows an answer, read every hour by the real readers, use cases and ledger: 300 drafts, some days with
more than one answer holds, an outage of five days, drafts that are announced again, whose period is extended, or that are withdrawn.
*/
const START = Date.parse('2026-03-02T00:00:00+09:00')
const DAYS = 90
const OUTAGE = { from: START + 40 * DAY, to: START + 45 * DAY }
/** From an hour in which it is shown to the next poll, and the two minutes of a bell; after an outage the source rests a while. */
const HOURS_BETWEEN_POLLS = 1
const MAX_DELAY = 2 * HOUR
const MAX_REST_AFTER_OUTAGE = 8 * HOUR
/** Every day on which a draft may have begun is looked at again within two days, one at each poll. */
const MAX_DELAY_OF_CHANGE = 3 * DAY

interface Draft {
  seq: number
  type: string
  title: string
  lawClass: string
  day: Day
  shownAt: Instant
  due: Day
  change?: { at: Instant; due?: Day; isWithdrawn?: boolean }
}

const random = seededRandom(17)
const CLASSES = ['AA0101', 'AA0102', 'AA0103', 'AA0104']

function aDraft(seq: number, onDay: number, more: Partial<Draft> = {}): Draft {
  const shownAt = START + onDay * DAY + random.between(0, 23) * HOUR
  const day = seoulDay(shownAt)
  const due = addDays(day, random.between(10, 40))
  const title = `시험 ${seq}호 관리에 관한 법률 시행령 일부개정령안`
  return { seq, type: 'TYPE5', title, lawClass: random.pick(CLASSES), day, shownAt, due, ...more }
}

/** 300 drafts after the first sight: four days have 26 each, forty are extended, fifteen withdrawn, twenty announced again. */
function theDrafts(): { before: Draft[]; after: Draft[] } {
  const before = Array.from({ length: 6 }, (_, n) => aDraft(n + 1, -random.between(3, 9)))
  const busy = [12, 33, 42, 61].flatMap((day) => Array.from({ length: 26 }, () => day))
  const days = [...busy, ...Array.from({ length: 176 }, () => random.between(1, DAYS - 8))]
  const first = days.map((day, n) => aDraft(100 + n, day))
  for (const [n, draft] of first.entries()) {
    const at = Math.max(draft.shownAt + 2 * DAY, startOfDay(draft.due) - random.between(4, 9) * DAY)
    if (n % 7 === 0) draft.change = { at, due: addDays(draft.due, random.between(7, 14)) }
    else if (n % 18 === 1) draft.change = { at, isWithdrawn: true }
  }
  const again = first.filter(({ shownAt, change }) => !change && shownAt < START + 50 * DAY).slice(0, 20)
  const second = again.map((draft) =>
    aDraft(draft.seq, Math.floor((draft.shownAt - START) / DAY) + 20, {
      type: 'TYPE6',
      title: `${draft.title} 재입법예고`,
    }),
  )
  return { before, after: [...first, ...second] }
}

test('of 300 notices over 90 days none is lost, told twice or late, and neither is what becomes of them', async () => {
  const { before, after } = theDrafts()
  expect(after).toHaveLength(300)
  let time = START - HOUR
  const dueNow = ({ change, due }: Draft) => (change?.due && change.at <= time ? change.due : due)
  const site = await aSite((request, response) => {
    const url = new URL(request.url ?? '', 'http://x')
    if (time >= OUTAGE.from && time < OUTAGE.to) return response.writeHead(503).end()
    if (/\/rest\/ogLmPp\/\d+\//.test(url.pathname))
      return response.end(
        '<result><info><A><lmPpCts>&lt;p&gt;시험물질을 다룬다.&lt;/p&gt;</lmPpCts></A></info></result>',
      )
    const asked = url.searchParams
      .get('stYdFmt')
      ?.match(/\d+/g)
      ?.map((part) => part.padStart(2, '0'))
      .join('-')
    const lawClass = url.searchParams.get('lsClsCd')
    const rows = [...before, ...after]
      .filter((one) => one.shownAt <= time && (!asked || one.day === asked) && (!lawClass || one.lawClass === lawClass))
      .toSorted((a, b) => b.shownAt - a.shownAt)
      .slice(0, 20)
      .map((one) => {
        const mark = one.change?.isWithdrawn && one.change.at <= time ? '[철회] ' : ''
        return `<A><ogLmPpSeq>${one.seq}</ogLmPpSeq><mappingLbicId>1${one.seq}</mappingLbicId><announceType>${one.type}</announceType><lsNm>${mark}${one.title}</lsNm><asndOfiNm>시험부</asndOfiNm><stYd>${one.day}</stYd><edYd>${dueNow(one)}</edYd></A>`
      })
    return response.end(`<result><retMsg>200</retMsg><list>${rows.join('')}</list></result>`)
  })

  const { store } = openMemoryStore()
  const matcher = openMatcher(store)
  const told: { channel: string; key: string; at: Instant; isOffer: boolean }[] = []
  const advance = async (ms: number) => {
    time += ms
  }
  const deliveryDeps: DeliveryDeps = {
    clock: { now: () => time, sleep: advance },
    store,
    carrier: {
      limits: SLACK_CARRIER_LIMITS,
      async post({ channel }, parts) {
        for (const part of parts)
          told.push({ channel, key: keyOf(part), at: time, isOffer: part.deliveryId?.endsWith('#offer') === true })
        return { outcome: 'posted', ts: `${time / 1000}` }
      },
      edit: async ({ ts = '' }) => ({ outcome: 'posted', ts }),
      probe: async () => true,
    },
    tellPaused: async () => undefined,
    tell: () => undefined,
    ringLater: async () => undefined,
  }
  const deliver = async (channels: Channel[]) => {
    for (const channel of channels) await deliverChannel(deliveryDeps, channel)
  }
  const matchDeps: MatchReleaseDeps = {
    ...store,
    morning: '09:00',
    matchesOf: async (release) => (await matcher())(release),
    findListeners: (release, at, from) => findListeners({ ...store, matcher }, release, at, from),
    ringChannels: deliver,
  }
  const match = async (ids: string[]) => {
    for (const id of ids) await matchRelease(matchDeps, id, time)
  }
  const poll = openPoll({
    now: () => time,
    store,
    read: openReadSource({ storedAddresses: openFindStoredAddresses(store), secret: async () => 'id' }),
    announce: match,
    onPolled: (_, error) => {
      if (error) throw error
    },
  })
  const line = CatalogLine.parse({
    id: 'drafts',
    kind: 'lawmaking',
    name: '입법예고',
    announces: '입법예고',
    url: `${site}/rest/ogLmPp.xml`,
  })
  await store.subscribe([
    aSubscription('시험물질', { channel: 'words', since: 0, options: { kinds: 'all' } }),
    aSubscription('(종류:입법예고)', { channel: 'kind', since: 0 }),
    aSubscription('시험물질', { channel: 'press', since: 0, options: { kinds: 'press' } }),
  ])

  for (let hour = -1; hour <= DAYS * 24; hour += HOURS_BETWEEN_POLLS) {
    time = START + hour * HOUR
    await poll(line)
    for (const minutes of [3, 6]) {
      time = START + hour * HOUR + minutes * MINUTE
      await sweepBells(
        {
          ...store,
          ring: async (bells) => {
            await match(bells.flatMap((bell) => (bell.of === 'release' ? [bell.releaseId] : [])))
            await deliver(bells.flatMap((bell) => (bell.of === 'channel' ? [bell] : [])))
          },
        },
        time,
      )
    }
  }

  const count = {
    notices: after.length,
    told: 0,
    lost: 0,
    twice: 0,
    late: 0,
    changes: 0,
    changesTold: 0,
  }
  const expectTold = (key: string, from: Instant, within: number): boolean => {
    const endOfRest = OUTAGE.to + MAX_REST_AFTER_OUTAGE
    const reachable = from + within > OUTAGE.from ? Math.max(from, endOfRest) : from
    const at = ['words', 'kind'].map((channel) => told.filter((one) => one.channel === channel && one.key === key))
    count.twice += at.filter((those) => those.length > 1).length
    count.lost += at.filter((those) => those.length === 0).length
    const isLate = at.flat().some((one) => one.at > reachable + within)
    count.late += Number(isLate)
    return at.every((those) => those.length === 1)
  }
  for (const one of after) {
    count.told += Number(expectTold(`${one.seq} ${one.title}`, one.shownAt, MAX_DELAY))
    if (!one.change || one.change.at > START + (DAYS - 5) * DAY) continue
    // What was never seen as it was before is told as it is.
    if (one.shownAt >= OUTAGE.from && one.change.at < OUTAGE.to) continue
    count.changes += 1
    const what = one.change.isWithdrawn ? 'withdrawn' : `moved ${one.change.due}`
    count.changesTold += Number(expectTold(`${one.seq} ${what}`, one.change.at, MAX_DELAY_OF_CHANGE))
  }
  console.log(JSON.stringify(count))
  expect(count).toMatchObject({ told: 300, lost: 0, twice: 0, late: 0, changesTold: count.changes })
  expect(count.changes).toBeGreaterThan(40)
  // Who is told of press releases alone is offered notices once.
  expect(told.filter(({ channel }) => channel === 'press').map(({ isOffer }) => isOffer)).toEqual([true])
  expect(told.filter(({ channel, isOffer }) => channel !== 'press' && isOffer)).toEqual([])
  expect(told.filter(({ key }) => before.some(({ seq }) => key.startsWith(`${seq} `)))).toEqual([])
}, 600_000)

function keyOf({ release }: MessagePart): string {
  const [seq] = release.url.match(/\d+$/) ?? []
  if (release.tells?.what === 'withdrawn') return `${seq} withdrawn`
  return `${seq} ${release.tells ? `moved ${release.due}` : release.title}`
}
