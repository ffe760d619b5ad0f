import type { Language } from '../../subscriptions/language.ts'
import type { Day } from '../../text/seoul.ts'
import { shortDay, whyClosed } from './ko-words.ts'

// Each in its own tongue: who reads the other one must find the way back.
const LANGUAGES: Record<Language, string> = { ko: '한국어', en: 'English' }

/** The App Home. `channel` is a mention, `title` a link. */
export const koHome = {
  title: '내 채널의 구독',
  add: '키워드 구독하기',
  none: '참여 중인 채널 가운데 구독하는 곳이 아직 없습니다. 채널에서 `/subscribe 희소금속, 탄소중립`을 입력하거나 위의 버튼을 눌러 주세요.',
  channel: (channel: string, count: number) => `${channel}  —  키워드 ${count}개`,
  paused: (reason: string) =>
    `이 채널에 글을 올릴 수 없어 알림을 멈췄습니다 (${whyClosed(reason)}). 초록을 다시 초대하거나 [다시 받기]를 눌러 주세요.`,
  last: (day: Day, title: string, others: number) =>
    `마지막 알림: ${shortDay(day)} ${title}${others > 0 ? ` 외 ${others}건` : ''}`,
  nothingYet: '아직 보낸 알림이 없습니다.',
  direct: '초록과의 대화',
  more: (count: number) => `이 밖의 채널 ${count}곳은 그 채널에서 \`/subscriptions\`로 볼 수 있습니다.`,
  sources: '출처',
  allWell: '모든 출처를 정상으로 읽고 있습니다.',
  language: '초록이 쓰는 언어',
  languages: LANGUAGES,
  languageNote: '워크스페이스 전체에 적용됩니다. 정책 발표는 원문 그대로 보여 드립니다.',
}
