import { expect, test } from 'vitest'
import { understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'
import { understandForm } from '../../../../functions/subscriptions/query/understanding/understand-form.ts'

const texts = (queries: { text: string }[]) => queries.map(({ text }) => text)

test.each([
  ['수소 종류:입법예고', ['수소 (종류:입법예고)']],
  ['종류:입법예고 수소', ['수소 (종류:입법예고)']],
  ['수소 종류:입법예고 안전', ['수소 안전 (종류:입법예고)']],
  ['종류:입법예고', ['(종류:입법예고)']],
  ['수소 종류 : 예고', ['수소 (종류:입법예고 종류:행정예고 종류:국회입법예고)']],
  ['수소 종류:국회 입법예고', ['수소 (종류:국회입법예고)']],
  ['수소 종류:"국회 입법예고"', ['수소 (종류:국회입법예고)']],
  ['종류:국회 수소', ['수소 (종류:국회입법예고)']],
  ['종류: 법령, 고시 수소', ['수소 (종류:법령 종류:고시)']],
  ['수소 종류：입법예고/행정예고', ['수소 (종류:입법예고 종류:행정예고)']],
  ['탄소중립, 수소 종류:법령', ['탄소중립', '수소 (종류:법령)']],
  ['수소 종류:법령, 탄소중립', ['수소 (종류:법령)', '탄소중립']],
  ['제목:수소 환경부 종류:공고', ['제목:수소 부처:기후에너지환경부 (종류:공고)']],
  ['수소 관련 소식 종류:보도자료', ['수소 (종류:보도자료)']],
  ['"전기 안전" 종류:고시', ['"전기 안전" (종류:고시)']],
  ['수소 -자동차 종류:고시', ['수소 -자동차 (종류:고시)']],
  ['수소 종류:고시, 자동차 제외', ['수소 -자동차 (종류:고시)']],
])('%s asks for %j', (typed, queries) => {
  const understood = understand(typed)
  expect({ queries: texts(understood.queries), refused: understood.refused }).toEqual({ queries, refused: [] })
  // What is listed and typed again is the same.
  expect(texts(understand(queries.join(', ')).queries)).toEqual(queries)
})

test.each([
  ['수소 종류:의안', 'unknown kind', [['수소']]],
  ['종류:뭐든지', 'unknown kind', []],
  ['수소 종류:', 'empty label', [['수소']]],
  ['수소 -종류:입법예고', 'excludes condition', [['수소']]],
  ['-종류:입법예고', 'excludes condition', []],
])('%s is refused: %s, and the rest of it offered', (typed, why, offers) => {
  const understood = understand(typed)
  expect(understood.queries).toEqual([])
  expect(understood.refused.map((one) => one.why)).toEqual([why])
  expect(understood.offers.map(texts)).toEqual(offers)
})

test('kinds hold for each reading of an item, and beside what a form chooses', () => {
  const { offers } = understand('중대재해처벌법 산업재해 종류:법령')
  for (const { text } of offers.flat()) expect(text).toMatch(/ \(종류:법령\)$/)
  expect(texts(understandForm('수소 종류:법령', { ministries: ['환경부'], inTitle: true }).queries)).toEqual([
    '제목:수소 부처:환경부 (종류:법령)',
  ])
})

test('a standing query that holds the words is left as it is', () => {
  expect(texts(understand('수소 종류:입법예고', ['수소 종류:입법예고']).queries)).toEqual(['수소 종류:입법예고'])
})
