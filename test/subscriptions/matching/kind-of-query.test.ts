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
