import { QuietDay } from '../../subscriptions/quiet-hours.ts'
import type { Day } from '../../text/seoul.ts'
import { MAX_KEYWORDS_NAMED } from '../command-words.ts'

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Thu 23 Jul 2026` */
export function fullDay(day: Day): string {
  return `${shortDay(day)} ${day.slice(0, 4)}`
}

/** `Thu 23 Jul` */
export function shortDay(day: Day): string {
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return `${weekday} ${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`
}

/** A day as one says it today: with its year only when that is another. */
export function dayAsOf(today: Day, day: Day): string {
  return day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : fullDay(day)
}

/** `“RE100”, “탄소중립”`, or `“RE100”, “탄소중립” and 3 more` */
export function quoted(words: string[], more = 0): string {
  return `${words.map((word) => `“${word}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** Keywords as an answer speaks of them: named, or `20 keywords`. */
export function keywords(queries: string[]): string {
  return queries.length > MAX_KEYWORDS_NAMED ? counted(queries.length, 'keyword') : quoted(queries)
}

/** `1 release`, `2 releases` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

export const QUIET_DAYS: Record<QuietDay, string> = { weekends: 'weekends', holidays: 'public holidays' }

/** When a channel is told nothing, from the parts of notes: `22:00–07:00, weekends, paused until the morning of 4 Dec`. */
export function quietText(parts: string[]): string {
  return parts
    .map((part) => {
      const day = QuietDay.safeParse(part)
      if (day.success) return QUIET_DAYS[day.data]
      return part.startsWith('until ')
        ? `paused until the morning of ${shortDay(part.slice('until '.length))}`
        : part.replace('-', '–')
    })
    .join(', ')
}
