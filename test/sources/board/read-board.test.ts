import { describe, expect, test, vi } from 'vitest'
import { log } from '../../../functions/platform/log.ts'
import type { Validators } from '../../../functions/releases/source.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { aSite } from '../../support/local-server.ts'

const NOW = Date.parse('2026-09-23T12:30:00+09:00')
const ROWS_PER_PAGE = 10
const MARKUP = { list: { row: 'tbody tr', title: 'a', link: 'a@href', nextPage: 'page=2' } }

interface Row {
  id: number
  day?: string
  title?: string
  path?: string
}

interface Board {
  /** The newest first, as the list shows them. */
  rows: Row[]
  pinned?: Row[]
  pager?: string
  /** The status that a page answers with, by its number; 200 unless given. */
  status?: Record<number, number>
  /** Every page shows the first one's rows. */
  ignoresPage?: boolean
}

const numbered = (from: number, to: number, more: Partial<Row> = {}): Row[] =>
  Array.from({ length: from - to + 1 }, (_, index) => ({ id: from - index, ...more }))
const ids = (from: number, to: number) => numbered(from, to).map(({ id }) => id)

/** A board on loopback with pages of ten rows, and a poll that remembers what a reading leaves. */
async function aBoard(board: Board, markup: object = MARKUP) {
  const pages: number[] = []
  const site = await aSite((request, response) => {
    const url = new URL(request.url ?? '', 'http://board.test')
    if (url.pathname !== '/list') return response.writeHead(404).end()
    const page = Number(url.searchParams.get('page') ?? 1)
    pages.push(page)
    const at = board.ignoresPage ? 0 : (page - 1) * ROWS_PER_PAGE
    const shown = [...(board.pinned ?? []), ...board.rows.slice(at, at + ROWS_PER_PAGE)]
    const body = shown
      .map(
        ({ id, day = '2026-09-23', title = `시험 발표 ${id}번의 제목`, path = '/view?no=' }) =>
          `<tr><td>${id}</td><td><a href="${path}${id}">${title}</a></td><td>${day}</td></tr>`,
      )
      .join('')
    response.writeHead(board.status?.[page] ?? 200).end(`<table><tbody>${body}</tbody></table>${board.pager ?? ''}`)
  })
  const line = CatalogLine.parse({ id: 'board', kind: 'board', name: '시험', url: `${site}/list`, markup })
  const readSource = openReadSource({ storedAddresses: async () => new Set(), secret: async () => undefined })
  let validators: Validators = {}
  return {
    pages,
    /** The numbers of the releases that a reading gives; what is kept of it is kept only where `isStored`. */
    async read({ isStored = true } = {}): Promise<number[] | string> {
      pages.length = 0
      const reading = await readSource(line, validators, NOW)
      if (reading.outcome !== 'read') return reading.outcome
      if (isStored) validators = JSON.parse(JSON.stringify(reading.validators))
      return reading.releases.map(({ url }) => Number(/\d+$/.exec(url)?.[0]))
    },
    remember: (kept: Validators) => {
      validators = kept
    },
    kept: () => validators,
  }
}

test('the first reading is of one page, and a list that did not change is unchanged', async () => {
  const { read, pages } = await aBoard({ rows: numbered(40, 1) })
  expect(await read()).toEqual(ids(40, 31))
  expect(pages).toEqual([1])
  expect(await read()).toBe('unchanged')
})

test('thirty releases that came between two readings are all read, and nothing older than what was known', async () => {
  const board: Board = { rows: numbered(40, 1) }
  const { read, pages } = await aBoard(board)
  await read()
  board.rows = numbered(70, 1)
  expect(await read()).toEqual(ids(70, 41))
  expect(pages).toEqual([1, 2, 3])
  // The reading was full before it came to what was known: the next one looks there and finds nothing new.
  expect(await read()).toEqual([...ids(70, 61), ...ids(40, 32)])
  expect(pages).toEqual([1, 4])
  expect(await read()).toBe('unchanged')
})

test.each([1, 4, 5, 9, 10, 11, 19, 20, 25, 31])('%i new releases', async (count) => {
  const board: Board = { rows: numbered(40, 1) }
  const { read } = await aBoard(board)
  await read()
  board.rows = numbered(40 + count, 1)
  const found: (number | string)[] = []
  for (let reading = await read(); reading !== 'unchanged'; reading = await read()) found.push(...reading)
  const fresh = ids(40 + count, 41)
  expect(found).toEqual(expect.arrayContaining(fresh))
  expect(Math.min(...found.map(Number))).toBeGreaterThanOrEqual(31)
})

test('releases that their addresses do not tell apart are told apart over all pages', async () => {
  const path = '/notice.do?b=n&pNo='
  const board = { rows: numbered(12, 1, { path }) }
  const { read, pages } = await aBoard(board)
  await read()
  board.rows = [...numbered(27, 13, { path }), ...board.rows]
  expect(await read()).toEqual(ids(27, 9))
  expect(pages).toEqual([1, 2])
  // Alone on each of two pages, at one address.
  const alone = ['시험 고시', '시험 공고'].map((title): Row => ({ id: 99, path: '/notice.do?b=m#', title }))
  const between = numbered(40, 31)
  board.rows = [...alone.slice(0, 1), ...between, ...alone.slice(1), ...board.rows]
  const found = await read()
  expect(found).toEqual(expect.arrayContaining(ids(40, 31)))
  expect([...found].filter((id) => id === 99)).toHaveLength(2)
})

test('a morning after an outage of days is read over several readings, a few pages each', async () => {
  const board: Board = { rows: numbered(40, 1) }
  const { read, pages } = await aBoard(board)
  await read()
  board.rows = numbered(140, 1)
  const found = new Set<number>()
  for (let reading = await read(); reading !== 'unchanged'; reading = await read()) {
    expect(pages.length).toBeLessThanOrEqual(5)
    for (const id of reading) found.add(Number(id))
  }
  expect([...found].filter((id) => id > 40).toSorted((a, b) => b - a)).toEqual(ids(140, 41))
  expect(Math.min(...found)).toBeGreaterThanOrEqual(31)
})

test('what is pinned above every page says nothing about how far a reading got', async () => {
  const board: Board = { rows: numbered(40, 1), pinned: numbered(3, 1, { day: '2025-01-02' }) }
  const { read, pages } = await aBoard(board)
  await read()
  board.rows = numbered(62, 1)
  // Below the fortieth everything was known; its page shows it down to the last that was.
  expect(await read()).toEqual([3, 2, 1, ...ids(62, 34)])
  expect(pages).toEqual([1, 2, 3])
})

test('a reading whose rows were not all stored is made again down to the same end', async () => {
  const board: Board = { rows: numbered(40, 1) }
  const { read } = await aBoard(board)
  await read()
  board.rows = numbered(60, 1)
  const first = await read({ isStored: false })
  expect(first).toEqual(expect.arrayContaining(ids(60, 41)))
  expect(await read()).toEqual(first)
})

test.each([500, 429])(
  'a further page that answers %i is read in the next reading, and what was read counts',
  async (status) => {
    const board: Board = { rows: numbered(40, 1) }
    const { read, pages } = await aBoard(board)
    await read()
    board.rows = numbered(65, 1)
    board.status = { 3: status }
    expect(await read()).toEqual(ids(65, 46))
    board.status = {}
    // Two more came meanwhile.
    board.rows = numbered(67, 1)
    expect(await read()).toEqual(expect.arrayContaining([67, 66, ...ids(45, 41)]))
    expect(pages).toEqual([1, 3])
    expect(await read()).toBe('unchanged')
  },
)

describe('a list that gives nothing more is left, and that is said', () => {
  test.each([
    ['it has no further pages', { status: { 2: 404 } }],
    ['its pages are all the first', { ignoresPage: true }],
  ])('%s', async (_, more) => {
    const said = vi.spyOn(log, 'error').mockReturnValue()
    const board: Board = { rows: numbered(40, 1), ...more }
    const { read } = await aBoard(board)
    await read()
    board.rows = numbered(60, 1)
    expect(await read()).toEqual(ids(60, 51))
    expect(said).toHaveBeenCalledWith('list not read down to what was known', { sourceId: 'board' })
    expect(await read()).toBe('unchanged')
  })

  test('its page links to no other', async () => {
    const said = vi.spyOn(log, 'error').mockReturnValue()
    const { nextPage, ...list } = MARKUP.list
    const board: Board = { rows: numbered(40, 1) }
    const { read } = await aBoard(board, { list })
    await read()
    board.rows = numbered(60, 1)
    expect(await read()).toEqual(ids(60, 51))
    expect(said).toHaveBeenCalledTimes(1)
  })
})

test('a list that is read to its last page was read whole', async () => {
  const said = vi.spyOn(log, 'error').mockReturnValue()
  const board: Board = { rows: numbered(5, 1) }
  const { read } = await aBoard(board)
  await read()
  board.rows = numbered(25, 6)
  expect(await read()).toEqual(ids(25, 6))
  expect(said).not.toHaveBeenCalled()
})

test('without a word of its markup, the link of the page to its second one is followed', async () => {
  const { nextPage, ...list } = MARKUP.list
  const pager = '<p><a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=11">다음</a></p>'
  const board: Board = { rows: numbered(40, 1), pager }
  const { read, pages } = await aBoard(board, { list })
  await read()
  board.rows = numbered(55, 1)
  expect(await read()).toEqual(expect.arrayContaining(ids(55, 41)))
  expect(pages).toEqual([1, 2])
})

test('a site that was rebuilt under other addresses is not read down to its beginning', async () => {
  const board: Board = { rows: numbered(40, 1) }
  const { read, pages } = await aBoard(board)
  await read()
  board.rows = board.rows.map((row) => ({ ...row, path: '/new/view.do?id=7' }))
  expect(await read()).toHaveLength(ROWS_PER_PAGE)
  expect(pages).toEqual([1])
})

test('a release that bears the title of a known one of the same day does not end the reading', async () => {
  const board: Board = { rows: numbered(40, 1) }
  const { read } = await aBoard(board)
  await read()
  board.rows = numbered(58, 1).map((row) => (row.id === 50 ? { ...row, title: '시험 발표 33번의 제목' } : row))
  expect(await read()).toEqual(expect.arrayContaining(ids(58, 41)))
})

test('a list that shows none of the known rows ends at what is older than all of them', async () => {
  const board: Board = { rows: numbered(40, 1) }
  const { read, pages } = await aBoard(board)
  await read()
  const renamed = (from: number, to: number, day: string) =>
    numbered(from, to, { day, title: '옮긴 발표', path: '/new?no=' })
  board.rows = [...renamed(60, 46, '2026-09-23'), ...renamed(45, 1, '2026-09-22')]
  expect(await read()).toEqual(ids(60, 46))
  expect(pages).toEqual([1, 2])
})

test('what an earlier version kept of a list is replaced at once', async () => {
  const board: Board = { rows: numbered(40, 1) }
  const { read, kept, remember } = await aBoard(board)
  await read()
  const { listEnd, ...before } = kept()
  remember(before)
  expect(await read()).toEqual(ids(40, 31))
  expect(kept()).toEqual({ ...before, listEnd })
})
