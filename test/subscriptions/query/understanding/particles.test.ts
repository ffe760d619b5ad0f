import { expect, test } from 'vitest'
import { withoutParticle } from '../../../../functions/subscriptions/query/understanding/particles.ts'

test.each([
  ['탄소중립을', '탄소중립', '을'],
  ['배출권은', '배출권', '은'],
  ['공급망에서의', '공급망', '에서의'],
  ['원전으로', '원전', '으로'],
  ['ESG를', 'ESG', '를'],
  ['RE100이란', 'RE100', '이란'],
  ['생활폐기물의', '생활폐기물', '의'],
  ['그래핀나노튜브를', '그래핀나노튜브', '를'],
])('%s is %s with %s', (typed, word, particle) => {
  expect(withoutParticle(typed)).toEqual({ word, particle })
})

// The last syllable is the word's own, or its sound does not allow the particle.
test.each([
  '제도',
  '전문가',
  '도로',
  '원자로',
  '고속도로',
  '정의',
  '합의',
  '회의',
  '주의',
  '감염병과',
  '어린이',
  '평가',
  '수은',
  '결과',
  '국가',
  'CT',
  '그래핀를',
])('%s keeps all its letters', (word) => expect(withoutParticle(word)).toEqual({ word, particle: '' }))

test('a joining particle is one only before another word', () => {
  expect(withoutParticle('감염병과', { joins: true }).word).toBe('감염병')
})
