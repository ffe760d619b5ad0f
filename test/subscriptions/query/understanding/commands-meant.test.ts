import { expect, test } from 'vitest'
import { commandMeant } from '../../../../functions/subscriptions/query/understanding/commands-meant.ts'
import { understand } from '../../../../functions/subscriptions/query/understanding/understand.ts'

test.each([
  ['구독 취소', 'command unsubscribe'],
  ['이제 그만 보내 주세요', 'command unsubscribe'],
  ['탄소중립 해지', 'command unsubscribe'],
  ['unsubscribe ESG', 'command unsubscribe'],
  ['내 구독 목록', 'command subscriptions'],
  ['일시 정지', 'command subscriptions'],
  ['조용히 22:00-07:00', 'command quiet hours'],
  ['밤에는 알림 꺼줘', 'command quiet hours'],
  ['최신 발표 보여줘', 'command latest'],
  ['사용법 알려줘', 'command help'],
])('%s is a command, and subscribes nothing', (typed, why) => {
  expect(understand(typed)).toMatchObject({ queries: [], offers: [], refused: [{ text: typed, why }] })
})

test.each([
  '근로계약 해지',
  '허가 취소',
  '구독 해지 간소화',
  '영업 정지',
  '보험 해지 환급금',
  '목록 관리',
  '조용한 사직',
  'alerts ESG',
])('%s is no command', (typed) => {
  expect(commandMeant(typed)).toBeUndefined()
})
