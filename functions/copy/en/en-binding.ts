import type { NoticeStage, ReleaseKind } from '../../releases/release-kind.ts'
import { daysBetween } from '../../text/seoul.ts'
import type { BindingCopy } from '../binding-copy.ts'
import { dayAsOf, fullDay, shortDay } from './en-words.ts'

const KINDS: Record<ReleaseKind, string> = {
  보도자료: 'press release',
  입법예고: 'draft law',
  행정예고: 'draft rule',
  '국회 입법예고': 'bill open for comments',
  의안: 'bill',
  법령: 'law',
  고시: 'administrative rule',
  공고: 'call',
  해외: 'abroad',
}

const STAGES: Record<NoticeStage, string> = { 재예고: 'announced again', 연장: 'extended', 철회: 'withdrawn' }

export const enBinding: BindingCopy = {
  kind: (kind, stage) => (stage ? `${KINDS[kind]}, ${STAGES[stage]}` : KINDS[kind]),
  due: ({ day, today, before, toApply = false }) => {
    const moved = before ? ` (was ${dayOf(before, today)})` : ''
    if (today && day < today) return `Closed on ${dayOf(day, today)}${moved}`
    return `${toApply ? 'Apply' : 'Comment'} by ${dayOf(day, today)}${moved}${countdown(day, today)}`
  },
  effective: ({ day, today, later, more }) => {
    const others = later.map((one) => dayOf(one, today)).join(', ')
    const rest = others && ` (some articles from ${others}${more > 0 ? ` and ${more} more` : ''})`
    return `In force from ${dayOf(day, today)}${rest}${countdown(day, today)}`
  },
  news: ({ what, kind, toApply = false, day, before, today }) => {
    if (what === 'withdrawn' || !day || !before) return `This ${kind ? KINDS[kind] : 'notice'} was withdrawn.`
    const moved = `from ${dayOf(before, today)} to ${dayOf(day, today)}`
    return `The last day to ${toApply ? 'apply' : 'comment'} was moved ${day > before ? 'back' : 'forward'} ${moved}.`
  },
  newsInList: ({ what, day, before }) =>
    what === 'withdrawn' || !day || !before ? 'withdrawn' : `last day ${shortDay(before)} → ${shortDay(day)}`,
  reminder: (of) => (of === 'due' ? 'Closing soon' : 'Soon in force'),
  toFirst: 'The message that told of it first',
  remindersHeader: (count) => `${count} closing soon or soon in force`,
  toGoogleCalendar: 'Add to Google Calendar',
  toOutlookCalendar: 'Add to Outlook',
  event: ({ of, toApply, title }) =>
    `[${of === 'effective' ? 'In force' : toApply ? 'Apply by' : 'Comment by'}] ${title}`,
  related: ({ kind = '보도자료', other = '보도자료', stage }) => {
    if (other === '보도자료') return 'Press release about it'
    if (other === '법령') return 'The law as promulgated'
    if (kind === '보도자료' || kind === '법령') return `The ${KINDS[other]}`
    return stage ? `${KINDS[other]}, ${STAGES[stage]}` : `The first ${KINDS[other]}`
  },
  dueInList: (day) => `comment by ${shortDay(day)}`,
}

function dayOf(day: string, today: string | undefined): string {
  return today ? dayAsOf(today, day) : fullDay(day)
}

function countdown(day: string, today: string | undefined): string {
  if (!today || day < today) return ''
  const left = daysBetween(today, day)
  if (left === 0) return ' · today'
  return ` · ${left} ${left === 1 ? 'day' : 'days'} left`
}

export function kindNames(kinds: ReleaseKind[]): string {
  return kinds.map((kind) => KINDS[kind]).join(', ')
}
