import { describe, expect, test } from 'vitest'
import { parseBoard } from '../../../functions/sources/board/parse-board.ts'
import { type Markup, markups } from '../../../functions/sources/catalog/markup.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { parseMarkedPage } from '../../../functions/sources/page/parse-marked-page.ts'
import { aFixture } from '../../support/source-fixtures.ts'

const named = (name: string) => markups[name] as Markup
const listOf = (name: string, base: string, today?: string) =>
  parseBoard(parseMarkup(aFixture(`${name}.html`)), named(name).list, base, today)
const pageOf = (name: string) => {
  const { page } = named(name)
  return (
    typeof page === 'object' &&
    parseMarkedPage(parseMarkup(aFixture(`${name}-page.html`)), page, 'https://board.example/')
  )
}

describe('a list gives title, address and day of each release', () => {
  test.each([
    [
      'ftc',
      'https://www.ftc.go.kr/www/selectBbsNttList.do',
      '시험법 시행령 개정안 입법예고',
      'https://www.ftc.go.kr/www/selectBbsNttView.do?pageUnit=10&pageIndex=1&key=12&bordCd=3&nttSn=47774',
      '2026-07-23',
    ],
    [
      'dart',
      'https://dart.fss.or.kr/info/searchBodo.do',
      '시험 공시 우수법인 선정',
      'https://dart.fss.or.kr/info/searchBodo.do?seqno=28363',
      '2026-07-21',
    ],
    [
      'fss',
      'https://www.fss.or.kr/fss/bbs/B0000188/list.do',
      '시험 공시 길잡이 발간',
      'https://www.fss.or.kr/fss/bbs/B0000188/view.do?nttId=217561&menuNo=200218',
      '2026-05-04',
    ],
    [
      'moel',
      'https://www.moel.go.kr/news/enews/report/enewsList.do',
      '시험 사업장 안전 점검 결과와 앞으로의 감독 계획',
      'https://www.moel.go.kr/news/enews/report/enewsView.do?news_seq=19998',
      '2026-09-23',
    ],
    [
      'nts',
      'https://www.nts.go.kr/nts/na/ntt/selectNttList.do',
      '시험 세정 지원 안내',
      'https://www.nts.go.kr/nts/na/ntt/selectNttInfo.do?nttSn=1340001&mi=2201&bbsId=1028',
      '2026-09-23',
    ],
    [
      'kboard',
      'https://board.example/news/',
      '시험 협력사 상생 협약 체결',
      'https://board.example/news/?mod=document&uid=105',
      '2026-02-02',
    ],
    [
      'klca',
      'https://www.klca.or.kr/sub/comm/official_document.asp',
      '「시험 공시서식」 개정 안내(2026. 7. 23. 시행)',
      'https://www.klca.or.kr/sub/comm/official_document.asp?rWork=TblRead&rNo=2613',
      '2026-07-23',
    ],
    [
      'lawmaking',
      'https://opinion.lawmaking.go.kr/gcom/ogLmPp?isOgYn=Y&opYn=Y',
      '시험 배출법 시행규칙 일부개정령안 입법예고',
      'https://opinion.lawmaking.go.kr/gcom/ogLmPp/88002',
      '2026-09-22',
    ],
  ])('%s', (name, base, title, url, day) => {
    expect(listOf(name, base)).toMatchObject({ rows: [{ title, url, published: { day } }], skipped: 0 })
  })

  test('a list of drafts says what they are and until when one may comment', () => {
    const { rows } = listOf('lawmaking', 'https://opinion.lawmaking.go.kr/gcom/ogLmPp')
    expect(rows).toMatchObject([{ kind: '입법예고', due: '2026-10-30' }])
  })

  test.each([
    [
      'opm',
      'https://www.opm.go.kr/opm/news/press-release.do',
      '시험 감축 경로 논의 결과',
      'https://www.opm.go.kr/opm/news/press-release.do?mode=view&articleNo=880002&article.offset=0&articleLimit=10',
    ],
    [
      'fsc',
      'https://www.fsc.go.kr/no010101',
      '시험 공시 기준 고시',
      'https://www.fsc.go.kr/no010101/870002?srchCtgry=&curPage=1&srchKey=&srchText=',
    ],
    [
      'mcee',
      'https://www.mcee.go.kr/home/web/board/list.do?menuId=10598&boardMasterId=939',
      '시험 배출권 할당 계획, 두 해 만에 확정',
      'https://www.mcee.go.kr/home/web/board/read.do?pagerOffset=0&maxPageItems=10&maxIndexPages=10&searchKey=&searchValue=&menuId=10598&orgCd=&boardId=1830012&boardMasterId=939&boardCategoryId=&decorator=',
    ],
    [
      'motir',
      'https://www.motir.go.kr/kor/article/ATCL3f49a5a8c?mno=&pageIndex=1',
      '시험 수출 통제 안내',
      'https://www.motir.go.kr/kor/article/ATCL3f49a5a8c/171832/view',
    ],
    [
      'pipc',
      'https://www.pipc.go.kr/np/cop/bbs/selectBoardList.do?bbsId=BS074&mCode=C020010000',
      '시험 과징금 부과 의결',
      'https://www.pipc.go.kr/np/cop/bbs/selectBoardArticle.do?bbsId=BS074&mCode=C020010000&nttId=12902',
    ],
    [
      'keco',
      'https://www.keco.or.kr/web/lay1/bbs/S1T17C108/A/18/list.do',
      '시험 탄소중립설비 지원사업 공고',
      'https://www.keco.or.kr/web/lay1/bbs/S1T17C108/A/18/view.do?article_seq=99802',
    ],
    [
      'keiti',
      'https://www.keiti.re.kr/site/keiti/ex/board/List.do?cbIdx=277',
      '시험 환경표지 대상제품 개정 안내',
      'https://www.keiti.re.kr/site/keiti/ex/board/View.do?cbIdx=277&bcIdx=41902',
    ],
    [
      'mss',
      'https://www.mss.go.kr/site/smba/ex/bbs/List.do?cbIdx=86',
      '시험 납품대금 점검',
      'https://www.mss.go.kr/site/smba/ex/bbs/View.do?cbIdx=86&bcIdx=1060012',
    ],
  ])('%s, with more than one row', (name, base, title, url) => {
    const { rows, skipped } = listOf(name, base)
    expect(rows[0]).toMatchObject({ title, url, published: { day: '2026-09-22' } })
    expect(rows[1]).toMatchObject({ published: { day: '2026-09-21' } })
    expect([rows.length, skipped]).toEqual([2, 0])
  })
})

test('a ministry that stands among departments is told apart from them; a row of a department has that of its source', () => {
  const { rows } = listOf('opm', 'https://www.opm.go.kr/opm/news/press-release.do')
  expect(rows.map(({ ministry }) => ministry)).toEqual(['국가기후위기대응위원회', undefined])
})

test.each([
  ["selectGongsi('446')", 'searchGuide.do', '446'],
  ["selectGongsi2('436')", 'searchGuide02.do', '436'],
])('the guide and the notes of DART open by %s, and each has the address of its own list', (script, path, id) => {
  const base = `https://dart.fss.or.kr/info/${path}`
  const page = aFixture('dart.html').replace("selectBodo('28363')", script)
  expect(parseBoard(parseMarkup(page), named('dart').list, base).rows).toMatchObject([{ url: `${base}?seqno=${id}` }])
})

test('a link of script whose id has two parts gives both, and a list’s own address may stand in the link', () => {
  const page = parseMarkup(
    `<ul><li onclick="go('7','41')"><b>시험 발표</b></li><li onclick="other()"><b>아님</b></li></ul>`,
  )
  const list = {
    row: 'li',
    title: 'b',
    link: '@onclick',
    linkId: "go\\('(\\d+)','(\\d+)'",
    linkTo: '{list}/{id}/{id2}?{other}',
    date: 'td',
  }
  expect(parseBoard(page, list, 'https://board.example/list?page=2')).toMatchObject({
    rows: [{ title: '시험 발표', url: 'https://board.example/list/7/41?{other}' }],
    skipped: 1,
  })
})

test('what is pinned above a list is one release with the row it repeats', () => {
  const { rows } = listOf('ciboard', 'https://board.example/board/news')
  expect(rows.map(({ title }) => title)).toEqual([
    '시험 게시판 이용 안내',
    '시험 광물 재활용 지원 "확대"',
    '시험 산업 안전 지침 공표',
  ])
  expect(rows.map(({ url }) => url)).toEqual([
    'https://board.example/post/9',
    'https://board.example/post/12?page=1',
    'https://board.example/post/11',
  ])
})

test('a time alone is today, and nothing where today is not known', () => {
  const publishedOn = (today?: string) => listOf('ciboard', 'https://board.example/', today).rows[1]?.published
  expect(publishedOn('2026-02-03')).toEqual({ day: '2026-02-03', at: Date.parse('2026-02-03T10:21:00+09:00') })
  expect(publishedOn()).toBeUndefined()
})

test('a list of 정책브리핑 keeps ministry and lead, without search words in the address, nor a lead that only names an attachment', () => {
  expect(listOf('korea', 'https://www.korea.kr/briefing/pressReleaseList.do').rows).toMatchObject([
    {
      title: '시험림 관리 토론회 개최(9.8.화)',
      url: 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000003',
      text: '- 세 번째 토론회 - 시험청은 토론회를 열었다.',
      ministry: '산림청',
      published: { day: '2026-09-08' },
    },
    { url: 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000004', text: '', ministry: '국토교통부' },
  ])
})

test('a curated page says whose release it is, of which day, and where the original stands', () => {
  expect(pageOf('ciboard')).toMatchObject({
    title: '시험 광물 재활용 지원 "확대"',
    text: '시험기관은 소재?부품 산업을 지원한다.\n둘째 문단이다.',
    ministry: '산업통상자원부',
    published: { day: '2023-12-15' },
    alsoAt: ['https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000002'],
  })
})

test.each([
  '(산업부, 2023.12.15)',
  '(산업부, 환경부, 2023.12.15)',
  '（산업부， 2023.12.15）',
  '(산업부 2023.12.15)',
  '(산업부, ’23.12.15)',
  '(산업부, 2023. 12. 15.(금))',
  '(산업부, 2023.12.15)?',
])('an attribution may be written %s', (attribution) => {
  const page = parseMarkup(`<div><p>본문이다. (2023.12.15 기준)</p><p>${attribution}</p></div>`)
  expect(parseMarkedPage(page, { text: 'div', attribution: true })).toMatchObject({
    text: '본문이다. (2023.12.15 기준)',
    ministry: '산업부',
    published: { day: '2023-12-15' },
  })
})

test('without attribution it has the ministry in charge and no date: the one shown has no year', () => {
  const { page } = named('ciboard')
  const plain = aFixture('ciboard-page.html').replace(/<p>\(산업.*?<\/p><p>http.*?<\/p>/s, '')
  const read = typeof page === 'object' && parseMarkedPage(parseMarkup(plain), page)
  expect(read).toMatchObject({ ministry: '산업통상부', alsoAt: [] })
  expect(read ? read.published : read).toBeUndefined()
})

test.each([
  ['kboard', '협약을 맺었다.'],
  ['ftc', '시험위원회는 시행령을 고친다.\n의견을 받는다.'],
  ['fss', '□ 길잡이를 냈다.\n자세한 내용은 첨부파일을 참고하시기 바랍니다.'],
  ['moel', '점검 결과를 알린다.\n감독을 늘린다.'],
])('a page of %s gives its text', (name, text) => {
  expect(pageOf(name)).toMatchObject({ text })
})

test('files attached to a page are named', () => {
  const url = 'https://board.example/fss/cmmn/file/fileDown.do?atchFileId=a1&fileSn=2'
  expect(pageOf('fss')).toMatchObject({ attachments: [{ name: '시험 길잡이.pdf', url }] })
})

test('a page without the text it should have is none', () => {
  expect(
    parseMarkedPage(parseMarkup('<html><body>로그인이 필요합니다</body></html>'), {
      text: '#post-content',
      attribution: true,
    }),
  ).toBeUndefined()
})

test('a post that lists a hundred addresses has ten of them, and script is none', () => {
  const listed = Array.from(
    { length: 100 },
    (_, id) => `<p>https://www.korea.kr/briefing/pressReleaseView.do?newsId=${id + 1}</p>`,
  )
  const script = '<a href="javascript:go(\'?newsId=1\')">원문</a>'
  const read = (body: string) => parseMarkedPage(parseMarkup(`<div>${body}</div>`), { text: 'div', attribution: true })
  expect(read(listed.join(''))?.alsoAt).toHaveLength(10)
  expect(read(script)?.alsoAt).toEqual([])
})

describe('dates and titles that say less than others', () => {
  const rows = (...cells: string[]) =>
    parseMarkup(
      `<table>${cells.map((cell, at) => `<tr><td><a href="/${at}" title="발표 ${at}호의 긴 제목 새창열림">발표 ${at}호…</a></td>${cell}</tr>`).join('')}</table>`,
    )
  const list = { row: 'tr', title: 'a@title', link: 'a@href', date: '.day, .month, td' }
  const daysOf = (page: ReturnType<typeof rows>, today?: string) =>
    parseBoard(page, list, 'https://board.example/list', today).rows.map(({ published }) => published?.day)

  test('a day without a year needs to know today; a whole date in the row counts before it', () => {
    const page = () => rows('<td>11-26</td>', '<td>11-20</td><td>2025-03-02</td>', '<td>14:05</td>')
    expect(daysOf(page(), '2026-11-27')).toEqual(['2026-11-26', '2025-03-02', '2026-11-27'])
    expect(daysOf(page())).toEqual([undefined, '2025-03-02', undefined])
  })

  test('a day and a month in two elements are one date', () => {
    expect(daysOf(rows('<td><em class="day">27</em><span class="month">2026.11</span></td>'))).toEqual(['2026-11-27'])
  })

  test('a title from an attribute does not say that it opens a window', () => {
    const { rows: read } = parseBoard(rows('<td>2026-11-27</td>'), list, 'https://board.example/list')
    expect(read.map(({ title }) => title)).toEqual(['발표 0호의 긴 제목'])
  })
})
