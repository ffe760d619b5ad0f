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

test('a sentence is worth more for what it takes up of the headlines', () => {
  const [lead = '', ...others] = SENTENCES
  const sentences = [lead, '게르마늄은 세 곳에 둔다.', ...others]
  const options = { maxSentences: 2, maxGraphemes: 400 }
  expect(chooseSentences(sentences, options)).not.toContain(1)
  expect(chooseSentences(sentences, { ...options, headlines: ['게르마늄 세 곳에'] })).toContain(1)
})

test('more sentences than lines are chosen where two share one, of those with a bonus', () => {
  const options = { maxSentences: 2, maxGraphemes: 400, wanted: [[3]], bonus: [0, 1, 1, 0, 0] }
  const shareLine = (one: number, next: number) => one === 0 && next === 1
  expect(chooseSentences(SENTENCES, options)).toEqual([0, 3])
  expect(chooseSentences(SENTENCES, { ...options, shareLine })).toEqual([0, 1, 3])
  expect(chooseSentences(SENTENCES, { ...options, shareLine, bonus: [] })).toEqual([0, 3])
})

test('no more graphemes are chosen than allowed', () => {
  const chosen = chooseSentences(SENTENCES, { maxSentences: 4, maxGraphemes: 60 })
  expect(chosen.map((index) => SENTENCES[index]).join('\n').length).toBeLessThanOrEqual(60)
})

test('of no sentences none is chosen', () => {
  expect(chooseSentences([], { maxSentences: 4, maxGraphemes: 400 })).toEqual([])
})
