import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindsNamed, NAMED_KINDS } from '../../../functions/subscriptions/query/named-kind.ts'
import { parseQueries, queryId } from '../../../functions/subscriptions/query/query.ts'
import { readConditions } from '../../../functions/subscriptions/query/query-conditions.ts'

const kindsIn = (text: string) => readConditions(text)?.kinds

test.each([
  ['수소 (종류:입법예고)', '수소 (종류:입법예고)', ['입법예고']],
  ['(종류:고시 종류:법령) 부처:환경부', '부처:환경부 (종류:법령 종류:고시)', ['법령', '고시']],
  ['수소 (종류:국회) -자동차', '수소 -자동차 (종류:국회입법예고)', ['국회 입법예고']],
  ['(종류:입법예고)', '(종류:입법예고)', ['입법예고']],
  [
    '수소 (종류:예고)',
    '수소 (종류:입법예고 종류:행정예고 종류:국회입법예고)',
    ['입법예고', '행정예고', '국회 입법예고'],
  ],
])('%s is %s', (typed, text, kinds) => {
  expect(parseQueries(typed)).toEqual({ queries: [{ text, id: queryId(text) }], refused: [] })
  expect(kindsIn(text)).toEqual(kinds)
})

test.each([
  '"수소 (종류:입법예고)"',
  '"수소 (종류:입법예고) -자동차"',
  '수소 (종류:없음)',
  '수소 종류:입법예고',
  '수소 (종류:입법예고) 안전',
])('%s names no kind', (typed) => {
  const [query] = parseQueries(typed).queries
  expect(kindsIn(query?.text ?? '')).toEqual([])
})

test('every text that the grammar printed before there were kinds is the same text with the same id, and the same words', () => {
  const end = fc.constantFrom('수소', '종류:입법예고', '종류:법령', '안전', 'ESG', 'A)종류:고시', '보조금')
  const inside = fc.constantFrom('(종류:입법예고)', '종류:고시)', '(종류:법령', '안전', '[종류:공고]', '· ', '+', '-')
  const term = fc
    .tuple(end, fc.array(inside, { maxLength: 3 }), end)
    .map((words) => words.flat().join(' ').replace(/\s+/g, ' '))
    .filter((text) => !/\s[+-]\S/u.test(text))
  const signed = (sign: string) =>
    fc.array(term, { maxLength: 2 }).map((terms) => [...new Set(terms)].sort().map((one) => `${sign}${one}`))
  const ministries = fc
    .array(fc.constantFrom('환경부', '(종류:입법예고)', '종류:법령'), { maxLength: 2 })
    .map((names) => [...new Set(names)].sort().map((name) => `부처:${name}`))
  const printed = fc
    .tuple(fc.boolean(), term, signed('+'), signed('-'), ministries)
    .map(([inTitle, first, ...others]) => `${inTitle ? '제목:' : ''}${[first, ...others.flat()].join(' ')}`)
    .filter((text) => text.length <= 60)
  fc.assert(
    fc.property(printed, (text) => {
      expect(parseQueries(text)).toEqual({ queries: [{ text, id: queryId(text) }], refused: [] })
      expect(kindsIn(text)).toEqual([])
    }),
    { numRuns: 2_000, seed: 3 },
  )
})

test('each kind that can be asked for is named by itself', () => {
  expect(NAMED_KINDS.map((kind) => kindsNamed(kind))).toEqual(NAMED_KINDS.map((kind) => [kind]))
  expect(['의안', '해외', '없음', ''].map(kindsNamed)).toEqual([undefined, undefined, undefined, undefined])
})
