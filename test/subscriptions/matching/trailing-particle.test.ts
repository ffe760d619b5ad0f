import { expect, test } from 'vitest'
import { endsInParticle, mayFollow } from '../../../functions/subscriptions/matching/trailing-particle.ts'

test.each([
  ['국제사', '회의', true],
  ['사업', '주가', true],
  ['중소기업중앙', '회의', true],
  ['상생', '회의', false],
  ['발전사업', '허가', false],
  ['국제', '물가', false],
  ['', '회의', false],
])('%s|%s ends in its particle: %s', (left, word, expected) => {
  expect(endsInParticle(left, word)).toBe(expected)
})

test.each([
  ['사업주', '가', true],
  ['선진국', '가', false],
  ['도로', '는', true],
  ['산업', '을', true],
  ['정보', '을', false],
  ['서울', '로', true],
  ['부산', '로', false],
  ['위원회', '의', true],
])('%s may be followed by %s: %s', (noun, particle, expected) => {
  expect(mayFollow(noun, particle)).toBe(expected)
})
