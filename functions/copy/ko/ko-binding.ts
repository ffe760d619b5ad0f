import { particle } from '../../text/particle.ts'
import { daysBetween } from '../../text/seoul.ts'
import type { BindingCopy } from '../binding-copy.ts'
import { closeDay, monthDay } from './ko-words.ts'

export const koBinding: BindingCopy = {
  kind: (kind, stage) => (stage ? `${kind}(${stage})` : kind),
  due: ({ day, today, before, toApply = false }) => {
    const what = toApply ? '신청' : '의견 제출'
    const moved = before ? ` (${closeDay(before, today)}에서 바뀜)` : ''
    if (today && day < today) return `${what} 기간이 ${closeDay(day, today)}에 끝났습니다${moved}`
    return `${what} ${closeDay(day, today)}까지${moved}${countdown(day, today)}`
  },
  effective: ({ day, today, later, more }) => {
    const others = later.length > 0 ? ` (일부 조항은 ${later.map((one) => closeDay(one, today)).join(', ')}` : ''
    const rest = others && `${others}${more > 0 ? ` 외 ${more}일` : ''}부터)`
    return `${closeDay(day, today)}부터 시행${rest}${countdown(day, today)}`
  },
  news: ({ what, kind, toApply = false, day, before, today }) => {
    if (what === 'withdrawn' || !day || !before)
      return `${kind ?? '이 예고'}${particle(kind ?? '예고', '이/가')} 철회되었습니다.`
    const became = day > before ? '연장되었습니다' : '앞당겨졌습니다'
    const term = toApply ? '신청 기한이' : '의견 제출 기한이'
    return `${term} ${closeDay(before, today)}에서 ${closeDay(day, today)}로 ${became}.`
  },
  newsInList: ({ what, day, before }) =>
    what === 'withdrawn' || !day || !before ? '철회됨' : `기한 ${monthDay(before)} → ${monthDay(day)}`,
  reminder: (of) => (of === 'due' ? '마감 알림' : '시행 알림'),
  toFirst: '처음 알린 메시지 보기',
  remindersHeader: (count) => `곧 끝나거나 시행되는 것 ${count}건`,
  toGoogleCalendar: 'Google 캘린더에 추가',
  toOutlookCalendar: 'Outlook 캘린더에 추가',
  event: ({ of, toApply, title }) =>
    `[${of === 'effective' ? '시행' : toApply ? '신청 마감' : '의견 제출 마감'}] ${title}`,
  related: ({ kind = '보도자료', other = '보도자료', stage }) => {
    if (other === '보도자료') return '관련 보도자료'
    if (other === '법령') return '공포된 법령'
    if (kind === '보도자료') return `이 발표의 ${other}`
    return kind === '법령' ? `이 법령의 ${other}` : stage ? `${other}(${stage})` : `처음 ${other}`
  },
  dueInList: (day) => `의견 ${monthDay(day)}까지`,
}

/** ` · D-6`, as Korean notices count down; nothing once the day has passed. */
function countdown(day: string, today: string | undefined): string {
  if (!today || day < today) return ''
  const left = daysBetween(today, day)
  return left === 0 ? ' · 오늘' : ` · D-${left}`
}
