import { expect, test } from 'vitest'
import { takeRhythm } from '../../../../functions/subscriptions/query/understanding/rhythm-words.ts'
import { understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'

test.each([
  ['탄소중립 격주로', 'weekly', ['격주로']],
  ['매주 금요일 ESG', 'weekly', ['매주 금요일']],
  ['매일 저녁 배출권', 'daily', ['매일 저녁']],
  ['매시간 환율', 'at once', ['매시간']],
  ['매주 ESG', 'weekly', []],
  ['매일 아침 9시 ESG', 'daily', []],
])('a rhythm there is none like is given back: %s', (typed, rhythm, rhythmsMissed) => {
  expect(understand(typed)).toMatchObject({ rhythm, rhythmsMissed })
})

test('of two rhythms the first is taken, and the other is given back', () => {
  const { queries, rhythm, rhythmsMissed } = understand('ESG: 매일, 중대재해: 매주')
  expect({ queries: queries.map(({ text }) => text), rhythm, rhythmsMissed }).toEqual({
    queries: ['ESG', '중대재해'],
    rhythm: 'daily',
    rhythmsMissed: ['매주'],
  })
})

test.each([
  '주간 근로시간',
  '격주 휴무',
  '즉시 해고',
  '일일 배출량',
  '월간 고용동향',
  '매일 노동 뉴스',
  '실시간 요금제',
])('%s has no rhythm', (typed) => {
  expect(takeRhythm(typed)).toEqual({ rest: typed, said: '' })
})

test.each([
  ['주말 빼고 매일 아침 반도체', '반도체', 'daily'],
  ['산업안전 매일 한 번만', '산업안전', 'daily'],
  ['일주일 단위로 묶어서 ESG', 'ESG', 'weekly'],
  ['월요일 오전에 몰아서 통상임금', '통상임금', 'weekly'],
])('%s asks for %s, told %s', (typed, rest, rhythm) => {
  expect(takeRhythm(typed)).toMatchObject({ rest, rhythm })
})
