import { expect, test } from 'vitest'
import { suggest } from '../../../functions/subscriptions/query/suggest.ts'
import { conceptOf } from '../../../functions/subscriptions/query/thesaurus.ts'
import list from '../../../functions/subscriptions/query/widespread-words.json' with { type: 'json' }
import { isWidespread } from '../../../functions/subscriptions/query/widespread-words.ts'

test.each([
  ['정책', true],
  ['간담회', true],
  ['탄소중립', false],
  ['산불', false],
])('%s stands in nearly every release: %s', (word, expected) => {
  expect(isWidespread(word)).toBe(expected)
})

test('the thesaurus has a narrower term for every widespread word that is a concept', () => {
  const concepts = list.words.filter((word) => conceptOf(word))
  expect(concepts).toEqual(['안전', '환경'])
  expect(concepts.map((word) => suggest(word).narrower.length > 0)).toEqual([true, true])
})
