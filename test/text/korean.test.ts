import { expect, test } from 'vitest'
import { fold, HARD_GAP, NO_GAP, SOFT_GAP } from '../../functions/text/korean.ts'

test.each([
  ['NFD', '탄소중립'.normalize('NFD'), '탄소중립'],
  ['full width', 'ＥＳＧ １００', 'esg100'],
  ['any case', 'Net Zero', 'netzero'],
  ['middle dots of every kind', '희소·금속ㆍ희소･금속‧희소•금속', '희소금속희소금속희소금속'],
  ['a dot that became a question mark', '소재?부품？장비', '소재부품장비'],
  ['bullets that look like numbers', '③기후', '기후'],
  ['small digits', 'CO₂ 30m²', 'co230m2'],
  ['units in one sign', '30㎏', '30kg'],
  ['zero-width characters', '탄소\u200b중립\u00ad법', '탄소중립법'],
  ['nothing but signs', '!!! · ★', ''],
])('%s is folded away', (_, original, folded) => {
  expect(fold(original).text).toBe(folded)
})

test('each folded letter keeps its place in the original', () => {
  const original = `(${'탄소'.normalize('NFD')} 중립)`
  const { text, at, end } = fold(original)
  expect([...text].map((_, index) => original.slice(at[index], end[index]).normalize('NFC'))).toEqual([...'탄소중립'])
})

test.each([
  ['탄소중립', NO_GAP],
  ['탄소 중립', SOFT_GAP],
  ['탄소·중립', SOFT_GAP],
  ['탄소-중립', SOFT_GAP],
  ['탄소?중립', SOFT_GAP],
  ['탄소\u00a0중립', SOFT_GAP],
  ['탄소, 중립', HARD_GAP],
  ['탄소(중립)', HARD_GAP],
  ['탄소\n중립', HARD_GAP],
  ['탄소? 중립', HARD_GAP],
])('the gap between two letters of %j', (original, gap) => {
  expect(fold(original).gap[2]).toBe(gap)
})

test('a lone surrogate and an emoji are dropped', () => {
  expect(fold('\ud83d수\ude00소👍').text).toBe('수소')
})
