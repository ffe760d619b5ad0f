import { expect, test } from 'vitest'
import { restAsked } from '../../../../../functions/subscriptions/query/understanding/sentences/rest-words.ts'

/** A Saturday. */
const TODAY = '2026-11-28'

test.each([
  ['3일 동안 꺼 줘', '2026-12-01'],
  ['3일만 쉬어 줘요', '2026-12-01'],
  ['사흘간 쉴게요', '2026-12-01'],
  ['일주일 동안 알림을 꺼주세요', '2026-12-05'],
  ['2주 동안 보내지 마', '2026-12-12'],
  ['한 달 동안 일시중지', '2026-12-28'],
  ['오늘 하루 꺼줘', '2026-11-29'],
  ['내일까지 조용히 해 줘', '2026-11-30'],
  ['이번 주는 쉬기', '2026-11-30'],
  ['다음 주까지 쉬기', '2026-12-07'],
  ['다음 주 월요일까지 알림 멈춰줘', '2026-12-01'],
  ['금요일까지 쉬자', '2026-12-05'],
  ['12월 3일까지 쉬기', '2026-12-04'],
  ['12/3까지 쉬기', '2026-12-04'],
  ['2026.12.3까지 쉬기', '2026-12-04'],
  ['1월 5일까지 쉬어줘', '2027-01-06'],
  ['20일까지 조용히', '2026-12-21'],
  ['연말까지 알림 꺼 두기', '2027-01-01'],
  ['pause for 3 days', '2026-12-01'],
  ['turn off notifications for 2 weeks', '2026-12-12'],
  ['snooze until Dec 3', '2026-12-04'],
  ['until 2026-12-03 mute please', '2026-12-04'],
  ['13월 40일까지 쉬기', undefined],
  ['2월 30일까지 쉬기', undefined],
  ['0일 동안 쉬기', undefined],
])('%s is a rest until the morning of %s', (text, until) => {
  expect(restAsked(text, TODAY)).toEqual({ until })
})

test.each([
  '수소 3일 동안 꺼 줘',
  '쉬기',
  '3일',
  '최근 3일 발표',
  '주 52시간 휴식',
  '3일 동안 이어진 정전',
  '한 달 살기 중단',
])('%s asks for no rest of the channel', (text) => {
  expect(restAsked(text, TODAY)).toBeUndefined()
})
