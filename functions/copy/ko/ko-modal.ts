import type { MinistryKind } from '../../releases/ministry.ts'
import type { Rhythm } from '../../subscriptions/subscription.ts'

const RHYTHMS: Record<Rhythm, string> = {
  'at once': '바로: 발표가 나오는 대로',
  daily: '매일: 영업일 아침에 모아서',
  weekly: '매주: 월요일(휴일이면 다음 영업일) 아침에 모아서',
}

const MINISTRY_KINDS: Record<MinistryKind, string> = {
  ministry: '부',
  office: '처',
  agency: '청',
  commission: '위원회',
  other: '그 밖의 기관',
}

/** The form `/subscribe` opens. */
export const koModal = {
  title: '키워드 구독',
  editTitle: '구독 수정',
  submit: '구독',
  save: '저장',
  close: '취소',
  done: '닫기',
  preview: '미리보기',
  query: '키워드',
  example: '희소금속, 탄소중립',
  conditions: '여러 개는 쉼표로 나눕니다. 예: 수소 -자동차 (자동차 제외), "전기 안전" (적은 그대로)',
  rhythm: '알림 주기',
  rhythms: RHYTHMS,
  ministries: '부처',
  anyMinistry: '모든 부처',
  ministryKinds: MINISTRY_KINDS,
  where: '찾을 범위',
  onlyTitle: '제목에서만 찾기',
  channel: '받을 채널',
  chooseChannel: '채널 고르기',
}
