import { particle } from '../../text/particle.ts'
import type { Day } from '../../text/seoul.ts'
import { fullDay, quoted, quotedWith } from './ko-words.ts'

/** `/latest`: what it says at once, and what it says when it has looked. */
export const koLatest = {
  looking: (queries: string[]) =>
    queries.length > 0 ? `${quotedWith(queries, '을/를')} 찾고 있습니다…` : '찾고 있습니다…',
  atMost: (count: number) => `한 번에 ${count}건까지 보여 드립니다.`,
  wrongCount: (count: string, most: number) =>
    `‘${count}’건은 보여 드릴 수 없습니다. 건수는 1부터 ${most}까지 적어 주세요. 예: \`/latest 탄소중립 5\``,
  found: (queries: string[], count: number) =>
    queries.length > 0 ? `${quoted(queries)} 최근 발표 ${count}건` : `최근 발표 ${count}건`,
  older: '이전 발표 보기',
  lookingFurther: '더 이전 발표를 찾고 있습니다…',
  lookedBackTo: (day: Day) => `${fullDay(day)} 발표까지 찾아봤습니다.`,
  none: (queries: string[]) =>
    queries.length > 0 ? `${quoted(queries)}에 맞는 발표를 찾지 못했습니다.` : '최근에 나온 발표가 없습니다.',
  noneBefore: '더 이전 발표는 찾지 못했습니다.',
  tryInstead: (queries: string[]) =>
    `다른 낱말로 찾아보시거나, \`/subscribe ${queries.join(', ')}\`${particle(queries.at(-1) ?? '', '으로/로')} 구독해 두시면 나올 때 알려 드립니다.`,
  comeBack: '방금 설치했다면 출처를 처음 읽는 데 몇 분이 걸립니다. 잠시 뒤 다시 입력해 주세요.',
}
