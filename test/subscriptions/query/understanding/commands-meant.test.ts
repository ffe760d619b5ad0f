import { expect, test } from 'vitest'
import { commandMeant, subjectToEnd } from '../../../../functions/subscriptions/query/understanding/commands-meant.ts'
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

test.each([
  '석면 구독되어 있나요?',
  '가맹 구독 중인지 확인해줘',
  '악취 키워드 등록했나',
  '폐기물 끊고 악취로 바꿔줘',
  '산재를 노동조합으로 변경해 주세요',
  '가맹 대신 대리점으로 바꾸고 싶어요',
])('%s is for the list of subscriptions', (typed) => {
  expect(understand(typed)).toMatchObject({ queries: [], offers: [], refused: [{ why: 'command subscriptions' }] })
})

test.each(['특허 등록됐나요', '석면을 주간으로 바꿔줘', '근로시간을 탄력적으로 변경', '전기요금을 누진제로 바꿔 부과'])(
  '%s is not',
  (typed) => {
    expect(commandMeant(typed)).not.toBe('command subscriptions')
  },
)

test.each([
  ['아까 등록한 석면이랑 악취 둘 다 취소', '석면이랑 악취'],
  ['가맹, 대리점 이제 안 받을래요', '가맹, 대리점'],
  ['"전기 안전" 해지', '"전기 안전"'],
  ['석면 알림 꺼주세요', '석면'],
  ['unsubscribe ESG', 'ESG'],
  ['탄소중립 관련 소식', '탄소중립 관련 소식'],
  ['구독 경제', '구독 경제'],
])('%s names %s to end', (typed, named) => {
  expect(subjectToEnd(typed)).toBe(named)
})
