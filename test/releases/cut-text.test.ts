import { expect, test } from 'vitest'
import { cutText } from '../../functions/releases/cut-text.ts'

test.each([
  ['희소금속', 4, '희소금속'],
  ['희소금속', 2, '희소'],
  ['가😀나', 2, '가'],
  ['가😀나', 3, '가😀'],
  ['가👨‍👩‍👧나', 5, '가'],
  ['각', 1, '각'],
  ['', 0, ''],
])('%s is cut to at most %i units without cutting a letter or an emoji in half: %s', (text, length, cut) => {
  expect(cutText(text, length)).toBe(cut)
  expect(cutText(text, length).isWellFormed()).toBe(true)
})
