import { expect, test } from 'vitest'
import rows from '../../../functions/subscriptions/matching/trap-words.json' with { type: 'json' }
import { isKnownCompound, isTrapped, isTrapTerm } from '../../../functions/subscriptions/matching/trap-words.ts'
import { fold } from '../../../functions/text/korean.ts'

test('every trap word holds one of the terms it is a trap for', () => {
  const idle = rows.flatMap(({ of, words = [], but = [] }) =>
    [...words, ...but].filter((word) => !of.some((term) => fold(word).text.includes(fold(term).text))),
  )
  expect(idle).toEqual([])
})

test.each([
  ['물류', '음식물류 폐기물', true],
  ['물류', '국제 물류비', false],
  ['전기', '새 시장을 여는 전기를 마련했다', true],
  ['전기', '전기를 아낀다', false],
  ['해상', '고해상도', true],
  ['해상', '산출하고 해상', false],
  ['해상', '해상도시', false],
  ['배출', '전문가를 여럿 배출한', true],
  ['배출', '온실가스를 배출한 전문가', false],
  ['AI', '가금농장의 AI 항원', true],
  ['AI', '가금농장을 살피는 인공지능(AI)', false],
])('%s in %s: a trap? %s', (term, text, trapped) => {
  const folded = fold(text)
  const from = folded.text.indexOf(fold(term).text)
  expect(isTrapped(folded, from, from + fold(term).text.length)).toBe(trapped)
})

test.each([
  ['하수', '상하수도 요금', true],
  ['하수', '하수 처리', false],
  ['이자', '무이자 할부', true],
])('%s in %s: a known compound? %s', (term, text, known) => {
  const folded = fold(text)
  const from = folded.text.indexOf(term)
  expect(isKnownCompound(folded, from, from + term.length)).toBe(known)
})

test('a term without a row is never trapped', () => {
  expect(isTrapTerm('태양광')).toBe(false)
})
