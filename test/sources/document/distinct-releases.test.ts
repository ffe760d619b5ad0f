import { describe, expect, test } from 'vitest'
import { normaliseRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { parseBoard } from '../../../functions/sources/board/parse-board.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'

const HOME = 'https://press.example/list.do'
const source = { id: 'press', name: '시험부' }

async function idsOf(...items: string[]): Promise<string[]> {
  const rows = items.map((item) => `<item>${item}</item>`).join('')
  const read = await parseFeed(`<rss version="2.0"><channel><link>${HOME}</link>${rows}</channel></rss>`)
  if (read.outcome === 'failed') throw new Error(read.detail)
  return read.rows.map((raw) => normaliseRelease(raw, source, 0).release.id)
}

const item = (title: string, link: string, guid?: string) =>
  `<title>${title}</title><link>${link}</link>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}`

describe('releases of one feed at one address are kept apart', () => {
  test.each([
    ['by their guids', item('공고', '/x', 'g1'), item('공고', '/x', 'g2')],
    ['by their titles', item('첫째 공고', '/x'), item('둘째 공고', '/x')],
    ['at places of one page', item('첫째 공고', '/x#1'), item('둘째 공고', '/x#2')],
    ['at the list itself, too', item('첫째 공고', HOME), item('둘째 공고', `${HOME}?page=1`)],
  ])('%s', async (_, one, other) => {
    expect(new Set(await idsOf(one, other)).size).toBe(2)
  })

  test('and one that has only the list’s address is the same release whoever stands beside it', async () => {
    const [alone] = await idsOf(item('첫째 공고', HOME, 'g1'))
    const [, beside] = await idsOf(item('둘째 공고', HOME, 'g2'), item('첫째 공고', HOME, 'g1'))
    expect(beside).toBe(alone)
  })

  test.each([
    ['listed twice', item('공고', '/x', 'g1'), item('공고', '/x', 'g1')],
    ['listed twice without a guid', item('공고', '/x'), item('공고', '/x')],
    ['listed twice as somebody found it', item('공고', '/x?id=7&amp;page=1'), item('공고', '/x?id=7')],
    ['listed twice with its title mended', item('공고', '/x', 'g1'), item('공고(수정)', '/x', 'g1')],
  ])('but one %s is one', async (_, one, other) => {
    expect(await idsOf(one, other)).toHaveLength(1)
  })

  test('and a release with an address of its own has that for its name, whatever its guid', async () => {
    expect(await idsOf(item('공고', '/7', 'g1'))).toEqual(await idsOf(item('공고', '/7', 'g2')))
  })
})

/** A row of a board, or an item of a feed without a guid. */
type Row = [title: string, link: string, day?: string]

const BOARD = { row: 'tr', title: 'a', link: 'a@href', date: 'td.day' }

function titlesOfBoard(rows: Row[]): string[] {
  const cells = rows.map(
    ([title, link, day = '']) =>
      `<tr><td><a href="${link.replaceAll('&', '&amp;')}">${title}</a></td><td class="day">${day}</td></tr>`,
  )
  return parseBoard(parseMarkup(`<table>${cells.join('')}</table>`), BOARD, HOME).rows.map(({ title }) => title)
}

async function titlesOfFeed(rows: Row[]): Promise<string[]> {
  const items = rows.map(
    ([title, link, day]) =>
      `<item><title>${title}</title><link>${link.replaceAll('&', '&amp;')}</link>${day ? `<pubDate>${day}</pubDate>` : ''}</item>`,
  )
  const read = await parseFeed(`<rss version="2.0"><channel><link>${HOME}</link>${items.join('')}</channel></rss>`)
  return read.outcome === 'read' ? read.rows.map(({ title }) => title) : []
}

describe('two releases stay two, on boards as in feeds', () => {
  test.each<[string, Row, Row]>([
    ['whose number is encoded', ['시험 공고', '/view.php?aWR4PTEx'], ['시험 공고', '/view.php?aWR4PTEy']],
    ['of two months', ['시험 동향', '/view.do?board=n&period=202611'], ['시험 동향', '/view.do?board=n&period=202610']],
    ['of two weeks', ['첫째 주', '/w.do?b=n&sdate=20261101&edate=1'], ['둘째 주', '/w.do?b=n&sdate=20261108&edate=1']],
    ['under a year', ['시험 안내', '/2026/view.do?menuId=101'], ['지원 안내', '/2026/view.do?menuId=102']],
    ['by their layout', ['시험 안내', '/site2/view.do?layout=a7'], ['지원 안내', '/site2/view.do?layout=b8']],
    [
      'by a limit',
      ['시험 한도', '/loan.do?kind=b&credit_limit=100'],
      ['시험 한도', '/loan.do?kind=b&credit_limit=300'],
    ],
    ['with one link', ['시험 고시 제1호', '/notice.do?menu=3'], ['시험 고시 제2호', '/notice.do?menu=3']],
    ['with one link and cut titles', ['시험 고시 제1호 제정…', '/notice.do'], ['시험 고시 제10호', '/notice.do']],
    [
      'of one title, on two days',
      ['시험 감리 결과', '/notice.do', '2026-11-27'],
      ['시험 감리 결과', '/notice.do', '2026-11-20'],
    ],
    [
      'of one title, for two weeks',
      ['주간 시험 동향(11.20.금)', '/notice.do'],
      ['주간 시험 동향(11.27.금)', '/notice.do'],
    ],
    [
      'of which one is a correction of a later day',
      ['시험 지원 공고', '/n.do', '2026-11-20'],
      ['시험 지원 공고 연장', '/n.do', '2026-11-27'],
    ],
    [
      'whose number has the name of a pager',
      ['시험 공고', '/view.do?bbs=n&pNo=11'],
      ['시험 공고', '/view.do?bbs=n&pNo=12'],
    ],
    ['of two notices', ['시험부 공고 제2026-12호', '/notice?seq=55'], ['시험부 공고 제2026-13호', '/notice?seq=55']],
    ['whose title goes on', ['시험 지원사업 모집', '/n.do?b=a'], ['시험 지원사업 모집 결과', '/n.do?b=a']],
    ['in parts', ['CBAM guidance part 1', '/docs'], ['CBAM guidance part 2', '/docs']],
    [
      'of one title in two weeks',
      ['주간 시험', '/w.do?b=W&startDate=20261123', '2026-11-27'],
      ['주간 시험', '/w.do?b=W&startDate=20261116', '2026-11-20'],
    ],
    ['at places of one page', ['시험 제1장 총칙', '/law/2026.html#a1'], ['시험 제2장 벌칙', '/law/2026.html#a2']],
    ['by an order', ['가 알림', '/a.do?type=n&order=11'], ['나 알림', '/a.do?type=n&order=12']],
    ['at one number', ['시험 고시 제1호', '/view.do?no=7'], ['시험 고시 제2호', '/view.do?no=7']],
  ])('%s', async (_, one, other) => {
    const titles = [one[0], other[0]]
    expect(titlesOfBoard([one, other])).toEqual(titles)
    expect(await titlesOfFeed([one, other])).toEqual(titles)
  })

  test('a board whose rows all have one number in common tells them apart by the rest', () => {
    const rows = [1, 2, 3].map((no): Row => ['시험 인사 발령', `/view.do?bbsId=BS074&pNo=${no}`, '2026-11-27'])
    expect(titlesOfBoard(rows)).toHaveLength(3)
  })
})

describe('one release stays one, with its whole title', () => {
  test.each<[string, Row, Row]>([
    ['cut short above the list', ['시험 배출권 할당…', '/v.do?no=7'], ['시험 배출권 할당 계획을 확정', '/v.do?no=7']],
    ['cut short below', ['시험 배출권 할당 계획을 확정', '/v.do?no=7'], ['시험 배출권 할당...', '/v.do?no=7']],
    [
      'cut short within a word',
      ['시험 배출권 할당 계획을 확', '/v.do?no=7'],
      ['시험 배출권 할당 계획을 확정', '/v.do?no=7'],
    ],
    [
      'under two sessions',
      ['시험 배출권 할당 계획을 확정', '/(S(a1b2))/v.aspx?no=7'],
      ['시험 배출권 할당 계획을 확정', '/(S(c3d4))/v.aspx?no=7'],
    ],
    [
      'under two hosts',
      ['시험 배출권 할당 계획을 확정', 'http://m.press.example/v.do?no=7'],
      ['시험 배출권·할당 계획을 확정', '/v.do?no=7&currPage=2'],
    ],
    ['cut short, at an address without a number', ['시험 배출권…', '/plan'], ['시험 배출권 할당 계획을 확정', '/plan']],
    ['without its words in between', ['시험 할당 확정', '/v.do?no=7'], ['시험 배출권 할당 계획을 확정', '/v.do?no=7']],
    [
      'with a mark',
      ['[공지] 시험 배출권 할당 계획을 확정', '/v.do?no=7'],
      ['시험 배출권 할당 계획을 확정', '/v.do?no=7'],
    ],
    [
      'in two menus',
      ['시험 배출권 할당 계획을 확정', '/v.do?no=7&menuNo=1'],
      ['시험 배출권 할당 계획을 확정', '/v.do?menuNo=2&no=7'],
    ],
    [
      'on two pages of the list',
      ['시험 배출권 할당 계획을 확정', '/plan?lang=ko&curPageCo=1'],
      ['시험 배출권 할당 계획을 확정', '/plan?lang=ko&curPageCo=2'],
    ],
  ])('%s', async (_, one, other) => {
    const whole = '시험 배출권 할당 계획을 확정'
    for (const day of ['2026-11-27', undefined]) {
      const rows: Row[] = [one, other].map(([title, link]) => [title, link, day])
      const kept = titlesOfBoard(rows)
      expect(kept).toHaveLength(1)
      expect(kept[0]?.replace('·', ' ')).toContain(whole)
      expect(await titlesOfFeed(rows)).toHaveLength(1)
    }
  })

  test('also where nothing completes its link', () => {
    const rows = ['<b>[필독]</b> 시험 안내문', '시험 안내문'].map(
      (title) => `<tr><td><a href="view.do?no=7&amp;page=1">${title}</a></td></tr>`,
    )
    const page = parseMarkup(`<table>${rows.join('')}</table>`)
    expect(parseBoard(page, BOARD, undefined).rows).toMatchObject([{ title: '시험 안내문', url: '' }])
  })
})

test('rows of a board that link only to the board itself are kept apart by title', () => {
  const page = parseMarkup(
    '<table><tr><td><a href="list.do">첫째</a></td></tr><tr><td><a href="./list.do">둘째</a></td></tr></table>',
  )
  const { rows } = parseBoard(page, { row: 'tr', title: 'a', link: 'a@href', date: 'td' }, HOME)
  expect(rows.map(({ apart }) => apart)).toEqual(['첫째', '둘째'])
})
