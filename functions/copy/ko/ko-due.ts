import { daysBetween } from '../../text/seoul.ts'
import type { DueCopy } from '../due-copy.ts'
import { closeDay, quoted, quotedWith } from './ko-words.ts'

/** `D-6` */
function daysLeft(days: number): string {
  return days === 0 ? '오늘' : `D-${days}`
}

export const koDue: DueCopy = {
  searching: (queries) =>
    queries.length > 0
      ? `${quotedWith(queries, '을/를')} 다룬 예고와 공고 가운데 아직 열려 있는 것을 찾고 있습니다…`
      : '아직 의견을 내거나 신청할 수 있는 것을 찾고 있습니다…',
  found: (queries, count, hasMore) =>
    `${queries.length > 0 ? `${quoted(queries)} · ` : ''}의견을 내거나 신청할 수 있는 것 ${hasMore ? `가운데 먼저 끝나는 ${count}건` : `${count}건`}`,
  day: (day, today) => `${closeDay(day, today)}까지 · ${daysLeft(daysBetween(today, day))}`,
  columns: { day: '마감', left: '남은 날', title: '제목', kind: '종류', ministry: '기관' },
  dayCell: closeDay,
  left: daysLeft,
  openNow: (count, { hasMore, toApply }) =>
    `지금 의견을 ${toApply ? '내거나 신청할 수 있는' : '받는'} 것 ${count}건${hasMore ? ' 이상' : ''}`,
  seeAll: (queries) => `모두 보려면 \`${['/due', queries.join(', ')].join(' ').trim()}\`를 입력해 주세요.`,
  more: '다음 마감 보기',
  none: (queries) =>
    `${quoted(queries)}에 맞는 것 가운데 지금 의견을 내거나 신청할 수 있는 것은 없습니다. \`/subscribe ${queries.join(', ')}\` 하시면 새로 나올 때 알려 드립니다. 낱말 없이 \`/due\`만 입력하면 이 채널의 구독에 맞는 것을 보여 드립니다.`,
  noneLater: '이보다 나중에 끝나는 것은 없습니다.',
  noneSubscribed:
    '이 채널의 구독에 맞는 것 가운데 지금 의견을 내거나 신청할 수 있는 것은 없습니다. 다른 낱말은 `/due 화학물질`처럼 찾아볼 수 있습니다.',
  noneAtAll:
    '지금 의견을 내거나 신청할 수 있는 것을 아직 모으지 못했습니다. 방금 설치했다면 출처를 처음 읽는 데 몇 분이 걸립니다. 잠시 뒤 다시 입력해 주세요.',
  everything:
    '이 채널에는 아직 구독이 없어, 열려 있는 것을 모두 보여 드립니다. `/subscribe 키워드`로 구독하면 맞는 것만 보입니다.',
}
