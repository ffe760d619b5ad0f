import { describe, expect, test } from 'vitest'
import { parseBoard } from '../../../functions/sources/board/parse-board.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { inspectDocument } from '../../../lib/commands/source/inspect-document.ts'
import { proposeMarkup } from '../../../lib/commands/source/propose-markup.ts'
import { INVENTED_BOARDS, type InventedBoard } from '../../support/invented-boards.ts'
import { aFixture } from '../../support/source-fixtures.ts'

const TODAY = '2026-09-23'
const inspect = async (text: string, address: string) => {
  const inspection = await inspectDocument({ text, address, today: TODAY })
  if (typeof inspection === 'string') throw new Error(inspection)
  return inspection
}

describe('a board of a shape that nobody described', () => {
  test.each(Object.entries(INVENTED_BOARDS))('%s', async (_, { html, address, rows, isLinkUnknown = false }) => {
    const { markup } = proposeMarkup(parseMarkup(html), address) ?? {}
    const read = markup ? parseBoard(parseMarkup(html), markup.list, address, TODAY).rows : []
    expect(read.map(({ title, url, published }) => [title, url, published?.day])).toEqual(rows)
    const { doubts, fixture, line } = await inspect(html, address)
    expect(doubts.some((doubt) => doubt.includes('linkTo'))).toBe(isLinkUnknown)
    expect(line).toMatchObject({ kind: 'board', ministry: '시험기술원', url: address })
    // The fixture has the shape and none of the words, and reads as the page does.
    expect(fixture?.text).not.toMatch(/배출권|공급망|지침/)
    const again = parseBoard(
      parseMarkup(fixture?.text ?? ''),
      line.kind === 'board' ? line.markup.list : never(),
      address,
      TODAY,
    )
    expect(again.rows.map(({ url, published }) => [url, published?.day])).toEqual(
      rows.map(([, url, day]) => [url, day]),
    )
    expect(again.rows[0]?.title).toBe('시험 1번 발표의 제목')
  })
})

test('of these boards at least twelve in fifteen need no hand: the link, too, is right', () => {
  const boards = Object.values(INVENTED_BOARDS)
  expect(boards.length).toBeGreaterThanOrEqual(15)
  expect(boards.filter(({ isLinkUnknown }) => !isLinkUnknown).length / boards.length).toBeGreaterThanOrEqual(12 / 15)
})

describe('the boards of the catalog are proposed as they are described', () => {
  test.each([
    ['ftc', 'https://www.ftc.go.kr/www/selectBbsNttList.do'],
    ['fss', 'https://www.fss.or.kr/fss/bbs/B0000188/list.do'],
    ['moel', 'https://www.moel.go.kr/news/enews/report/enewsList.do'],
    ['opm', 'https://www.opm.go.kr/opm/news/press-release.do'],
    ['fsc', 'https://www.fsc.go.kr/no010101'],
    ['mcee', 'https://www.mcee.go.kr/home/web/board/list.do'],
    ['motir', 'https://www.motir.go.kr/kor/article/ATCL3f49a5a8c'],
    ['keiti', 'https://www.keiti.re.kr/site/keiti/ex/board/List.do'],
    ['lawmaking', 'https://opinion.lawmaking.go.kr/gcom/ogLmPp'],
  ])('%s: the shape has its name already', async (name, address) => {
    const { markup, lineText } = await inspect(aFixture(`${name}.html`), address)
    expect(JSON.parse(lineText)).toMatchObject({ kind: 'board', url: address, markup: name })
    expect(markup).toBeUndefined()
  })
})

function never(): never {
  throw new Error('no board')
}

describe('what is doubtful is said', () => {
  const rows = (day: string, path = 'view.do?no=', title = '시험 발표의 긴 제목') =>
    [1, 2, 3]
      .map(
        (id) =>
          `<tr><td>${id}</td><td><a href="${path}${path.endsWith('=') ? id : ''}">${title} ${id}</a></td><td>${day}</td></tr>`,
      )
      .join('')
  const list = (body: string, head = '') =>
    `<html><head><title>시험원</title>${head}</head><body><table><tbody>${body}</tbody></table></body></html>`
  const FEED = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'

  test.each([
    ['a list without days', list(rows('없음')), '날짜를 읽을 수 있는 행이 없습니다'],
    ['days to come', list(rows('2026-12-31')), '앞날의 날짜가 3건'],
    ['nothing new for months', list(rows('2026-02-03')), '가장 새로운 발표가 2026-02-03'],
    ['a page that names a feed', list(rows('2026-09-22'), FEED), 'https://www.board.example/rss.xml'],
    ['one address for all', list(rows('2026-09-22', 'view.do')), '주소가 같은 발표가 3건'],
    [
      'titles cut for good',
      list(rows('2026-09-22', 'view.do?no=', '시험 발표의 긴 제목이 여기서…').replace(/… \d/g, '…')),
      '제목이 잘린 행이 3건',
    ],
  ])('%s', async (_, html, sentence) => {
    expect((await inspect(html, 'https://www.board.example/list.do')).doubts.join('\n')).toContain(sentence)
  })

  test('a list that is as it should be leaves no doubt', async () => {
    expect((await inspect(list(rows('2026-09-22')), 'https://www.board.example/list.do')).doubts).toEqual([])
  })

  test.each([
    ['<html><body><script src="/app.js"></script><div id="root"></div></body></html>', '스크립트가 목록을 그리는'],
    ['<html><body><p>접근이 제한되었습니다</p></body></html>', '발표 목록을 찾지 못했습니다'],
    [
      `<html><head>${FEED}</head><body><p>안내</p></body></html>`,
      'npm run source -- https://www.board.example/rss.xml',
    ],
  ])('%s is no list, and it is said what to do', async (html, sentence) => {
    const said = await inspectDocument({ text: html, address: 'https://www.board.example/', today: TODAY })
    expect(said).toContain(sentence)
  })
})

describe('the second page of a list', () => {
  const { html, address } = INVENTED_BOARDS['titles cut in what is shown'] as InventedBoard
  const withPager = (pager: string) => html.replace('<footer>', `${pager}<footer>`)

  test.each([
    ['a link', '<p><a href="?cpage=2">2</a></p>', 'cpage=2'],
    [
      'a form that a script sends',
      '<form><input name="pageNo" value="1"></form><a href="javascript:go(2)">2</a>',
      'pageNo=2',
    ],
  ])('%s is proposed', async (kind, pager, parameter) => {
    const { markup, nextPage, doubts } = await inspect(withPager(pager), address)
    expect([markup?.list.nextPage, nextPage]).toEqual([parameter, parameter])
    expect(doubts.some((doubt) => doubt.includes('nextPage'))).toBe(kind !== 'a link')
  })

  test.each([
    ['no page', ''],
    ['a form without a script', '<form><input name="pageNo" value="1"></form>'],
    ['a script without a form', '<a href="javascript:go(2)">2</a>'],
    ['a form of its length', '<form><input name="pageUnit" value="1"></form><a href="javascript:go(2)">2</a>'],
  ])('%s is none', async (_, pager) => {
    expect((await inspect(withPager(pager), address)).nextPage).toBeUndefined()
  })
})

test('a script that no other link explains leaves the address to a person', async () => {
  const rows = [7303, 7302, 7301]
    .map((id) => `<tr><td><a href="#" onclick="go('${id}')">시험 발표의 긴 제목 ${id}</a></td><td>2026-09-22</td></tr>`)
    .join('')
  const { doubts, markup } = await inspect(`<table><tbody>${rows}</tbody></table>`, 'https://www.board.example/list.do')
  expect(doubts.join()).toContain('linkTo를 고쳐 주세요')
  expect(markup?.list.linkTo).toBe('{list}?go={id}')
})

test('a fixture has none of the words of other columns either', async () => {
  const rows = [1, 2, 3]
    .map(
      (id) =>
        `<tr><td><a href="view.do?no=${id}">시험 발표의 긴 제목 ${id}</a></td><td>비밀정책담당관실</td><td>2026-09-22</td></tr>`,
    )
    .join('')
  const { fixture } = await inspect(`<table><tbody>${rows}</tbody></table>`, 'https://www.board.example/list.do')
  expect(fixture?.text).toContain('시험과')
  expect(fixture?.text).not.toContain('비밀')
})

test.each([
  [
    '<OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>',
    '서비스의 오류입니다. 서비스 키가 등록되지 않았거나',
  ],
  ['<response><header><resultCode>3</resultCode></header><body/></response>', '이미 카탈로그에 있습니다: korea-press'],
])('an answer of data.go.kr is no list: %s', async (text, sentence) => {
  expect(await inspectDocument({ text, address: 'https://apis.data.go.kr/x', today: TODAY })).toContain(sentence)
})

test('a feed is proposed as one, with its rhythm, and its fixture has none of its words', async () => {
  const items = ['2026-09-22', '2026-09-21', '2026-09-18', '2026-09-17', '2026-09-16', '2026-09-15', '2026-09-14'].map(
    (day, n) =>
      `<item><title><![CDATA[비축 계획 ${n}]]></title><link>/news/${900 - n}</link><pubDate>${day} 10:00:00</pubDate><description><![CDATA[<p>비축을 늘린다.</p>]]></description></item>`,
  )
  const text = `<?xml version="1.0"?><rss version="2.0"><channel><title>시험비축청 보도자료</title><link>https://www.stock.example</link>${items.join('')}</channel></rss>`
  const { line, fixture, rows, doubts } = await inspect(text, 'https://www.stock.example/rss.do')
  expect(line).toMatchObject({
    kind: 'feed',
    id: 'stock',
    name: '시험비축청 보도자료',
    ministry: '시험비축청',
    rhythm: 1,
  })
  expect([rows.length, doubts]).toEqual([7, []])
  expect(fixture?.name).toBe('stock.xml')
  expect(fixture?.text).not.toMatch(/비축을|비축 계획/)
  const again = await inspect(fixture?.text ?? '', 'https://www.stock.example/rss.do')
  expect(again.rows.map(({ url }) => url)).toEqual(rows.slice(0, 2).map(({ url }) => url))
})
