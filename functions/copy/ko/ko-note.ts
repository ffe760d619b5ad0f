import type { NotedChange } from '../../subscriptions/noted-change.ts'
import { quoted, quotedWith } from './ko-words.ts'

/** One line to a channel when somebody changed what it hears of. `by` is a mention. */
export const koNote: Record<NotedChange, (by: string, queries: string[]) => string> = {
  subscribed: (by, queries) => `${by} 님이 이 채널에서 ${quotedWith(queries, '을/를')} 구독했습니다.`,
  unsubscribed: (by, queries) => `${by} 님이 ${quoted(queries)} 구독을 해지했습니다.`,
  edited: (by, [before = '', ...queries]) =>
    `${by} 님이 ${quoted([before])} 구독을 ${quotedWith(queries, '으로/로')} 바꿨습니다.`,
  'at once': (by, queries) => `${by} 님이 ${quotedWith(queries, '을/를')} 나오는 대로 받도록 바꿨습니다.`,
  daily: (by, queries) => `${by} 님이 ${quotedWith(queries, '을/를')} 매일 아침 모아 받도록 바꿨습니다.`,
  weekly: (by, queries) => `${by} 님이 ${quotedWith(queries, '을/를')} 매주 월요일 모아 받도록 바꿨습니다.`,
  paused: (by, queries) => `${by} 님이 ${quoted(queries)} 알림을 일주일 쉬게 했습니다.`,
  resumed: (by, queries) => `${by} 님이 ${quoted(queries)} 알림을 다시 켰습니다.`,
  'quiet hours': (by, [hours = '']) =>
    `${by} 님이 이 채널에 조용한 시간을 정했습니다: ${hours}. 그 사이에 나온 발표는 끝난 뒤에 옵니다.`,
  'no quiet hours': (by, [hours = '']) => `${by} 님이 이 채널의 조용한 시간(${hours})을 없앴습니다.`,
}
