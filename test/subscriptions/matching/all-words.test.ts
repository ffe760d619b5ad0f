import { describe, expect, test } from 'vitest'
import { isPassing } from '../../../functions/subscriptions/matching/aboutness.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'

const OTHER_SENTENCES = Array.from(
  { length: 8 },
  (_, index) => `- ${index + 1}차 회의에서는 지역 축제와 공원을 다루었음.`,
)

function matchOf(query: string, title: string, ...sentences: string[]) {
  return compileMatcher(parseQueries(query).queries)({ title, text: sentences.join('\n\n') })[0]
}

describe('a release about all of the words is found, wherever they stand', () => {
  test.each([
    [
      '폭염 작업',
      '폭염 대비에 나선다',
      ['장관은 현장을 찾았다.', '- 작업을 멈추게 했음.', '- 한낮 작업은 미루기로 함.'],
    ],
    [
      '해상풍력 인허가',
      '해상풍력 속도 낸다',
      ['장관은 발전 단지를 찾았다.', '- 인허가에 여섯 해가 걸림.', '- 인허가 창구를 하나로 함.'],
    ],
    [
      '담합 과징금',
      '아파트 공사 담합 적발',
      [
        '위원회는 세 회사를 적발했다.',
        '- 입찰을 나누어 가졌음.',
        '- 과징금 3억 원을 물림.',
        '- 과징금은 나누어 낼 수 있음.',
      ],
    ],
  ])('%s: %s', (query, title, sentences) => {
    expect(matchOf(query, title, ...sentences)).toMatchObject({ rule: 'near', where: 'title' })
  })

  test('by a kindred word, which by itself is another subject', () => {
    const text = ['장관은 항만을 찾았다.', '- 화물차에 짐을 묶는 법을 알렸음.', '- 낙하사고가 늘었음.']
    expect(matchOf('물류 안전', '화물차 낙하사고 막는다', ...text)).toMatchObject({ where: 'title' })
    expect(matchOf('물류', '화물차 낙하사고 막는다', ...text)).toBeUndefined()
  })

  test('kindred words side by side are enough', () => {
    expect(matchOf('산업안전 점검', '', '감독관이 안전조치 감독을 한다')).toMatchObject({ words: '안전조치 감독' })
  })
})

describe('a release that hardly is about all of the words', () => {
  const title = '해상풍력 현장 방문'
  const asides = [
    '장관은 발전 단지를 찾았다.',
    ...OTHER_SENTENCES,
    '- 풍력 터빈과 송전 설비를 둘러봄.',
    '- 인허가도 살피기로 함.',
  ]

  test('is a passing mention, shown by the word that only passes by', () => {
    const match = matchOf('해상풍력 인허가', title, ...asides)
    expect(match).toMatchObject({ words: '인허가', where: 'body' })
    expect(match && isPassing(match)).toBe(true)
  })

  test('is none the more it names them', () => {
    const text = [...asides, '- 인허가를 앞당기기로 함.', '- 해상풍력 인허가 창구를 둠.', '- 인허가는 여섯 해가 걸림.']
    const match = matchOf('해상풍력 인허가', title, ...text)
    expect(match && isPassing(match)).toBe(false)
  })

  test('and is none with all of them in its title', () => {
    const match = matchOf('지원 대상', '대상 확대해 지원', ...asides, ...OTHER_SENTENCES)
    expect(match && isPassing(match)).toBe(false)
  })
})

test('a scheme is found by what it is a scheme of', () => {
  expect(matchOf('전기차 할당제', '전기차 할당 늘린다', '회사마다 할당한다.')).toMatchObject({ where: 'title' })
})

test('a phrase the thesaurus knows is found like one word, once in the text', () => {
  const match = matchOf(
    '공급망 실사',
    '현장 방문',
    '장관은 공장을 찾았다.',
    ...OTHER_SENTENCES,
    '- 공급망 실사도 다룸.',
  )
  expect(match && isPassing(match)).toBe(true)
})

test('of two releases that name the words alike, the one that is about their subject by its other words is found', () => {
  const named = ['- 해상 운송도 다루었음.', '- 운임도 다루었음.']
  const about = ['선사와 화주가 컨테이너 물동량을 살폈다.', '- 북미 항로의 선박을 늘림.', ...named]
  const other = ['농가와 시장이 채소 값을 살폈다.', '- 배추 농가의 재배를 늘림.', ...named]
  expect(matchOf('해상 운임', '화주 간담회', ...about)).toBeDefined()
  expect(matchOf('해상 운임', '농가 간담회', ...other)).toBeUndefined()
})

describe('a release is not found', () => {
  test.each([
    ['side by side in an aside', '- 해상풍력 인허가도 다루었음.'],
    ['in a list', '- 수소, 해상풍력 인허가, 전력망을 다루었음.'],
  ])('when it names the words once, %s', (_, aside) => {
    const text = ['장관은 공장을 찾았다.', ...OTHER_SENTENCES, aside]
    expect(matchOf('해상풍력 인허가', '현장 방문', ...text)).toBeUndefined()
  })

  test('when it names the words once each, apart', () => {
    const text = ['장관은 공장을 찾았다.', '- 해상풍력도 다루었음.', ...OTHER_SENTENCES, '- 인허가를 앞당기기로 함.']
    expect(matchOf('해상풍력 인허가', '현장 방문', ...text)).toBeUndefined()
  })

  test('when a word in the title says little and the subject comes up at the end', () => {
    const text = ['장관은 기업을 만났다.', ...OTHER_SENTENCES, '- 물류도 살피기로 함.']
    expect(matchOf('물류 지원', '수출 기업 지원', ...text)).toBeUndefined()
  })

  test('when the words stand together in an aside', () => {
    const aside = '- 안전보건 관련 교육도 알림.'
    expect(
      matchOf('안전보건 교육', '신규 물질 공표', '부처는 물질을 알렸다.', ...OTHER_SENTENCES, aside),
    ).toBeUndefined()
    expect(matchOf('안전보건 교육', '신규 물질 공표', aside, ...OTHER_SENTENCES)).toBeDefined()
  })

  test('when a word is excluded only by a kindred word of it', () => {
    expect(matchOf('수소 -산업안전 점검', '수소 충전소', '안전조치 감독을 한다')).toBeDefined()
  })

  test('when the query asks for titles, and one word stands in the text', () => {
    expect(matchOf('제목:폭염 작업', '폭염 대비', '작업을 멈춘다.', '작업을 미룬다.')).toBeUndefined()
  })
})
