import { expect, test } from 'vitest'
import { compileMatcher, type Matchable } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'

const matchesOf = (query: string, release: Partial<Matchable>) =>
  compileMatcher(parseQueries(query).queries)({ title: '가나다라', text: '마바사아', ...release })

test.each([
  ['부처:환경부', '기후에너지환경부', true],
  ['부처:기후에너지환경부', '환경부', true],
  ['부처:공정위', '공정거래위원회', true],
  ['부처:국가기후위기대응위원회', '2050 탄소중립녹색성장위원회', true],
  ['부처:환경부', '고용노동부', false],
  ['부처:환경부', undefined, false],
  ['부처:환경부 부처:고용부', '고용노동부', true],
])('%s and a release of %s: %s', (query, ministry, matches) => {
  expect(matchesOf(query, { ministry }).length > 0).toBe(matches)
})

test('the reason names the publisher, and no place in the text', () => {
  const [match] = matchesOf('부처:환경부', { ministry: '기후에너지환경부' })
  expect(match).toMatchObject({ query: '부처:환경부', words: '기후에너지환경부', where: 'publisher' })
  expect(match?.at).toBeUndefined()
})

test('a copy that another ministry published counts as well', () => {
  expect(matchesOf('부처:환경부', { ministry: '산업통상부', alsoAt: [{ ministry: '환경부' }] })).toHaveLength(1)
})

test('its - words leave releases out', () => {
  expect(matchesOf('부처:기상청 -날씨', { ministry: '기상청', text: '내일 날씨' })).toEqual([])
  expect(matchesOf('부처:기상청 -날씨', { ministry: '기상청' })).toHaveLength(1)
})

test('beside queries with words each release is matched by both, in the order of the queries', () => {
  const found = matchesOf('폐기물, 부처:환경부, 수소', { ministry: '환경부', title: '수소와 폐기물' })
  expect(found.map(({ query }) => query)).toEqual(['폐기물', '부처:환경부', '수소'])
})
