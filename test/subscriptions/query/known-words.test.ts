import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import table from '../../../functions/subscriptions/query/corpus-words.json' with { type: 'json' }
import {
  isKnown,
  isMadeOfNouns,
  isSameThing,
  isTopic,
  relatedWords,
  standTogether,
} from '../../../functions/subscriptions/query/known-words.ts'

test('the shipped table is small, and says what it was counted in', () => {
  const bytes = readFileSync('functions/subscriptions/query/corpus-words.json').length
  expect(bytes).toBeLessThan(100_000)
  expect(table.source).toMatch(/digests of releases/)
  expect(table.nouns.split(' ').length).toBeGreaterThan(2_000)
})

test.each(['제도', '도로', '정의', '회의', '합의', '주의', '고속도로', '전문가', '감염병', '공급망', '중대재해처벌법'])(
  '%s is known',
  (word) => expect(isKnown(word)).toBe(true),
)

test.each(['현장에서', '대상으로', '위원회의', '사업자가', '그래핀'])('%s is no noun of its own', (word) => {
  expect(isKnown(word)).toBe(false)
})

test('a compound of known nouns is recognised by them, an unknown name is not', () => {
  expect(isMadeOfNouns('생활폐기물처리시설')).toBe(true)
  expect(isMadeOfNouns('가람나래다온')).toBe(false)
  expect(isMadeOfNouns('가'.repeat(2_000))).toBe(false)
})

test('a subject is not what half of all releases hold', () => {
  expect(['탄소중립', '공급망', 'ESG', '생활폐기물'].filter(isTopic)).toHaveLength(4)
  expect(['지원', '정책', '지원사업', '대응방안', '대한민국'].filter(isTopic)).toEqual([])
})

test('what releases write side by side belongs together', () => {
  expect(standTogether('반도체', '공급망')).toBe(true)
  expect(standTogether('공급망', '실사')).toBe(true)
  expect(standTogether('탄소중립', '하도급')).toBe(false)
})

test('related words come from releases where the thesaurus has none', () => {
  expect(relatedWords('체불')).toContain('대지급금')
  expect(relatedWords('중대재해처벌법')).toEqual([])
})

test('a name and its abbreviation are one thing', () => {
  expect(isSameThing('탄소국경조정제도', 'CBAM')).toBe(true)
  expect(isSameThing('탄소중립', 'ESG')).toBe(false)
})
