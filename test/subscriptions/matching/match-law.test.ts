import { expect, test } from 'vitest'
import { compileMatcher, type Matchable } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'

const matchesOf = (query: string, release: Partial<Matchable>) =>
  compileMatcher(parseQueries(query).queries)({ title: '가나다라법', text: '', ...release })

const SAFETY = '법령:"산업안전보건법"'

test.each<[string, string, Partial<Matchable>, boolean]>([
  ['the law', SAFETY, { title: '산업안전보건법', kind: '법령' }, true],
  ['its decree', SAFETY, { title: '산업안전보건법 시행령', kind: '법령' }, true],
  ['its rule', SAFETY, { title: '산업안전보건법 시행규칙', kind: '법령' }, true],
  ['a rule of another name', SAFETY, { title: '산업안전보건기준에 관한 규칙', kind: '법령' }, true],
  [
    'the law under a new name, by its number',
    SAFETY,
    { title: '일터안전법', kind: '법령', follows: '법령:001766' },
    true,
  ],
  ['a draft of its decree', SAFETY, { title: '산업안전보건법 시행령 일부개정령(안) 입법예고', kind: '입법예고' }, true],
  [
    'a second notice of a draft',
    SAFETY,
    { title: '[재예고] 산업안전보건법 일부개정법률안 재입법예고', kind: '입법예고' },
    true,
  ],
  ['a law of a longer name', SAFETY, { title: '한국산업안전보건공단법', kind: '법령' }, false],
  ['a release that only mentions it', SAFETY, { title: '산업안전보건법 개정 설명회', text: '산업안전보건법' }, false],
  ['a rule about it', SAFETY, { title: '산업안전보건법', kind: '고시' }, false],
  ['a bill of the Assembly', SAFETY, { title: '산업안전보건법 일부개정법률안', kind: '국회 입법예고' }, false],
  ['another number', SAFETY, { title: '다른법', kind: '법령', follows: '법령:001767' }, false],
  ['its decree alone', '법령:"산업안전보건법 시행령"', { title: '산업안전보건법 시행령', kind: '법령' }, true],
  [
    'the law, where its decree is asked for',
    '법령:"산업안전보건법 시행령"',
    { title: '산업안전보건법', kind: '법령' },
    false,
  ],
  [
    'the number, where its decree is asked for',
    '법령:"산안법 시행령"',
    { follows: '법령:001766', kind: '법령' },
    false,
  ],
  ['a former name', '법령:"화학물질관리법"', { title: '유해화학물질 관리법', kind: '법령' }, true],
  ['another dot', '법령:"소음·진동관리법"', { title: '소음ㆍ진동관리법', kind: '법령' }, true],
  ['a law that is not listed', '법령:"해사안전기본법"', { title: '해사안전기본법 시행령', kind: '법령' }, true],
])('%s: %s', (_, query, release, matches) => {
  expect(matchesOf(query, release).length > 0).toBe(matches)
})

test('a law and a word that both match are two reasons, and the law is never a mention in passing', () => {
  const found = matchesOf(`안전보건, ${SAFETY}`, { title: '산업안전보건법', kind: '법령' })
  expect(found.map(({ query }) => query)).toEqual(['안전보건', SAFETY])
  expect(found[1]).toMatchObject({ where: 'title', part: 'title', words: '산업안전보건법' })
})
