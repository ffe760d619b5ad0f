import type { Rhythm } from '../../subscriptions/subscription.ts'
import type { Day } from '../../text/seoul.ts'
import { dayAsOf, quoted, quotedWith, shortDay } from './ko-words.ts'

const RHYTHMS: Record<Rhythm, string> = { 'at once': '바로 알림', daily: '매일 아침', weekly: '매주 월요일' }

const WHEN: Record<Rhythm, string> = {
  'at once': '발표가 나오는 대로',
  daily: '영업일 아침마다 모아서',
  weekly: '매주 첫 영업일 아침에 모아서',
}

const CHOICES: Record<Rhythm | 'edit' | 'pause' | 'resume' | 'remove', string> = {
  edit: '수정',
  'at once': '바로 받기',
  daily: '매일 아침 받기',
  weekly: '매주 월요일 받기',
  pause: '일주일 쉬기',
  resume: '다시 받기',
  remove: '해지',
}

interface Standing {
  query: string
  rhythm: Rhythm
  since: Day
  /** Until when it rests. */
  until?: Day | undefined
  today: Day
}

/** Subscriptions as they stand, and what is done to them by their menu or that of a release. */
export const koSubscriptions = {
  none: '이 채널에는 아직 구독하는 키워드가 없습니다.\n`/subscribe 희소금속, 탄소중립`처럼 입력하면 바로 시작합니다.',
  head: (count: number) => `이 채널은 키워드 ${count}개를 구독합니다.`,
  line: ({ query, rhythm, since, until, today }: Standing) =>
    `${query}  —  ${RHYTHMS[rhythm]} · ${until ? `쉬는 중, ${shortDay(until)}부터 다시 알림` : `${dayAsOf(today, since)}부터`}`,
  more: (count: number) => `그 밖에 ${count}개가 더 있습니다.`,
  others: (queries: string[]) =>
    `그 밖의 키워드 ${queries.length}개는 초록의 홈 탭에서 고치거나 \`/unsubscribe 키워드\`로 해지할 수 있습니다: ${quoted(queries)}`,
  foot: '더 구독하려면 `/subscribe 키워드`, 지난 발표를 찾으려면 `/latest 키워드`를 입력해 주세요.',
  choices: CHOICES,

  rhythmChanged: (queries: string[], rhythm: Rhythm) =>
    `이제 ${quotedWith(queries, '은/는')} ${WHEN[rhythm]} 알려 드립니다.`,
  edited: (before: string, queries: string[]) =>
    `${quoted([before])} 구독을 ${quotedWith(queries, '으로/로')} 바꿨습니다.`,
  paused: (queries: string[], until: Day) =>
    `${quoted(queries)} 알림을 쉽니다. ${shortDay(until)}부터 다시 알려 드립니다. 그 사이에 나온 발표는 \`/latest\`로 볼 수 있습니다.`,
  resumed: (queries: string[]) =>
    `${quotedWith(queries, '을/를')} 다시 알려 드립니다. 쉬는 동안 나온 발표는 \`/latest\`로 볼 수 있습니다.`,
  reported: (queries: string[]) =>
    `알려 주셔서 고맙습니다. ${quoted(queries)}에 잘못 걸린 발표로 기록했습니다. 당장 빼고 싶은 낱말이 있으면 \`수소 -자동차\`처럼 구독해 주세요.`,
}
