import { expect, test } from 'vitest'
import type { ReleaseKind } from '../../../functions/releases/release-kind.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'

const QUERIES = [
  '수소',
  '수소 (종류:입법예고)',
  '수소 (종류:법령 종류:고시)',
  '(종류:입법예고)',
  '수소 (종류:보도자료)',
]
const matcher = compileMatcher(QUERIES.flatMap((text) => parseQueries(text).queries))

const found = (title: string, kind?: ReleaseKind, sourceName = '어느 곳') =>
  matcher({ title, text: '', kind, sourceName }).map(({ query }) => query)

test('a query that names kinds is answered by these alone', () => {
  expect(found('수소 충전소 안전 기준', '입법예고')).toEqual(['수소', '수소 (종류:입법예고)', '(종류:입법예고)'])
  expect(found('수소 충전소 안전 기준', '고시')).toEqual(['수소', '수소 (종류:법령 종류:고시)'])
  expect(found('수소 충전소 안전 기준')).toEqual(['수소', '수소 (종류:보도자료)'])
  expect(found('도로교통법 시행규칙 일부개정령안', '입법예고')).toEqual(['(종류:입법예고)'])
})

test('what was stored before there were kinds is a press release, unless its source says something else', () => {
  expect(found('수소 충전소 안전 기준', undefined, '입법예고(모든 부처)')).toEqual(['수소'])
})

test('a query for a kind says which, and no words', () => {
  const [match] = matcher({ title: '도로교통법 시행규칙', text: '', kind: '입법예고' })
  expect(match).toMatchObject({ query: '(종류:입법예고)', where: 'publisher', words: '입법예고' })
})

const DRAFT = '고압가스 안전관리법 시행령 일부개정령안'

test.each([
  ['a word for a kind beside others is what a release is', '고압가스 입법예고', '입법예고', true],
  ['also before the others', '입법예고 고압가스', '입법예고', true],
  ['a draft of a rule is no draft of a law', '고압가스 입법예고', '행정예고', false],
  ['of the kind, but about something else', '도시가스 행정예고', '행정예고', false],
  ['what is required besides must stand there', '고압가스 입법예고 +수소', '입법예고', false],
  ['what is left out must not', '고압가스 입법예고 -시행령', '입법예고', false],
  ['by itself it is a word', '입법예고', '입법예고', false],
  ['in quotes it is a word', '"고압가스 입법예고"', '입법예고', false],
  ['beside a ministry everything of the kind', '입법예고 부처:산업통상부', '입법예고', true],
  ['and not of another ministry', '입법예고 부처:고용노동부', '입법예고', false],
  ['nor without what is required besides', '입법예고 +수소 부처:산업통상부', '입법예고', false],
] satisfies [string, string, ReleaseKind, boolean][])('%s: %s', (_, text, kind, isFound) => {
  const matches = compileMatcher(parseQueries(text).queries)({ title: DRAFT, text: '', kind, ministry: '산업통상부' })
  expect(matches.map(({ query }) => query)).toEqual(isFound ? [text] : [])
})

test('a release that says its kind and is of it matches once', () => {
  const matches = compileMatcher(parseQueries('고압가스 입법예고, 수소').queries)
  expect(matches({ title: '고압가스 수소 입법예고', text: '', kind: '입법예고' })).toHaveLength(2)
  expect(matches({ title: '고압가스 안전 강화, 시행령 입법예고', text: '' })).toHaveLength(1)
})
