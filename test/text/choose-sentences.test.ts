import { expect, test } from 'vitest'
import { chooseSentences } from '../../functions/text/choose-sentences.ts'

const SENTENCES = [
  '자원부는 희소금속 비축을 늘리는 방안을 발표했다.',
  '희소금속 비축 물량은 두 배로 늘어난다.',
  '행사장에는 꽃이 놓였다.',
  '자원부는 희소금속 비축기지를 두 곳 더 짓는다.',
  '희소금속 비축 물량은 두 배로 늘어난다.',
]

test('the lead is chosen first, a repeated sentence once, and one beside the point not at all', () => {
  expect(chooseSentences(SENTENCES, { maxSentences: 3, maxGraphemes: 400 })).toEqual([0, 1, 3])
})

test('a sentence with a wanted word takes the place of a better one', () => {
  expect(chooseSentences(SENTENCES, { maxSentences: 2, maxGraphemes: 400, wanted: [[2]] })).toEqual([0, 2])
})

test('no more graphemes are chosen than allowed', () => {
  const chosen = chooseSentences(SENTENCES, { maxSentences: 4, maxGraphemes: 60 })
  expect(chosen.map((index) => SENTENCES[index]).join('\n').length).toBeLessThanOrEqual(60)
})

test('of no sentences none is chosen', () => {
  expect(chooseSentences([], { maxSentences: 4, maxGraphemes: 400 })).toEqual([])
})
