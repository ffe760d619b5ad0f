import { expect, test } from 'vitest'
import type { Morpheme } from '../../../functions/subscriptions/matching/morphemes.ts'
import { isPersonName } from '../../../functions/subscriptions/matching/person-name.ts'

const noun = (end: number, tag = 'NNP'): Morpheme => ({ start: 0, end, tag })

test.each([
  ['정만기', [noun(3)], true],
  ['정만기는', [noun(3), { start: 3, end: 4, tag: 'JX' }], true],
  ['고용부', [noun(3)], false],
  ['서울시', [noun(3)], false],
  ['전기차', [noun(3, 'NNG')], false],
  ['물환경', [noun(3)], false],
  ['김산업', [noun(2), { start: 2, end: 3, tag: 'NNG' }], false],
])('%s is the name of a person: %s', (letters, morphemes, expected) => {
  expect(isPersonName(letters, morphemes)).toBe(expected)
})
