import { expect, test } from 'vitest'
import { ko } from '../../functions/copy/ko/ko.ts'
import type { Carrier } from '../../functions/delivery/carrier.ts'
import { deliverChannel } from '../../functions/delivery/deliver-channel.ts'
import { matchRelease } from '../../functions/delivery/match-release.ts'
import type { MessagePart } from '../../functions/delivery/message.ts'
import { openFindStoredAddresses } from '../../functions/releases/polling/find-stored-addresses.ts'
import { openPoll } from '../../functions/releases/polling/open-poll.ts'
import { drawMessage } from '../../functions/slack/posting/draw-message.ts'
import { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../functions/sources/read-source.ts'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { registerLaws } from '../../functions/subscriptions/law-register.ts'
import { keysOfLaw, type Law, laws } from '../../functions/subscriptions/laws/law-names.ts'
import { openMatcher } from '../../functions/subscriptions/matching/open-matcher.ts'
import { fold } from '../../functions/text/korean.ts'
import { addDays, type Day, HOUR, startOfDay } from '../../functions/text/seoul.ts'
import { daysFrom, openLawService, type Promulgation } from '../support/law-service.ts'
import { openTestStore } from '../support/test-stores.ts'

const FIRST_DAY: Day = '2026-03-02'
const DAYS = 60
const REGISTERED = 108
const AMENDMENTS = 60
const OTHERS_A_DAY = 5
const CHANNEL = { team: 'T1', channel: 'C1' }

/** An amendment a day of a registered law, its decree, its rules, or the law under a new name, with one to four days each; others beside it. */
function seed(): { amendments: Promulgation[]; others: Promulgation[] } {
  const amendments = daysFrom(FIRST_DAY, AMENDMENTS).map((day, n): Promulgation => {
    const law = laws()[(n * 7) % REGISTERED] as Law
    const isRenamed = n % 10 === 9 && law.id !== undefined
    const effective = Array.from({ length: 1 + (n % 4) }, (_, index) => addDays(day, 30 + 100 * index + (n % 9)))
    return {
      number: 700_000 + n,
      lawId: law.id ?? `9${String(n).padStart(5, '0')}`,
      title: isRenamed
        ? `새로운 시험법 ${n}`
        : `${law.name}${['', ' 시행령', ' 시행규칙'][n % 3]}`.replaceAll('·', 'ㆍ'),
      day: addDays(day, 1),
      effective,
      revision: n % 5 === 0 ? '타법개정' : '일부개정',
    }
  })
  const others = daysFrom(addDays(FIRST_DAY, 1), DAYS).flatMap((day, n) =>
    Array.from({ length: OTHERS_A_DAY }, (_, index): Promulgation => {
      const number = 800_000 + n * OTHERS_A_DAY + index
      return {
        number,
        lawId: `8${String(number).slice(1)}`,
        title: `무관한 시험 ${number}법`,
        day,
        effective: [addDays(day, 90)],
        revision: '타법개정',
      }
    }),
  )
  return { amendments, others }
}

test('of 60 amendments of a register of 108 laws all are told, once, nearest day first, whatever else is promulgated', async () => {
  const { amendments, others } = seed()
  const service = await openLawService([...amendments, ...others])
  const store = await openTestStore()
  let now = startOfDay(FIRST_DAY) + 9 * HOUR
  const names = laws()
    .slice(0, REGISTERED)
    .map(({ name }) => name)
  const register = { ...store, add: store.subscribe, remove: store.unsubscribe, noteChange: async () => undefined }
  const { added } = await registerLaws(register, names, { channel: CHANNEL, by: 'U1', at: now })
  expect(added).toHaveLength(REGISTERED)

  const line = CatalogLine.parse({
    id: 'laws',
    kind: 'law',
    name: '공포 법령',
    announces: '법령',
    target: 'law',
    url: service.url,
  })
  const matcher = openMatcher(store)
  const announced: string[] = []
  const failures: string[] = []
  const poll = openPoll<CatalogLine>({
    now: () => now,
    store,
    read: openReadSource({ storedAddresses: openFindStoredAddresses(store), secret: async () => 'marked-oc' }),
    announce: async (ids) => void announced.push(...ids),
    onPolled: ({ outcome, detail }, error) =>
      void (outcome === 'failed' && failures.push(error?.message ?? detail ?? '')),
  })
  const told: { part: MessagePart; at: number; drawn: string }[] = []
  const reminded: string[] = []
  const carrier: Carrier = {
    limits: { messagePauseMs: 1_000, maxReleasesPerMessage: 30 },
    async post(_, parts) {
      const drawn = drawMessage(parts, ko)
      for (const part of parts)
        if (part.deliveryId) reminded.push(part.deliveryId)
        else told.push({ part, at: now, drawn: JSON.stringify(drawn) })
      return { outcome: 'posted', ts: `${now}.${told.length}` }
    },
    edit: async (message) => ({ outcome: 'posted', ts: message.ts ?? '' }),
    probe: async () => true,
  }
  const match = {
    ...store,
    morning: '09:00',
    matchesOf: async (release: Parameters<Awaited<ReturnType<typeof matcher>>>[0]) => (await matcher())(release),
    findListeners: (...given: [Parameters<typeof findListeners>[1], number, Parameters<typeof findListeners>[3]?]) =>
      findListeners({ ...store, matcher }, ...given),
    ringChannels: async () => undefined,
  }
  const deliver = {
    clock: {
      now: () => now,
      sleep: async (ms: number) => {
        now += ms
      },
    },
    store,
    carrier,
    tellPaused: async () => undefined,
    tell: () => undefined,
    ringLater: async () => undefined,
  }

  const BLOCKED: Day[] = daysFrom(addDays(FIRST_DAY, 20), 3)
  for (const day of daysFrom(FIRST_DAY, DAYS + 12)) {
    for (let hour = 0; hour < 24; hour += 3) {
      now = Math.max(now, startOfDay(day) + hour * HOUR)
      Object.assign(service.world, { today: day, isBlocking: BLOCKED.includes(day) })
      const before = failures.length
      await poll(line)
      if (failures.length > before) expect(failures.at(-1)).toContain('접속을 막고 있습니다')
      for (const id of announced.splice(0)) await matchRelease(match as never, id, now)
      await deliverChannel(deliver, CHANNEL)
    }
  }

  const lists = Map.groupBy(
    service.asked.filter(({ path }) => path.endsWith('lawSearch.do')),
    ({ day }) => day,
  )
  const all = Map.groupBy(service.asked, ({ day }) => day)
  const most = (byDay: Map<Day, unknown[]>) => Math.max(...[...byDay.values()].map((those) => those.length))
  const nearestFirst = told.filter(({ part }) => {
    const { effective = [] } = part.release
    return effective.length > 0 && effective.every((day, n) => n === 0 || day > (effective[n - 1] as Day))
  })
  const figures = {
    laws: REGISTERED,
    amendments: AMENDMENTS,
    told: new Set(told.map(({ part }) => part.release.url)).size,
    messages: told.length,
    reminders: reminded.length,
    nearestFirst: nearestFirst.length,
    listRequestsADay: { most: most(lists), mean: rounded(sum(lists) / all.size) },
    requestsADayWithReasons: { most: most(all), mean: rounded(sum(all) / all.size) },
    daysBlockedAndNamed: failures.length > 0 ? BLOCKED.length : 0,
  }
  console.log(JSON.stringify(figures))
  expect(figures).toMatchObject({ told: AMENDMENTS, messages: AMENDMENTS, nearestFirst: AMENDMENTS })
  expect(new Set(reminded).size).toBe(reminded.length)
  expect(reminded.length).toBeGreaterThan(0)
  expect(most(lists)).toBeLessThanOrEqual(10)
  const keys = new Set(names.flatMap(keysOfLaw))
  for (const { part } of told)
    expect(keys.has(fold(part.release.title).text) || keys.has(part.release.follows ?? '')).toBe(true)
  // What a reader sees begins with the nearest day, and holds no id.
  for (const { number, effective } of amendments) {
    const found = told.find(({ part }) => part.release.url.endsWith(`=${number}`))
    expect(found?.part.release.effective).toEqual(effective)
    expect(found?.drawn).not.toContain('marked-oc')
  }
}, 300_000)

const sum = (byDay: Map<Day, unknown[]>) => [...byDay.values()].reduce((total, those) => total + those.length, 0)
const rounded = (value: number) => Math.round(value * 10) / 10
