import { describe, expect, test } from 'vitest'
import { summarise } from '../../functions/text/summary.ts'

const TITLE = '희소금속 비축 확대 방안 발표'
const RELEASE = `희소금속 비축 확대 방안 발표
- 비축 품목 13종에서 20종으로
□ 자원부(장관 김아무개)는 12.15.(금) 희소금속 비축을 늘리는 방안을 발표하였다. 비축 물량은 지난해보다 1.5배 많은 3만 톤이다.
○ 자원부는 비축기지를 두 곳 더 짓고 기업이 빌려 쓸 수 있는 품목을 늘릴 계획이다.
* 희소금속: 매장량이 적거나 뽑아내기 어려운 금속
※ 자세한 내용은 붙임 자료를 참고하시기 바랍니다.
□ 간담회에 참석한 기업들은 리튬 가격이 오르내려 계획을 세우기 어렵다고 말하였다.
< 비축 품목 >
품목
물량
1,200
□ 자원부 장관은 “비축은 공급이 끊길 때를 대비하는 보험이다. 품목을 꾸준히 늘리겠다.”라고 밝혔다.
붙임 1. 비축 품목표
□ 희소금속 비축 품목표는 자원부 희소금속 비축 방안에 따라 희소금속 비축기지별로 작성하였다.
담당부서 자원과 이아무개 (044-123-4567)
이 보도자료는 공공누리 제1유형에 따라 이용할 수 있습니다.`

describe('the summary of a release', () => {
  const lines = summarise(RELEASE, { title: TITLE }).split('\n')

  test('is two to four sentences taken verbatim, the lead first', () => {
    expect(lines.length).toBeGreaterThanOrEqual(2)
    expect(lines.length).toBeLessThanOrEqual(4)
    for (const line of lines) expect(RELEASE).toContain(line)
    expect(lines[0]).toMatch(/^자원부\(장관 김아무개\)는 12\.15\.\(금\) .*발표하였다\.$/)
  })

  test.each(['붙임', '품목표', '담당부서', '공공누리', '참고하시기', '매장량', '< 비축', '1,200', '□', '○'])(
    'leaves out %s',
    (noise) => {
      expect(lines.join('\n')).not.toContain(noise)
    },
  )
})

test('has a sentence with the keyword when one is given', () => {
  const chatter = Array.from(
    { length: 12 },
    (_, n) => `□ 자원부는 희소금속 비축 방안 ${n}호를 마련하고 비축을 늘린다고 밝혔다.`,
  )
  const text = [...chatter, '□ 한편 게르마늄은 내년에 처음 비축한다.'].join('\n')
  expect(summarise(text)).not.toContain('게르마늄')
  expect(summarise(text, { words: ['게르마늄'] })).toContain('한편 게르마늄은 내년에 처음 비축한다.')
})

test('is at most 400 graphemes, even where one sentence is longer', () => {
  const endless = `${'아주 긴 이야기를 '.repeat(90)}했다.`
  expect([...new Intl.Segmenter('ko').segment(summarise(endless))].length).toBe(400)
  expect(summarise(endless)).toMatch(/…$/)
})

test('takes bullets that state facts in nouns', () => {
  const text =
    '자료청은 10월 물가 동향을 발표하였다.\n- 생활물가지수는 지난해 같은 달보다 2.4% 상승하고 신선식품은 하락\n<붙임> 통계표'
  expect(summarise(text)).toBe(
    '자료청은 10월 물가 동향을 발표하였다.\n생활물가지수는 지난해 같은 달보다 2.4% 상승하고 신선식품은 하락',
  )
})

test.each([
  ['no text', '', undefined],
  ['only its title', '수소 안전 설명회 개최', '수소 안전 설명회 개최'],
  [
    'only a pointer to a file',
    '수소 안전 설명회 관련 보도자료 내용입니다. 자세한 내용은 첨부파일을 참고하시기 바랍니다.',
    '수소 안전 설명회',
  ],
  ['only people to call', '담당부서: 수소과 (044-123-4567)', undefined],
])('is empty when there is %s', (_, text, title) => {
  expect(summarise(text, { title })).toBe('')
})

test('joins a line that was broken in the middle of a sentence with the next', () => {
  const text =
    '자원부는 희소금속을 쓰는 작은 기업들이 값을 미리 정해 살 수 있게 돕는\n계약 제도를 내년 봄에 시작한다고 밝혔다.\n비축 품목은 그대로이다.'
  expect(summarise(text).split('\n')[0]).toBe(
    '자원부는 희소금속을 쓰는 작은 기업들이 값을 미리 정해 살 수 있게 돕는 계약 제도를 내년 봄에 시작한다고 밝혔다.',
  )
})

test('leaves out sentences that only announce what follows', () => {
  const text =
    '자원부는 비축 방안을 마련하였다고 밝혔다.\n- 방안의 주요 내용은 다음과 같음.\n- 비축기지를 두 곳 더 짓고 품목을 늘릴 계획임.'
  expect(summarise(text)).toBe(
    '자원부는 비축 방안을 마련하였다고 밝혔다.\n비축기지를 두 곳 더 짓고 품목을 늘릴 계획임.',
  )
})

test('of an English release keeps its sentences whole and drops its notices', () => {
  const text = `The agency adopted rules on carbon border levies covering 1.5 million tonnes. The U.S. and Acme Co. were consulted, e.g. on reports.
For more information, see the attached file.
Contact: press@example.org`
  expect(summarise(text)).toBe(
    'The agency adopted rules on carbon border levies covering 1.5 million tonnes.\nThe U.S. and Acme Co. were consulted, e.g. on reports.',
  )
})
