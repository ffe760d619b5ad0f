import { describe, expect, test } from 'vitest'
import { COPIES } from '../../../functions/copy/languages/copies.ts'
import { tallyHealth } from '../../../functions/releases/health/tally-health.ts'
import { openPoll } from '../../../functions/releases/polling/open-poll.ts'
import { readSourceStatuses } from '../../../functions/slack/sources/source-statuses.ts'
import { catalog, fallbackOf } from '../../../functions/sources/catalog/catalog.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { DAY, HOUR, MINUTE } from '../../../functions/text/seoul.ts'
import { MONDAY } from '../../support/a-release.ts'
import { aSite } from '../../support/local-server.ts'
import { openTestStore } from '../../support/test-stores.ts'
import { type ShownRow, TWO_WAYS, type TwoWays } from '../../support/two-ways.ts'

const withFallback = catalog.filter(({ fallback }) => fallback)
const pathOf = (url = '') => new URL(url).pathname + new URL(url).search
const at = (url: string, site: string) => site + pathOf(url)
const row = (id: number, day: string, title = `제${id}차 시험 점검 결과`): ShownRow => ({ id, day, title })

/** The real poll of a catalog line whose two ways stand on a site on this machine, over the real store. `down` ways answer 503. */
async function aSourceOfTwoWays(id: string) {
  const shape = TWO_WAYS[id] as TwoWays
  const original = catalog.find((line) => line.id === id) as CatalogLine
  let feed: ShownRow[] | 'down' = []
  let board: ShownRow[] | 'down' = []
  let now = MONDAY
  const site = await aSite((request, response) => {
    const path = request.url ?? ''
    if (path === '/robots.txt') return void response.writeHead(404).end()
    const isFeed = path === pathOf(original.url)
    const shown = isFeed ? feed : path === pathOf(original.fallback?.url) ? board : undefined
    if (shown === 'down') return void response.writeHead(503).end()
    const items = shown && (isFeed ? shown.map(shape.item) : shown.map(shape.row)).join('')
    const text = isFeed
      ? `<rss version="2.0"><channel><title>시험부</title>${items}</channel></rss>`
      : shape.board(items ?? '')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text)
  })
  const fallback = original.fallback && { ...original.fallback, url: at(original.fallback.url, site) }
  const line: CatalogLine = { ...original, url: at(original.url, site), fallback }
  const store = await openTestStore()
  const announced: string[] = []
  const poll = openPoll<CatalogLine>({
    now: () => now,
    store,
    read: openReadSource({ storedAddresses: async () => new Set(), secret: async () => undefined }),
    fallbackOf,
    announce: async (ids) => void announced.push(...ids),
    onPolled: (_, error) => {
      if (error) throw error
    },
  })
  return {
    /** Polls once, `after` so long; answers the titles that were announced, and the result. */
    async show(change: { feed?: ShownRow[] | 'down'; board?: ShownRow[] | 'down' }, after = 5 * MINUTE) {
      feed = change.feed ?? feed
      board = change.board ?? board
      now += after
      announced.length = 0
      const result = await poll(line)
      const told = await Promise.all(announced.map(async (one) => store.releaseById(one)))
      return { result, told: told.map((release) => release?.title).sort(), revisions: told.map((one) => one?.revision) }
    },
    async health() {
      const states = await store.sourceStates()
      const statuses = await readSourceStatuses({ now: () => now, sources: [line], sourceStates: async () => states })
      return { ...statuses, ailing: tallyHealth([line], states, now).ailing }
    },
  }
}

test('every line with a fallback has both its ways tried here', () => {
  expect(withFallback.map(({ id }) => id).sort()).toEqual(Object.keys(TWO_WAYS).sort())
  expect(withFallback.map(({ id }) => id)).toEqual(expect.arrayContaining(['fsc', 'motir', 'mcee']))
  for (const { fallback } of withFallback) expect(fallback?.evidence).toMatch(/\d{4}/)
})

describe.each(withFallback.map(({ id }) => id))('the two ways of %s', (id) => {
  test('while the feed is down its board tells what is new, and the feed tells none of it again', async () => {
    const { show, health } = await aSourceOfTwoWays(id)
    const known = [row(14, '2026-11-23'), row(13, '2026-11-20'), row(12, '2026-11-19'), row(11, '2026-11-18')]
    expect((await show({ feed: known })).told).toEqual(['제14차 시험 점검 결과'])
    expect((await show({ feed: [row(15, '2026-11-23'), ...known] })).told).toEqual(['제15차 시험 점검 결과'])
    // The board goes further back than the feed did, and has a row that the feed never had.
    const board = [row(16, '2026-11-23'), row(15, '2026-11-23'), ...known, row(9, '2026-11-13')]
    const ill = await show({ feed: 'down', board })
    expect(ill.told).toEqual(['제16차 시험 점검 결과'])
    expect(ill.result).toMatchObject({ outcome: 'failed', stored: 2, fallback: { outcome: 'read' } })
    expect(await health()).toMatchObject({ needAttention: [{ health: 'unreachable', fallback: 'healthy' }], ailing: 0 })
    expect((await show({})).told).toEqual([])
    // The feed rests by now; the board does not.
    await show({})
    const resting = await show({ board: [row(17, '2026-11-23'), ...board] }, MINUTE)
    expect(resting).toMatchObject({ told: ['제17차 시험 점검 결과'], result: { outcome: 'resting' } })
    const back = await show(
      {
        feed: [
          row(17, '2026-11-23', '[보도참고] 제17차 시험 점검 결과'),
          row(16, '2026-11-23'),
          row(15, '2026-11-23'),
          ...known,
        ],
      },
      HOUR,
    )
    expect(back).toMatchObject({ told: [], result: { outcome: 'read', stored: 0 } })
    expect(back.result.fallback).toBeUndefined()
    expect(await health()).toMatchObject({ well: [{ health: 'healthy', fallback: undefined }], needAttention: [] })
  })

  test('an installation whose first poll finds the feed down begins quietly with the board, and as quietly with the feed', async () => {
    const { show } = await aSourceOfTwoWays(id)
    const board = [row(22, '2026-11-23'), row(21, '2026-11-19'), row(20, '2026-11-18')]
    expect((await show({ feed: 'down', board })).told).toEqual(['제22차 시험 점검 결과'])
    const back = await show({ feed: [...board, row(19, '2026-11-10'), row(18, '2026-11-09')] }, 2 * HOUR)
    expect(back).toMatchObject({ told: [], result: { outcome: 'read', stored: 2 } })
  })
})

test('a feed that answers and stands still is ill too: the board tells what came after its newest release', async () => {
  const { show, health } = await aSourceOfTwoWays('mcee')
  const known = [row(31, '2026-11-23'), row(30, '2026-11-20'), row(29, '2026-11-19')]
  await show({ feed: known, board: [row(32, '2026-11-26'), ...known, row(28, '2026-11-02')] })
  expect((await show({}, 3 * DAY)).told).toEqual([])
  const stale = await show({}, 4 * DAY)
  expect(stale).toMatchObject({
    told: ['제32차 시험 점검 결과'],
    result: { outcome: 'unchanged', fallback: { outcome: 'read' } },
  })
  expect(await health()).toMatchObject({
    needAttention: [{ health: 'stale', fallback: 'quiet', newest: '2026-11-26' }],
    ailing: 0,
  })
  expect((await show({ feed: [row(32, '2026-11-26'), ...known] })).told).toEqual([])
})

test('a title that the board words otherwise is no correction of the feed’s', async () => {
  const { show } = await aSourceOfTwoWays('fsc')
  const known = [row(43, '2026-11-23'), row(42, '2026-11-20')]
  await show({ feed: known })
  const worded = [row(43, '2026-11-23', '전혀 다르게 적은 제목'), row(42, '2026-11-20')]
  expect(await show({ feed: 'down', board: worded })).toMatchObject({ told: [], result: { stored: 0 } })
  expect(await show({ feed: known }, HOUR)).toMatchObject({ told: [], result: { stored: 0 } })
})

test('while both ways are down, both are named, and after a day the alarm counts the source', async () => {
  const { show, health } = await aSourceOfTwoWays('motir')
  await show({ feed: [row(51, '2026-11-23')] })
  await show({ feed: 'down', board: 'down' })
  const { needAttention, ailing } = await health()
  expect(needAttention).toMatchObject([{ health: 'unreachable', fallback: 'unreachable' }])
  expect(ailing).toBe(0)
  const [told] = needAttention
  expect(told && COPIES.ko.sources.line(told)).toMatch(/연결되지 않습니다.*예비 경로: 연결되지 않습니다/)
  await show({}, 2 * DAY)
  expect((await health()).ailing).toBe(1)
  expect((await show({ board: [row(52, '2026-11-25'), row(51, '2026-11-23')] }, 7 * HOUR)).told).toEqual([
    '제52차 시험 점검 결과',
  ])
  const served = await health()
  expect(served).toMatchObject({ ailing: 0, needAttention: [{ fallback: 'healthy' }] })
  expect(served.needAttention[0] && COPIES.ko.sources.line(served.needAttention[0])).toContain(
    '그동안 예비 경로로 읽고 있습니다.',
  )
})

test('a fallback with a wrong field is refused by the name of that field; a line without one stays as it was', () => {
  const line = { id: 'own', kind: 'feed', name: '우리 피드', url: 'https://press.example/rss' }
  const broken = CatalogLine.safeParse({ ...line, fallback: { kind: 'board', url: 'no address', markup: 'fsc' } })
  expect(broken.error?.issues.map(({ path }) => path.join('.'))).toEqual(['fallback.url'])
  expect(fallbackOf(CatalogLine.parse(line))).toBeUndefined()
})
