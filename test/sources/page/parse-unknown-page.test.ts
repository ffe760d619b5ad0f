import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { parseUnknownPage } from '../../../functions/sources/page/parse-unknown-page.ts'
import { cpuTime } from '../../support/cpu-time.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/pages/${name}.html`, import.meta.url), 'utf8')
const read = (html: string, title: string) =>
  parseUnknownPage(parseMarkup(html), title, 'https://press.example/news/view.do')

const TABLE = `시험부는 22일 시험 광물을 재활용하는 산업을 키우는 방안을 발표했다.
□ 2030년까지 재활용률을 20%로 높이고, 실증 단지를 두 곳에 짓는다.
ㅇ 기업의 시설 투자에는 융자를 지원한다.
□ 시험부 장관은 “재활용이 공급망의 한 축이 되도록 하겠다”고 말했다.
구분 2026년 2030년
재활용률 7% 20%`
const BOARD = `시험안전처는 9월 한 달 동안 120개 사업장을 점검했다.
- 추락 위험을 방치한 35개 사업장에는 과태료를 부과했다.
* 점검 대상은 상시근로자 50명 미만인 곳이다.
시험안전처는 겨울철을 앞두고 점검을 이어간다고 밝혔다. 신고 누리집에서 위험을 알릴 수 있다.
붙임 점검 결과 1부. 끝.`
const OLD = `시험청은 21일 8월 수출이 한 해 전보다 12% 늘었다고 밝혔다.
품목별로는 반도체 시험기가 30% 늘어 가장 많이 올랐다.
수입은 3% 줄었다.`
const ARTICLE = `The Test Authority today set out the rules under which companies report on their supply chains.
Companies with more than 1,000 employees report from 2028. “The rules are simpler,” the chair said.
Next steps
The rules are sent to the Commission, which has three months to adopt them.`

const PAGES = [
  ['table', '시험 광물 재활용 산업 육성 방안 발표', TABLE],
  ['board', '[보도참고] 시험 사업장 안전 점검 결과', BOARD],
  ['old', '시험 수출 통계, 여덟 달 이어 늘어', OLD],
  ['article', 'Authority sets out test rules', ARTICLE],
] as const

describe('of a page without described markup the text is read, and nothing that stands around it', () => {
  test.each(PAGES)('%s', (name, title, text) => {
    expect(read(fixture(name), title)?.text).toBe(text)
  })

  const CHROME =
    /만족|공공누리|이전글|다음글|조회|담당부서|copyright|바로가기|누리집입니다|처리방침|hwpx?|구독자|\d{3}-\d{4}/i
  test.each(PAGES.slice(0, 3))('%s, even where no element says what it is', (name, title, text) => {
    const bare = fixture(name).replace(/ (?:class|id|role)="[^"]*"/g, '')
    const found = read(bare, title)?.text
    expect(found).toContain(text)
    expect(found).not.toMatch(CHROME)
  })
})

test('files are named without their size, and with an address where they have one', () => {
  expect(read(fixture('board'), '시험 사업장 안전 점검 결과')?.attachments).toEqual([
    {
      name: '9.23 안전 점검 결과(시험감독과).hwpx',
      url: 'https://press.example/common/downloadFile.do?file_seq=1',
    },
    { name: '9.23 안전 점검 결과(시험감독과).pdf' },
  ])
})

test('a page that only attaches files has no text', () => {
  expect(read(fixture('attachments'), '2026년 시험 세수 전망')).toMatchObject({
    text: '',
    attachments: [{ name: '보도자료(2026년 시험 세수 전망).hwpx' }, { name: '보도자료(2026년 시험 세수 전망).pdf' }],
  })
})

test('a page made by script is described by what it tells other sites, unless that is the same of the whole site', () => {
  expect(read(fixture('script'), '시험 해운 지원 대책')?.text).toBe(
    '시험해양부는 해운 기업의 선박 교체를 돕는 지원 대책을 23일 발표했다.',
  )
  const ofTheSite = fixture('script').replace('og:title" content="시험 해운 지원 대책', 'og:title" content="시험해양부')
  expect(read(ofTheSite, '시험 해운 지원 대책')?.text ?? '').toBe('')
})

describe('a page that is not the one of the release adds nothing', () => {
  const links = '<ul><li><a href="/1">시험 해운 지원 대책 발표</a></li></ul>'
  test.each([
    [
      'an error',
      '<html><body><p>비정상적인 접근이 감지되어 접속이 제한되었습니다. 관리자에게 문의해 주세요.</p></body></html>',
    ],
    ['a login', '<html><body><form><p>로그인이 필요한 서비스입니다. 아이디를 입력해 주세요.</p></form></body></html>'],
    [
      'the front page',
      `<html><body><h2>새 소식</h2>${links}<p>시험해양부는 바다의 가치를 높이고 국민과 함께합니다.</p></body></html>`,
    ],
    ['no page at all', '%PDF-1.7 \u0000\u0001'],
    ['tags without end', `<p>시험 해운 지원 대책 발표</p>${'<div>'.repeat(5000)}`],
  ])('%s', (_, html) => {
    expect(read(html, '시험 해운 지원 대책 발표')).toBeUndefined()
  })
})

test('a part that holds the text is not removed, whatever it is called', () => {
  const menu = `<ul>${'<li><a href="/m">알림마당 보도자료 목록으로 가기</a></li>'.repeat(40)}</ul>`
  const page = `<html><body>${menu}<div class="view_file_comment" id="printArea"><h3>시험 정책 설명 자료</h3><p>시험부는 정책을 짧게 설명했다.</p></div></body></html>`
  expect(read(page, '시험 정책 설명 자료')?.text).toBe('시험부는 정책을 짧게 설명했다.')
})

test('a text in many blocks alike is read whole', () => {
  const long = '시험부는 긴 문단에서 정책의 배경과 내용을 하나하나 설명했다. '.repeat(20)
  const page = `<html><body><h3>시험 정책 설명 자료</h3><div class="cont"><div>시험부는 첫 문단을 썼다.</div><div>${long}</div><div>끝 문단도 시험부가 썼다.</div></div></body></html>`
  expect(read(page, '시험 정책 설명 자료')?.text).toBe(
    `시험부는 첫 문단을 썼다.\n${long.trim()}\n끝 문단도 시험부가 썼다.`,
  )
})

test('four thousand paragraphs in menus within menus are read within two seconds of CPU time', async () => {
  const page = `<h1>시험 해운 지원 대책 발표</h1>${'<div class="menu">'.repeat(490)}${'<p>가나다라 <a>마바</a></p>'.repeat(4_000)}`
  expect(await cpuTime(() => read(page, '시험 해운 지원 대책 발표'))).toBeLessThan(2000)
})

test('a login that names the release has none of its text', () => {
  const page = `<h1>로그인</h1><p>시험 광물 재활용 방안 발표 자료를 보려면 로그인이 필요합니다. 회원이 아니신 분은 가입해 주세요.</p>`
  expect(read(page, '시험 광물 재활용 방안 발표')?.text).toBe('')
})
