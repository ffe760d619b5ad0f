import { expect, test } from 'vitest'
import { rarityOf } from '../../../functions/subscriptions/query/word-rarity.ts'

test('a word that nearly every release holds says little, one that none is known for much', () => {
  expect(rarityOf('지원')).toBeLessThan(0.4)
  expect(rarityOf('CBAM')).toBe(1)
})

test('a compound is as rare as the rarest of its nouns', () => {
  expect(rarityOf('환경정책')).toBe(Math.max(rarityOf('환경'), rarityOf('정책')))
  expect(rarityOf('환경정책')).toBeLessThan(1)
})
