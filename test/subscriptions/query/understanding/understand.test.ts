import { expect, test } from 'vitest'
import { understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'

const textsOf = (typed: string) => understand(typed).queries.map(({ text }) => text)

test('a repair says what was typed, what it became, and the quoted form', () => {
  expect(understand('탄소중립 관련 소식, ESG').repairs).toMatchObject([
    { typed: '탄소중립 관련 소식', became: [{ text: '탄소중립' }], asTyped: { text: '"탄소중립 관련 소식"' } },
  ])
  expect(understand('탄소중립, ESG').repairs).toEqual([])
})

test('of several items only the one that may be meant in several ways is asked about', () => {
  const { queries, questions, offers } = understand('폐기물, 리튬 코발트')
  expect(queries.map(({ text }) => text)).toEqual(['폐기물'])
  expect(questions).toMatchObject([{ typed: '리튬 코발트', readings: [{ length: 2 }, [{ text: '리튬 +코발트' }], {}] }])
  expect(offers.map((reading) => reading.map(({ text }) => text))).toEqual([
    ['폐기물', '리튬', '코발트'],
    ['폐기물', '리튬 +코발트'],
    ['폐기물', '리튬 코발트'],
  ])
})

test('of prose nothing is subscribed, and the known terms in it are offered', () => {
  const prose =
    '당사는 유럽에 제품을 수출하고 있어서 탄소국경조정제도가 시행되면 어떤 영향을 받는지, 그리고 공급망 실사와 관련된 국내 법령이 언제 만들어지는지 계속 지켜보고 있습니다. '.repeat(
      12,
    )
  const { queries, offers, refused } = understand(prose)
  expect(queries).toEqual([])
  expect(refused).toMatchObject([{ why: 'too long' }])
  expect(offers[0]?.map(({ text }) => text)).toEqual(expect.arrayContaining(['탄소국경조정제도', '공급망 실사']))
})

test('each part that may be meant in several ways is a question of its own', () => {
  const { queries, questions } = understand('담합\n리튬 코발트\n탄소중립 - 자동차')
  expect(queries.map(({ text }) => text)).toEqual(['담합'])
  expect(questions.map(({ typed, readings }) => [typed, readings.length])).toEqual([
    ['리튬 코발트', 3],
    ['탄소중립 - 자동차', 3],
  ])
})

test('what is left out of several is asked about, and of one it is not', () => {
  const offersOf = (typed: string) => understand(typed).offers.map((reading) => reading.map(({ text }) => text))
  expect(textsOf('수소, 자동차 제외')).toEqual(['수소 -자동차'])
  expect(offersOf('수소, 암모니아, 자동차 제외')).toEqual([
    ['수소 -자동차', '암모니아 -자동차'],
    ['수소', '암모니아 -자동차'],
  ])
})

test.each(['자동차 제외', '-자동차', '환경부 빼고 전부', 'ESG 빼고 다 알려줘'])(
  'what only leaves something out is refused with that reason: %s',
  (typed) => {
    expect(understand(typed)).toMatchObject({ queries: [], offers: [], refused: [{ why: 'only exclusions' }] })
  },
)

test('of a table only the keywords are read, and the other columns are named', () => {
  const { queries, leftOut } = understand('번호\t키워드\t담당\n1\t메탄\t김대리\n2\t불소\t이과장')
  expect(queries.map(({ text }) => text)).toEqual(['메탄', '불소'])
  expect(leftOut).toEqual(['번호', '담당'])
})

test('an address is left out and named; nothing but one is refused', () => {
  expect(understand('메탄 https://example.com/a,b?c=d')).toMatchObject({
    queries: [{ text: '메탄' }],
    leftOut: ['https://example.com/a,b?c=d'],
  })
  expect(understand('www.example.com')).toMatchObject({ queries: [], refused: [{ why: 'address' }] })
})

test.each([
  '정리해고',
  '부당 정리해고',
  '감사보고서 공시',
  '감사의견 거절',
  '보고의무 위반',
  '받을어음',
  '주시의무',
  '알고리즘 규제',
  '보고기한',
])('a noun that begins like a request is kept: %s', (typed) => {
  expect(understand(typed)).toMatchObject({ queries: [{ text: typed }], offers: [], refused: [] })
})
