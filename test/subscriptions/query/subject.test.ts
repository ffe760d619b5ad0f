import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import table from '../../../functions/subscriptions/query/noun-subjects.json' with { type: 'json' }
import { nearness, PIECES, readSubject, subjectOf } from '../../../functions/subscriptions/query/subject.ts'

const near = (one: string, other: string, except = '') => {
  const [first, second] = [subjectOf(readSubject(one)), subjectOf(readSubject(other), readSubject(except).nouns)]
  return first && second ? nearness(first, second) : undefined
}

test('the shipped table is small, whole, and says what it was made of', () => {
  expect(readFileSync('functions/subscriptions/query/noun-subjects.json').length).toBeLessThan(150_000)
  expect(table.source).toMatch(/digests of releases/)
  const nouns = table.nouns.split(' ')
  expect(nouns.length).toBeGreaterThan(4_000)
  expect(table.weights.length).toBe(nouns.length)
  expect(table.codes.length).toBe(nouns.length * PIECES)
})

test.each([
  ['운임', '컨테이너 선사', '축제 공연'],
  ['CBAM', '유럽연합 집행위원회 탄소', '어린이 식중독'],
  ['괴롭힘', '직장 근로기준법', '반도체 수출'],
  ['폭염', '온열질환 무더위', '회계 감사'],
])('%s is nearer to %s than to %s', (word, company, other) => {
  expect(near(word, company)).toBeGreaterThan((near(word, other) ?? 1) + 0.2)
})

test('a text is as near to itself as can be, and points nowhere without a noun', () => {
  expect(near('해상 운임', '운임 해상')).toBeCloseTo(1)
  expect(near('운임', '그리고 또')).toBeUndefined()
})

test('what is left out counts no more', () => {
  expect(near('운임', '운임을 컨테이너에', '운임')).toBeCloseTo(near('운임', '컨테이너') ?? 0)
  expect(near('운임', '운임', '운임')).toBeUndefined()
})
