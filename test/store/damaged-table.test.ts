import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { compareDays } from '../../functions/delivery/compare-day.ts'
import { deliverChannel } from '../../functions/delivery/deliver-channel.ts'
import { matchRelease } from '../../functions/delivery/match-release.ts'
import type { Message } from '../../functions/delivery/message.ts'
import { openFinders } from '../../functions/ills/open-finders.ts'
import { watchIlls } from '../../functions/ills/watch-ills.ts'
import { log } from '../../functions/platform/log.ts'
import type { Bell } from '../../functions/releases/bell.ts'
import { SIGNATURE_PARTS } from '../../functions/releases/day-signature.ts'
import type { Release } from '../../functions/releases/release.ts'
import { sweepBells } from '../../functions/releases/sweep-bells.ts'
import { UnreadableRow, unlessUnreadable } from '../../functions/releases/unreadable-row.ts'
import { storeIn } from '../../functions/store/store.ts'
import type { Row } from '../../functions/store/table/read-rows.ts'
import type { Table } from '../../functions/store/table/table.ts'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { openMatcher } from '../../functions/subscriptions/matching/open-matcher.ts'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import { MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import { aMatch, anIncomingRelease, aSubscription } from '../support/a-release.ts'
import { openTestAnswerDoor } from '../support/answer-door.ts'
import { type Damage, damageRows, isUnreadable, kindOf } from '../support/damage-rows.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { NOW, openTestSlackDoor } from '../support/slack-door.ts'
import { openTestTable } from '../support/test-stores.ts'

const WORDS = ['희소금속', '수소경제', '배출권거래제', '중대재해']
const CHANNELS = Array.from({ length: 8 }, (_, n) => ({ team: n < 6 ? 'T1' : 'T2', channel: `C${n}` }))
const SOURCES = ['fsc', 'moel', 'open-api'].map((id) => ({ id, name: id, rhythm: 1 }))
const wordsOf = (n: number) => [WORDS[n % 4], WORDS[(n + 1) % 4]] as [string, string]

afterEach(() => vi.restoreAllMocks())

/** A bot at work over a real table: it matches, delivers and sweeps by a clock of its own. */
async function openBot() {
  const table = await openTestTable()
  const store = storeIn(table)
  const named: string[] = []
  vi.spyOn(log, 'warn').mockImplementation((...[line, about]: unknown[]) => {
    if (line === 'row not readable') named.push((about as { row: string }).row)
  })
  let now = NOW - 60 * MINUTE
  const posted: string[] = []
  const threw: unknown[] = []
  let openedMatcher = openMatcher(store)
  const matcher = () => openedMatcher()
  const listeners = { ...store, matcher }
  const matchDeps = {
    ...store,
    morning: '09:00',
    matchesOf: async (release: Release) => (await matcher())(release),
    findListeners: findListeners.bind(undefined, listeners),
    ringChannels: async () => undefined,
  }
  async function sleep(ms: number): Promise<void> {
    now += ms
  }
  const answers = { outcome: 'posted', ts: '1.1' } as const
  const deliverDeps = {
    clock: { now: () => now, sleep },
    store,
    carrier: {
      limits: { messagePauseMs: 1, maxReleasesPerMessage: 30 },
      async post({ channel }: Message, parts: { release: Release }[]) {
        posted.push(...parts.map(({ release }) => `${channel} ${release.id}`))
        return answers
      },
      edit: async () => answers,
      probe: async () => true,
    },
    tellPaused: async () => undefined,
    tell: () => undefined,
    ringLater: async () => undefined,
  }

  async function ring(bells: Bell[]): Promise<void> {
    for (const bell of bells) {
      const work =
        bell.of === 'release' ? matchRelease(matchDeps, bell.releaseId, now) : deliverChannel(deliverDeps, bell)
      // A job that throws goes back to its queue, and holds up no other.
      await work.catch((error: unknown) => threw.push(error))
    }
  }

  const add = async (id: string, word: string) => {
    const release = {
      id,
      title: `${word} ${id} 대책`,
      url: `https://www.example.go.kr/view?id=${id}`,
      text: '',
      showAt: now,
    }
    const day = seoulDay(now)
    const published = { ...release, announcedAt: now, sourceId: 'fsc', published: { day } }
    await store.storeRelease(anIncomingRelease(published, [id], [{ title: release.title, day }]), now)
  }

  return {
    table,
    store,
    named,
    posted,
    threw,
    add,
    compareDeps: { ...store, findListeners: findListeners.bind(undefined, listeners) },
    watch: (onUnjudged: (kind: string) => void) =>
      watchIlls(
        { ...store, finders: openFinders({ ...store, sources: SOURCES }), tell: async () => undefined, onUnjudged },
        now,
      ),
    now: () => now,
    /** What one process remembers of the table, the next one has to read. */
    restart() {
      openedMatcher = openMatcher(store)
    },
    async workFor(minutes: number): Promise<void> {
      for (const until = now + minutes * MINUTE; now < until; now += MINUTE) await sweepBells({ ...store, ring }, now)
    },
  }
}

/** Rows of every kind: what was posted, what waits, what could not be sent, and what is known of sources and ills. */
async function live({ store, add, workFor, watch, now }: Awaited<ReturnType<typeof openBot>>): Promise<void> {
  for (const [n, at] of CHANNELS.entries())
    await store.subscribe(wordsOf(n).map((word) => aSubscription(word, { ...at, since: NOW - 120 * MINUTE })))
  for (let n = 0; n < 12; n += 1) await add(`old-${n}`, WORDS[n % 4] ?? '')
  await workFor(12)
  for (const { id } of SOURCES) await store.saveSourceState({ sourceId: id, validators: {}, failures: 0, okAt: now() })
  await store.setLanguage('T1', 'ko')
  await store.notePoll(now())
  await store.once('greeted', now())
  await store.noteRefusedWorkspace('T9', 'invalid_auth', now())
  await store.saveFeedback({ ...aMatch('수소'), at: now(), team: 'T1', by: 'U1', releaseId: 'old-1' })
  for (const at of CHANNELS.slice(0, 3)) {
    const lease = await store.leaseChannel(at, now())
    if (!lease) throw new Error('the channel is held')
    const about = { ...at, messageId: `m-${at.channel}`, releaseIds: ['old-0'] }
    const message = { ...about, openedAt: now(), state: 'closed' as const, ambiguous: 0 }
    const entry = { ...about, reason: 'invalid_blocks', since: now(), isInDoubt: false }
    await store.setAsideMessage(lease, message, new Map(), { ...entry, nextTryAt: now() + MINUTE })
    await store.giveBackChannel(lease, undefined, 0)
  }
  await watch(() => undefined)
  for (let n = 0; n < 12; n += 1) await add(`new-${n}`, WORDS[n % 4] ?? '')
  for (const id of ['new-0', 'new-1'])
    await store.savePlanProgress(
      id,
      { revision: 0, text: 'x', copies: 0, queries: 'x', isPlanned: false, isWhole: true },
      now(),
    )
}

/** The damaged rows on which it depends that a channel is told of a release about a word. */
function rowsFor(at: { team: string; channel: string }, id: string, word: string, damages: Damage[]): Damage[] {
  const channel = `CHANNEL#${at.team}#${at.channel}`
  const query = queryId(word)
  const needed = [
    `${channel} CHANNEL`,
    `${channel} QUERY#${query}`,
    `QUERY#${query} ${channel}`,
    `${channel} DELIVERY#${id}`,
    `RELEASE#${id} RELEASE`,
    `PLAN#${id} PLAN`,
  ]
  return damages.filter(({ key }) => needed.includes(key))
}

async function rowNow(table: Table, { pk, sk }: Row): Promise<Row | undefined> {
  return (await table.db.send(new GetCommand({ TableName: table.name, Key: { pk, sk } }))).Item
}

const ALL_PARTS = Array.from({ length: SIGNATURE_PARTS }, (_, part) => part)

test.each([1, 2, 3])(
  'a table with damaged rows of every kind, seed %i: what is readable goes on, and each damaged row is named once',
  async (seed) => {
    const bot = await openBot()
    const { store, table, posted, named, threw } = bot
    await live(bot)
    const before = posted.length
    const damages = await damageRows(table, seededRandom(seed), 0.05)
    const unreadable = damages.filter((damage) => damage.isUnreadable)
    expect(new Set(damages.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(16)
    bot.restart()
    await bot.workFor(12)

    // Match, deliver and sweep.
    expect(threw.filter((error) => !(error instanceof UnreadableRow))).toEqual([])
    const told = posted.slice(before)
    expect(told).toHaveLength(new Set(told).size)
    const due = CHANNELS.flatMap((at, n) =>
      Array.from({ length: 12 }, (_, number) => ({ at, id: `new-${number}`, word: WORDS[number % 4] ?? '' })).filter(
        ({ id, word }) => wordsOf(n).includes(word) && rowsFor(at, id, word, damages).length === 0,
      ),
    )
    expect(due.length).toBeGreaterThan(10)
    expect(due.filter(({ at, id }) => !told.includes(`${at.channel} ${id}`))).toEqual([])

    // Ills, and the comparison of the day.
    const unjudged: string[] = []
    await bot.watch((kind) => unjudged.push(kind))
    expect(unjudged).toEqual([])
    const [comparison] = await compareDays(bot.compareDeps, [seoulDay(bot.now())], [], bot.now())
    const touched = (title: string, channel = '') => {
      const [word = '', id = ''] = title.split(' ')
      return CHANNELS.some((at) => at.channel === channel && rowsFor(at, id, word, damages).length > 0)
    }
    expect(comparison?.differences.filter(({ title, channel }) => !touched(title, channel))).toEqual([])

    // Commands, and the Home.
    const door = openTestSlackDoor(undefined, store)
    for (const { channel } of CHANNELS.slice(0, 6)) {
      for (const [command, text] of [
        ['/subscriptions', ''],
        ['/subscribe', '탄소국경조정'],
        ['/unsubscribe', '탄소국경조정'],
        ['/laws', ''],
        ['/sources', ''],
      ] as const) {
        const answer = JSON.stringify(await door.ask(command, text, { channel_id: channel }))
        const isDamaged = damages.some(({ key }) => key.includes(`#${channel}`) || key.startsWith('QUERIES'))
        if (!isDamaged)
          expect([channel, command, answer]).not.toEqual([
            channel,
            command,
            expect.stringContaining('처리하지 못했습니다'),
          ])
      }
    }
    const channels = CHANNELS.slice(0, 6).map(({ channel }) => ({ id: channel, name: channel }))
    const home = await openTestAnswerDoor({ 'users.conversations': { ok: true, channels } }, store)
    onTestFinished(home.close)
    await home.answer({ job: 'home', team: 'T1', user: 'U1' })
    expect(home.told('views.publish')).toHaveLength(1)

    // Whoever reads the rest meets what is damaged there.
    const ids = Array.from({ length: 12 }, (_, n) => [`old-${n}`, `new-${n}`]).flat()
    await store.releasesKnownAs(ids)
    for (const id of ids) {
      await unlessUnreadable(store.releaseById(id), undefined)
      await unlessUnreadable(store.planProgressOf(id), undefined)
      const names = {
        identities: [],
        claims: [{ title: `${WORDS[Number(id.split('-')[1]) % 4]} ${id} 대책`, day: seoulDay(NOW) }],
      }
      await unlessUnreadable(store.findHolders(names), undefined)
    }
    await store.feedbackOf(seoulDay(bot.now()).slice(0, 7))
    await store.signing()
    await store.signaturesBetween('2026-01-01', '2026-12-31', ALL_PARTS)
    for (const at of CHANNELS) {
      await store.lastMessages(at, 100)
      await store.subscriptionsOf(at)
      for (const id of ids) await unlessUnreadable(store.deliveryOf(at, id), undefined)
    }
    expect(named).toHaveLength(new Set(named).size)
    // A plan is deleted when it is done; whatever wakes a channel writes whose row it is, which mends one without that.
    const unnamed = unreadable.filter(({ key, kind }) => kind !== 'PLAN' && !named.includes(key))
    const rows = await Promise.all(unnamed.map(({ damaged }) => rowNow(table, damaged)))
    expect(unnamed.filter((_, index) => rows[index] && isUnreadable(rows[index])).map(({ key }) => key)).toEqual([])
    expect(named.filter((key) => !damages.some((damage) => damage.key === key))).toEqual([])
    // Nothing was written over what nobody understands. Only an ill is told anew, which decides nothing but whether it was told.
    const rewritten = ['PLAN', 'ILLS']
    for (const { key, damaged } of unreadable.filter(
      ({ damaged: row }) => row.v === 2 && !rewritten.includes(kindOf(row)),
    )) {
      expect([key, (await rowNow(table, damaged))?.v]).toEqual([key, 2])
    }
  },
)
