import { expect, test } from 'vitest'
import { suggest, termsContaining } from '../../../functions/subscriptions/query/suggest.ts'

test.each([
  ['희소굼속', '희소금속'],
  ['중대제해처벌법', '중대재해처벌법'],
  ['CABM', 'CBAM'],
  ['엉뚱한말', undefined],
  ['수도', undefined],
])('the correction of %s is %s', (word, correction) => {
  expect(suggest(word).correction).toBe(correction)
})

test('a known word has narrower and wider terms, and no correction', () => {
  expect(suggest('수소')).toEqual({ narrower: expect.arrayContaining(['청정수소']), wider: ['에너지전환'] })
  expect(suggest('해상풍력').wider).toEqual(['풍력'])
})

test('a word too short to ask for has terms that hold it', () => {
  expect(termsContaining('물')).toContain('물가')
  expect(termsContaining('!')).toEqual([])
})
