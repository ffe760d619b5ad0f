import { describe, expect, test } from 'vitest'
import { summarise } from '../../functions/text/summary.ts'
import { cpuTime } from '../support/cpu-time.ts'

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

  test('is two to four sentences taken verbatim but for the name of a head, the lead first', () => {
    expect(lines.length).toBeGreaterThanOrEqual(2)
    expect(lines.length).toBeLessThanOrEqual(4)
    for (const line of lines) expect(RELEASE.replace('(장관 김아무개)', '')).toContain(line)
    expect(lines[0]).toMatch(/^자원부는 12\.15\.\(금\) .*발표하였다\.$/)
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
  expect([...new Intl.Segmenter('ko').segment(summarise(endless))].length).toBeLessThanOrEqual(400)
  expect(summarise(endless)).toMatch(/(?: 이야기를| 긴| 아주)…$/)
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

const LEAD = '자원부(장관 김아무개)는 11월 26일 비축 방안을 발표하였다.'
const LEAD_AS_READ = '자원부는 11월 26일 비축 방안을 발표하였다.'
const BACKGROUND = Array.from(
  { length: 8 },
  (_, n) =>
    `□ 그간 자원부의 비축 방안은 ${'가나다라마바사아'[n]} 지역에서 비축 방안을 발표하고 비축을 늘리는 방안으로 이어져 왔다.`,
).join('\n')

describe('what a reader would miss is said before background', () => {
  test.each([
    ['a deadline', '□ 참여할 기업은 12월 18일까지 신청서를 내면 된다.', '12월 18일까지'],
    ['an effective day', '□ 기준은 내년 3월 1일부터 시행된다.', '3월 1일부터 시행'],
    ['an effective day in a note', '※ 시행령 다음주(7.28일, 잠정) 공포·시행 예정', '7.28일, 잠정'],
    [
      'a deadline beside where to read more',
      '□ 자세한 내용은 누리집에서 볼 수 있으며 신청은 2월 25일까지이다.',
      '2월 25일까지',
    ],
    ['a deadline in a row without a bullet', '신청기간 2026. 12. 1. ~ 2026. 12. 18.', '12. 18.'],
    ['an amount', '□ 지원금은 기업당 최대 3억 원이다.', '3억 원'],
    ['a short fact with a share', '[2] 신고서류 간소화 : 제출자료 90% 감소', '90% 감소'],
  ])('%s', (_, line, fact) => {
    expect(summarise(`${LEAD}\n${BACKGROUND}\n${line}\n${BACKGROUND.replaceAll('그간', '그동안')}`)).toContain(fact)
  })

  test('a subtitle with the change, after the lead', () => {
    const text = `[1] 공모 범위 확대 : [기존] 10억원 미만 → [개선] 30억원 미만\n√ 비축 방안 발표와 설명\n${LEAD}\n${BACKGROUND}`
    const lines = summarise(text).split('\n')
    expect(lines.slice(0, 2)).toEqual([LEAD_AS_READ, '공모 범위 확대 : [기존] 10억원 미만 → [개선] 30억원 미만'])
    expect(lines.join()).not.toContain('발표와 설명')
  })

  test('who announces it, where the text begins with how things were', () => {
    const text = `최근 세계 경제는 어느 때보다 불확실성이 큰 상황이다.\n${LEAD}\n${BACKGROUND}`
    expect(summarise(text).split('\n')[0]).toBe(LEAD_AS_READ)
  })
})

test('a headline written as a sentence is not taken for the lead', () => {
  const text = `성장펀드가 뒷받침합니다.\n√ 펀드 1,500억원 조성\n${LEAD}\n${BACKGROUND}`
  expect(summarise(text).split('\n').slice(0, 2)).toEqual([LEAD_AS_READ, '펀드 1,500억원 조성'])
})

describe('where facts compete for the four lines', () => {
  const NEWS = [
    '과징금 12억 원을 부과하였다.',
    '자원부는 업체 27곳에 시정명령을 내렸다.',
    '대금 5억 원은 모두 지급되었다.',
  ]

  test('a line holds two sentences that stand beside each other, and there are never more than four', () => {
    const text = `${LEAD}
비축 한도는 기업당 최대 3억 원이다. 신청은 12월 18일까지 누리집에서 하면 된다.
품목은 13종에서 20종으로 늘어난다.
기준은 내년 3월 1일부터 시행된다.`
    const lines = summarise(text).split('\n')
    expect(lines).toContain('비축 한도는 기업당 최대 3억 원이다. 신청은 12월 18일까지 누리집에서 하면 된다.')
    expect(lines).toHaveLength(4)
    for (const line of lines) expect(text.replace(LEAD, LEAD_AS_READ)).toContain(line)
  })

  test('two points below each other share a line', () => {
    const text = `${LEAD}\n- 비축 한도 기업당 최대 3억 원\n- 대상은 상시근로자 50명 미만 기업\n- 비축 품목 13종에서 20종으로\n- 신청은 12월 18일까지`
    const lines = summarise(text).split('\n')
    expect(lines).toHaveLength(4)
    for (const fact of ['3억 원', '50명 미만', '20종', '12월 18일']) expect(lines.join()).toContain(fact)
    expect(lines.join()).toContain(' / ')
  })

  test.each([
    ['what the law threatens', '이를 어기면 3년 이하의 징역이나 3천만 원 이하의 벌금을 받는다.'],
    ['what a scheme is', '비축제도는 금속 20종을 미리 사 두고 값이 오르면 300개 기업에 나누어 파는 제도이다.'],
    [
      'what somebody thinks',
      '자원부 장관은 "위험한 곳에는 기계가 먼저 들어가야 한다."며, "업체 300곳의 목소리를 듣겠다."고 말했다.',
    ],
    ['what was before', '최근 5년 동안 자원부가 찾아낸 위반은 모두 4,935건이다.'],
  ])('%s gives way', (_, background) => {
    const summary = summarise(`${LEAD}\n${background}\n${NEWS.join('\n')}`)
    expect(summary).not.toContain(background)
    expect(summary).toContain('12억')
  })

  test('the opening of a formal notice gives way to its points, and stays where there are few', () => {
    const opening = '자원부는 비축 지원사업을 다음과 같이 공고합니다.'
    const points = [
      '지원대상 : 상시근로자 50인 미만 기업',
      '지원내용 : 기업당 최대 3억 원',
      '신청기간 : 2026. 12. 28. ~ 2027. 1. 22.',
    ]
    const text = `${opening}\n□ 사업목적 : 작은 기업이 희소금속을 값이 오르기 전에 사 둘 수 있게 도움\n□ ${points.join('\n□ ')}`
    expect(summarise(text)).not.toContain(opening)
    for (const point of points) expect(summarise(text)).toContain(point)
    expect(summarise(`${opening}\n□ ${points[0]}`)).toContain(opening)
  })

  test('a sentence that greets the reader is not the lead', () => {
    const text = `비축을 준비하는 기업 여러분, 자원부가 도와드립니다.\n${LEAD}\n${NEWS.join('\n')}`
    expect(summarise(text).split('\n')[0]).toBe(LEAD_AS_READ)
  })

  test('a list with marks between its parts is said before what stands around it', () => {
    const list = '점검 사항은 △갈탄 사용과 질식 예방 △비계의 설치 상태이다.'
    expect(
      summarise(`${LEAD}\n${BACKGROUND}\n자원부는 점검을 한다.\n${list}\n${BACKGROUND.replaceAll('그간', '그동안')}`),
    ).toContain(list)
  })

  test.each(['◈', '▸', '❖'])('a subtitle marked %s is read as one', (mark) => {
    const text = `${mark} 폐수를 버린 업체 31곳에 과징금 12억 원\n${LEAD}\n${BACKGROUND}`
    expect(summarise(text).split('\n')[1]).toBe('폐수를 버린 업체 31곳에 과징금 12억 원')
  })

  test('a company whose name begins with ㈜ keeps it', () => {
    expect(summarise(`${LEAD}\n㈜가나모터스는 과징금 12억 원을 낸다.`)).toContain('㈜가나모터스는 과징금')
  })
})

test('footnote stars and numbers are taken from their words, and numbers in brackets are not', () => {
  expect(summarise('자원부는 협업*하는 경주마1), 가두리2) 사건을 조사(총 12)하여 21건**을 통보하였다.')).toBe(
    '자원부는 협업하는 경주마, 가두리 사건을 조사(총 12)하여 21건을 통보하였다.',
  )
})

test.each([
  ['the box of people at the end', '담당부서\n자원과\n책임자\n과장\n이아무개\n(044-123-4567)'],
  ['the people on one line', '문 의: 자원과 이아무개(044-123-4567)'],
])('an annex behind %s is left out', (_, box) => {
  const text = `${LEAD}\n자원부는 비축기지를 두 곳 더 짓는다.\n${box}\n세계 경제는 3.0% 성장할 전망이다.`
  expect(summarise(text)).toBe(`${LEAD_AS_READ}\n자원부는 비축기지를 두 곳 더 짓는다.`)
})

test('people named in the head of a release end nothing', () => {
  const text = `담당부서\n자원과\n책임자\n과장\n이아무개\n(044-123-4567)\n${LEAD}\n자원부는 비축기지를 두 곳 더 짓는다.\n비축은 내년에 시작한다.`
  expect(summarise(text)).toContain('내년에 시작한다')
})

test.each(['[참고] ', '<참고> ', '(참고자료) ', '[붙임] ', '참고) ', '[참고 1] '])(
  'a text that begins with %s and says something is no annex',
  (mark) => {
    const said = '시험부는 배출권 할당 계획을 확정했다.'
    expect(summarise(`${mark}${said}`)).toBe(said)
    expect(summarise(`시험부는 27일 지원 대상을 넓힌다고 밝혔다.\n${mark}${said}`)).not.toContain(said)
  },
)

test('one line with numbers to call does not empty a summary', () => {
  expect(summarise('자원부는 상담 창구(1588-1234)를 20곳 연다.')).toBe('자원부는 상담 창구(1588-1234)를 20곳 연다.')
})

test('a single sentence that is too long is cut after a clause', () => {
  const clause = '자원부는 희소금속 비축을 늘리는 방안을 마련하여 기업의 부담을 덜어 주기로 하였으며,'
  const cut = summarise(`${`${clause} `.repeat(12)}발표하였다.`)
  expect(cut).toMatch(/하였으며,…$/)
  expect(cut.length).toBeLessThanOrEqual(400)
})

test.each([
  ['빈집과 청년 일자리에 기금의 절반 이상을 집중한다', '자원부는 11월 26일 기금 운용 기준을 개정하였다.'],
  ['기금의 절반을 빈집에 쓴다\n청년 일자리에도 나머지 절반을 쓴다', '자원부는 11월 26일 기금 운용 기준을 개정하였다.'],
])('a title that ends in a verb without its stop is not the lead: %s', (title, lead) => {
  expect(summarise(`${title}\n${lead}\n${BACKGROUND}`).split('\n')[0]).toBe(lead)
})

test('a text whose sentences have no stops keeps its first', () => {
  const lead = '자원부는 11월 26일 기금 운용 기준을 개정하여 발표한다'
  expect(summarise(`${lead}\n개정한 기준은 내년 1월부터 시행함`).split('\n')[0]).toBe(lead)
})

test('takes no longer than a text is long', async () => {
  for (const piece of [
    '가1)',
    '(',
    '12월 5일부터 ',
    '자원부(장관 가)는 ',
    '□ 가나 ',
    '담당자: 과장 가나다\n본문이다\n',
    '가, ',
  ]) {
    const text = piece.repeat(100_000 / piece.length)
    expect(await cpuTime(() => summarise(text, { title: '가나다라마바사 자차', words: ['가'] }))).toBeLessThan(2_000)
  }
})
