import { expect, test } from 'vitest'
import { type Particle, particle } from '../../functions/text/particle.ts'

test.each<[string, Particle, string]>([
  ['탄소중립', '을/를', '을'],
  ['희소금속', '은/는', '은'],
  ['수소', '을/를', '를'],
  ['공급망', '이/가', '이'],
  ['산업', '으로/로', '으로'],
  ['전기차 배터리', '으로/로', '로'],
  ['서울', '으로/로', '로'],
  ['수소'.normalize('NFD'), '을/를', '를'],
  ['탄소중립'.normalize('NFD'), '을/를', '을'],
  ['ESG', '을/를', '를'],
  ['CBAM', '을/를', '을'],
  ['ISSB', '은/는', '는'],
  ['K-GX', '을/를', '를'],
  ['HR', '을/를', '을'],
  ['ODL', '으로/로', '로'],
  ['RE100', '을/를', '을'],
  ['2050', '은/는', '은'],
  ['스코프 3', '을/를', '을'],
  ['스코프 2', '을/를', '를'],
  ['ISO 14001', '으로/로', '로'],
  ['재생에너지 20%', '을/를', '를'],
  ['net zero', '을/를', '를'],
  ['green deal', '을/를', '을'],
  ['carbon pricing', '을/를', '을'],
  ['Scope', '을/를', '를'],
  ['Net', '을/를', '을'],
  ['"전기 안전"', '을/를', '을'],
  ['수소(그린)', '을/를', '을'],
  ['', '을/를', '를'],
  ['🌱', '은/는', '는'],
])('%s takes, of %s, the particle %s', (word, pair, expected) => {
  expect(particle(word, pair)).toBe(expected)
})
