import { describe, expect, test } from 'vitest'
import { isPassing, partsOfText, weightOf } from '../../../functions/subscriptions/matching/aboutness.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'

const digest = [
  '산업통상부는 3.4.(화) 제3차 수소 간담회를 열었다.',
  '- 이번 간담회에는 업계가 참석하였음.',
  '- 참석자들은 탄소중립 기술이 필요하다고 말했음. 배터리도 다루었음.',
  '- 배터리 재활용을 앞당기기로 함.',
].join('\n\n')
const layout = [
  '- 하도급 대금 연동 확대 -',
  '√ 과징금 상한 30억 원',
  '□ 공정거래위원회는 3월 4일 개정안을 알린다고 밝혔다. 4월부터 시행된다. 희토류는 빠졌다.',
  '○ 원전 기자재 업체의 의견을 들었다.',
].join('\n')

function matchOf(keyword: string, text: string, title = '제목') {
  const [match] = compileMatcher(parseQueries(keyword).queries)({ title, text })
  if (!match) throw new Error(`${keyword} is not in the text`)
  return match
}

describe('a press release names in passing', () => {
  const lead = '장관은 공장을 찾았다.'
  test.each([
    ['what it names once below the lead', '플라스틱', '현장 방문', '- 플라스틱 규제를 알렸음.', true],
    [
      'but not where the title names something related',
      '산업안전',
      '중대재해 줄인다',
      '- 산업안전 규정을 알렸음.',
      false,
    ],
    ['what is related, too, in a list', '산업안전', '중대재해 줄인다', '- 교통, 소방, 산업안전을 다루었음.', true],
    [
      'what stands in a list and once more',
      '수소',
      '현장 방문',
      '- 수소, 원전, 풍력을 다루었음.\n\n- 수소 충전소도 보았음.',
      true,
    ],
    [
      'but not what two sentences are made of',
      '수소',
      '현장 방문',
      '- 수소를 다루었음.\n\n- 수소 충전소도 보았음.',
      false,
    ],
    ['but not what three name', '수소', '현장 방문', '- 수소, 원전을 다룸.\n\n- 수소를 봄.\n\n- 수소를 늘림.', false],
    ['but not for a comma of a number', '수소', '현장 방문', '- 수소에 8,800억 원.\n\n- 수소를 늘림.', false],
    ['but not for 등 in another word', '수소', '현장 방문', '- 수소 등록을 받음.\n\n- 수소를 늘림.', false],
    [
      'but not for a list in another line',
      '수소',
      '현장 방문',
      '- 수소를 봄.\n- 종이, 유리를 봄.\n\n- 수소를 늘림.',
      false,
    ],
  ])('%s: %s', (_, keyword, title, text, passing) => {
    expect(isPassing(matchOf(keyword, `${lead}\n\n${text}`, title))).toBe(passing)
  })

  test('what its lead only lists, not what the lead says', () => {
    expect(isPassing(matchOf('수소', '장관은 수소, 원전, 풍력을 다루었다.'))).toBe(true)
    expect(isPassing(matchOf('수소', '장관은 수소 충전소를 찾았다.'))).toBe(false)
  })

  test('what its title lists is never in passing', () => {
    expect(isPassing(matchOf('수소', '본문이다.', '수소, 원전, 풍력'))).toBe(false)
  })
})

describe('where a release names what was asked for', () => {
  test.each([
    ['수소', digest, 'lead', 1, false],
    ['탄소중립', digest, 'body', 1, true],
    ['배터리', digest, 'body', 2, false],
    ['하도급', layout, 'subtitle', 1, false],
    ['과징금', layout, 'subtitle', 1, false],
    ['개정안', layout, 'lead', 1, false],
    ['희토류', layout, 'body', 1, true],
    ['원전', layout, 'body', 1, true],
  ])('%s', (keyword, text, part, mentions, passing) => {
    const match = matchOf(keyword, text)
    expect(match).toMatchObject({ part, mentions })
    expect(isPassing(match)).toBe(passing)
  })

  test('the title counts before everything', () => {
    const match = matchOf('탄소중립', digest, '탄소중립 기술')
    expect(match).toMatchObject({ part: 'title', mentions: 2 })
    expect(isPassing(match)).toBe(false)
  })

  test('a name and its abbreviation beside it are one mention', () => {
    const match = matchOf('ESG', '첫 문장이다.\n\n- 환경·사회·지배구조(ESG) 경영을 돕는다.')
    expect(match).toMatchObject({ part: 'body', mentions: 1 })
  })

  test('a text in one line has a lead of two sentences', () => {
    const text = '장관은 공장을 찾았다. 수소를 보았다. 배터리는 보지 않았다.'
    expect(matchOf('수소', text).part).toBe('lead')
    expect(matchOf('배터리', text).part).toBe('body')
  })

  test('a date or a number ends no sentence of the lead', () => {
    expect(matchOf('수소', '장관은 3.4.(화) 2.5조 원을 들여 수소를 만든다고 밝혔다.').part).toBe('lead')
  })

  test('several words are where they stand together', () => {
    expect(matchOf('폭염 작업', '폭염이 온다. 작업을 한다.\n\n- 폭염 속 작업을 멈춘다.').part).toBe('body')
  })
})

test('only a press release mentions in passing', () => {
  const match = matchOf('탄소중립', digest)
  expect(isPassing(match, '보도자료')).toBe(true)
  expect(isPassing(match, '입법예고')).toBe(false)
  expect(isPassing(match, '의안')).toBe(false)
})

test('a match stored before matches said whether they are passing is judged as it was', () => {
  expect(isPassing({ part: 'body', mentions: 1 })).toBe(true)
  expect(isPassing({ part: 'body', mentions: 2 })).toBe(false)
  expect(isPassing({ part: 'lead', mentions: 1 })).toBe(false)
})

test('a match stored before matches said where they stand is no passing mention', () => {
  expect(isPassing({})).toBe(false)
})

test('a match weighs by part first, then by mentions and share', () => {
  const inOrder = [
    { part: 'title', mentions: 1, share: 0.01 },
    { part: 'subtitle', mentions: 1, share: 0.01 },
    { part: 'lead', mentions: 1, share: 0.01 },
    { part: 'body', mentions: 3, share: 0.01 },
    { part: 'body', mentions: 1, share: 0.02 },
    { part: 'body', mentions: 1, share: 0.01 },
    {},
  ] as const
  const weights = inOrder.map(weightOf)
  expect(weights).toEqual(weights.toSorted((one, other) => other - one))
  expect(new Set(weights).size).toBe(weights.length)
})

test.each([[''], ['\n\n'], ['제목만 있는 글'], ['가'.repeat(2_000)], ['-\n'.repeat(50)]])(
  '%j has its parts in order',
  (text) => {
    const { subtitlesEnd, leadEnd } = partsOfText(text)
    expect(subtitlesEnd).toBeLessThanOrEqual(leadEnd)
    expect(leadEnd).toBeLessThanOrEqual(text.length)
  },
)
