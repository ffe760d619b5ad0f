import { NO_ANSWER } from '../../delivery/delivery.ts'
import { QuietDay } from '../../subscriptions/quiet-hours.ts'
import { type Particle, particle } from '../../text/particle.ts'
import type { Day } from '../../text/seoul.ts'
import { MAX_KEYWORDS_NAMED } from '../command-words.ts'

const WEEKDAYS = '일월화수목금토'

/** `2026년 7월 23일 (목)` */
export function fullDay(day: Day): string {
  return `${Number(day.slice(0, 4))}년 ${shortDay(day)}`
}

/** `7월 23일 (목)` */
export function shortDay(day: Day): string {
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return `${monthDay(day)} (${weekday})`
}

/** `7월 23일(목)`, with its year where that is not this year, or where nobody knows when it is read: as notices write their last days. */
export function closeDay(day: Day, today?: Day): string {
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]
  const year = today?.slice(0, 4) === day.slice(0, 4) ? '' : `${Number(day.slice(0, 4))}년 `
  return `${year}${monthDay(day)}(${weekday})`
}

/** `7월 23일` */
export function monthDay(day: Day): string {
  return `${Number(day.slice(5, 7))}월 ${Number(day.slice(8))}일`
}

/** A day as one says it today: with its year only when that is another. */
export function dayAsOf(today: Day, day: Day): string {
  return day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : fullDay(day)
}

/** `‘희소금속’, ‘탄소중립’`, or `‘희소금속’, ‘탄소중립’ 외 3개` */
export function quoted(words: string[], more = 0): string {
  return `${words.map((word) => `‘${word}’`).join(', ')}${more > 0 ? ` 외 ${more}개` : ''}`
}

/** `‘희소금속’, ‘탄소중립’을`: the particle follows the last word as it is read. */
export function quotedWith(words: string[], pair: Particle, more = 0): string {
  return `${quoted(words, more)}${particle(more > 0 ? '개' : (words.at(-1) ?? ''), pair)}`
}

/** Keywords as an answer speaks of them: named, or `키워드 20개`. */
export function keywords(queries: string[], pair?: Particle): string {
  if (queries.length > MAX_KEYWORDS_NAMED) return `키워드 ${queries.length}개${pair ? particle('개', pair) : ''}`
  return pair ? quotedWith(queries, pair) : quoted(queries)
}

/** Slack's word for why it did not take a message, as a Korean sentence holds it. */
export function slackWord(reason: string): string {
  return reason === NO_ANSWER ? '응답 없음' : reason
}

export const QUIET_DAYS: Record<QuietDay, string> = { weekends: '주말', holidays: '공휴일' }

/** When a channel is told nothing, from the parts of notes: `22:00~07:00 · 주말 · 12월 4일(금) 아침까지 쉼`. */
export function quietText(parts: string[]): string {
  return parts
    .map((part) => {
      const day = QuietDay.safeParse(part)
      if (day.success) return QUIET_DAYS[day.data]
      return part.startsWith('until ') ? `${shortDay(part.slice('until '.length))} 아침까지 쉼` : part.replace('-', '~')
    })
    .join(' · ')
}
