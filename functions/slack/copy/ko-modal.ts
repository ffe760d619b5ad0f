import type { Rhythm } from '../../subscriptions/subscription.ts'

const RHYTHMS: Record<Rhythm, string> = {
  'at once': '바로: 발표가 나오는 대로',
  daily: '매일: 영업일 아침 9시에 모아서',
  weekly: '매주: 월요일(휴일이면 다음 영업일) 아침 9시에 모아서',
}

/** The form `/subscribe` opens. */
export const koModal = {
  title: '키워드 구독',
  submit: '구독',
  close: '취소',
  done: '닫기',
  query: '키워드',
  example: '희소금속, 탄소중립',
  conditions: '쉼표로 여러 개를 적을 수 있습니다. "전기 안전"은 적은 그대로, 수소 -자동차는 자동차를 빼고 찾습니다.',
  rhythm: '받는 때',
  rhythms: RHYTHMS,
  ministries: '부처',
  anyMinistry: '모든 부처',
  where: '찾을 곳',
  onlyTitle: '제목에서만 찾기',
  channel: '받을 채널',
  chooseChannel: '채널 고르기',
  opened: '열린 창에 키워드를 적어 주세요. `/subscribe 희소금속, 탄소중립`처럼 한 줄로 입력해도 됩니다.',
}
