import { expect, test } from 'vitest'
import { subjectOfDue } from '../../../functions/subscriptions/spoken/due-words.ts'
import { spokenRequest } from '../../../functions/subscriptions/spoken/spoken-request.ts'

test.each([
  ['다음 주까지 의견 내야 하는 화학물질', '화학물질'],
  ['소음 입법예고 12월 15일까지', '소음 입법예고'],
  ['이번 달 안에 끝나는 스마트공장 공모', '스마트공장 공모'],
  ['의견수렴 중인 하도급법 시행령', '하도급법 시행령'],
  ['석면 마감 임박', '석면'],
  ['접수 중인 수출바우처', '수출바우처'],
  ['2027년 예산', '2027년 예산'],
  ['정보공개 의견', '정보공개 의견'],
  ['"마감 임박" 공모', '"마감 임박" 공모'],
  ['입법예고', '종류:입법예고'],
  ['3일 남은 공모들', '종류:공모'],
  ['아직 신청 가능한', ''],
])('behind /due %s is about %s', (typed, subject) => {
  expect(subjectOfDue(typed)).toBe(subject)
})

test.each(['이번 주 마감되는 행정예고 있나요?', '신청 가능한 지원사업 보여줘', '지금 의견 낼 수 있는 시행령 뭐 있어?'])(
  '%s asks what is open',
  (said) => {
    expect(spokenRequest(said).wants).toBe('due')
  },
)

test.each([
  ['결산 마감 소식 알려줘', 'subscribe'],
  ['공모 마감 전에 알림 받고 싶어', 'subscribe'],
  ['최근 입법예고 보여줘', 'latest'],
])('%s does not', (said, wants) => {
  expect(spokenRequest(said).wants).toBe(wants)
})
