import { addDays, type Day } from '../seoul.ts'
import { statesDeadline } from '../stated-days.ts'
import { weekday } from './business-day.ts'

/*
The last day on which one may comment or apply, from the field of a list (`2026. 8. 7. ~ 2026. 9. 10.`) or from prose (`의견이 있으신 분은
9월 10일(목)까지 제출해 …`). A wrong last day costs a reader the chance to object. So there is none where the words can be read in two ways, where
they count days (`예고일부터 40일`), end with something else (`예산 소진 시까지`), or where a day contradicts its own weekday.
*/

// One alternative for each way to write a day. The month or the year may be left out; they come from the day before, or from the notice.
const WEEKDAYS = '일월화수목금토'
const YEAR = String.raw`(?<year>\d{4}|['’‘\x60]\d{2}|\d{2}(?=\s?(?:년|\.\s?\d{1,2}\.\s?\d)))\s?[-./년]\s?`
const WAYS = [
  String.raw`${YEAR}(?<month>\d{1,2})\s?[-./월]\s?(?<date>\d{1,2}|말일)`,
  String.raw`(?<year>20\d{2})(?<month>\d{2})(?<date>\d{2})`,
  String.raw`(?<month>\d{1,2})\s?월\s?(?<date>\d{1,2}(?=\s?일)|말일)`,
  String.raw`(?<month>\d{1,2})\s?[./]\s?(?<date>\d{1,2})(?!\.\d|\s?[%조억만천건명개배원])`,
  String.raw`(?:(?<near>이달|이번\s?달|내달|다음\s?달|오는)\s?)?(?<date>\d{1,2}(?=\s?일(?!\s?(?:간|이내|안|동안|전|후|째|차|정)))|말일)`,
]
const A_DAY = String.raw`(?<![\d.:])(?:${WAYS.join('|')})(?!\d)\s?일?\.?(?:\s?\(?(?<weekday>[${WEEKDAYS}])(?:요일)?(?:\)|(?=요일|[,\s]\s?\d{1,2}\s?[:시])))?`
const DAYS = new RegExp(A_DAY, 'gu')
const HOUR_OF_DAY = String.raw`(?:[\s,(]*(?:오전|오후|낮|밤|저녁|정오|자정)?\s?(?:\d{1,2}\s?(?::\s?\d{2}|시(?:\s?\d{1,2}분)?))?\)?)`

/** Where a day is followed by this, it is the last one: an hour, a remark in brackets, 까지. `0시까지` and `전까지` mean the day before, or do they. */
const UNTIL = new RegExp(String.raw`^(?!\s*0?0?0\s?(?::|시))${HOUR_OF_DAY}\s?(?:\([^()]{0,30}\)\s?)?까지`, 'u')
const RANGE = new RegExp(String.raw`^(?:${HOUR_OF_DAY}\s?(?:부터\s?[~∼〜]?|[~∼〜]|[-–—])\s?)$`, 'u')
/** Behind the one day of a field: then it is a beginning, or the day after the last. */
const NO_LAST_DAY = /^[^.]{0,12}(?:[~∼〜]|부터|이후|전까지|이전|0?0?0\s?(?::\s?0?0?0|시)까지)/u
/** What takes the place of the day before it: `9. 10.까지 → 9. 20.까지`, `9월 10일에서 9월 20일로 연장`. */
const MOVED = /^[^.]{0,12}(?:→|⇒|에서)\s?(?:(?:변경|조정|연장)\s?:?\s?)?$/u
/** `매월 10일까지`: a day of each, and no last one. */
const AGAIN_AND_AGAIN = /매\s?(?:월|달|주|년|해|분기)(?=\s)/u

/** Undefined where a day does not exist, contradicts its weekday, or leaves out what nothing else says. */
interface WrittenDay {
  day: Day | undefined
  at: number
  end: number
}

/**
 * The end of the period, or the one day, that a field of a list gives: `~2026. 9. 10.`, `20260807 ~ 20260910`, `8. 7. ~ 9. 10.(목) 18:00`.
 * `publishedOn` lends the year and month where none are written.
 */
export function lastDayOfField(written: string, publishedOn?: Day): Day | undefined {
  const text = plain(written)
  if (AGAIN_AND_AGAIN.test(text)) return undefined
  const days = daysIn(text, publishedOn)
  const ends = endsOf(text, days)
  if (ends.length > 0) return theOne(ends, publishedOn)
  const [only] = days
  if (!only || days.length > 1 || NO_LAST_DAY.test(text.slice(only.end))) return undefined
  return theOne([only.day], publishedOn)
}

/** The last day to comment or apply that prose states, where all its sentences about it state the same. Comments go before applications. */
export function lastDayInProse(prose: string, publishedOn?: Day): Day | undefined {
  const sentences = prose.split(/(?<=[다요음함됨]\.)\s|\n/u).map(plain)
  const about = (act: RegExp) =>
    sentences.filter((sentence) => act.test(sentence) && statesDeadline(sentence) && !AGAIN_AND_AGAIN.test(sentence))
  const telling = [about(COMMENTING), about(APPLYING)].find((found) => found.length > 0) ?? []
  return theOne(
    telling.flatMap((sentence) => endsOf(sentence, daysIn(sentence, publishedOn))),
    publishedOn,
  )
}

const COMMENTING = /의견|입법\s?예고|행정\s?예고/u
const APPLYING = /신청|접수|제출|공모|모집|응모|참가|신고|등록|납부/u

function plain(written: string): string {
  return written.normalize('NFKC').replace(/\s+/gu, ' ').trim()
}

/** Several ends that are not the same one are none; neither is one that had passed when it was announced. */
function theOne(ends: (Day | undefined)[], publishedOn?: Day): Day | undefined {
  const [end] = ends
  if (!end || ends.some((other) => other !== end)) return undefined
  return publishedOn && end < publishedOn ? undefined : end
}

function endsOf(text: string, days: WrittenDay[]): (Day | undefined)[] {
  const ends: (Day | undefined)[] = []
  for (const [index, { day, at, end }] of days.entries()) {
    const between = text.slice(days[index - 1]?.end ?? 0, at)
    if (MOVED.test(between)) ends.length = 0
    if (RANGE.test(between) || /[~∼〜]\s?$/u.test(between) || UNTIL.test(text.slice(end))) ends.push(day)
  }
  return ends
}

function daysIn(text: string, publishedOn?: Day): WrittenDay[] {
  const days: WrittenDay[] = []
  for (const found of text.matchAll(DAYS)) {
    const before = days.at(-1)
    const between = text.slice(before?.end ?? 0, found.index)
    const leaning = RANGE.test(between) || MOVED.test(between) ? before?.day : undefined
    const day = dayOf(found.groups ?? {}, leaning, publishedOn)
    days.push({ day, at: found.index, end: found.index + found[0].length })
  }
  return days
}

function dayOf(parts: Record<string, string | undefined>, before?: Day, publishedOn?: Day): Day | undefined {
  const day = parts.month ? withMonth(parts, before, publishedOn) : withDateOnly(parts, before, publishedOn)
  if (!day || (parts.weekday && WEEKDAYS[weekday(day)] !== parts.weekday)) return undefined
  return day
}

function withMonth({ year, month, date }: Record<string, string | undefined>, before?: Day, publishedOn?: Day) {
  if (year) return existing(Number(year.replace(/^\D?(?=\d\d$)/u, '20')), Number(month), date)
  const known = before ?? publishedOn
  if (!known) return undefined
  const thisYear = Number(known.slice(0, 4))
  const day = existing(thisYear, Number(month), date)
  // A period that began, or a notice that came, late in a year ends early in the next.
  const isNextYear = day && day < known && Number(known.slice(5, 7)) >= 9 && Number(month) <= 4
  return isNextYear ? existing(thisYear + 1, Number(month), date) : day
}

/** `20일`: of the month of the day before it, else the next such day after the notice. */
function withDateOnly({ near = '', date }: Record<string, string | undefined>, before?: Day, publishedOn?: Day) {
  const known = before ?? publishedOn
  if (!known) return undefined
  const inMonthOf = (day: Day) => existing(Number(day.slice(0, 4)), Number(day.slice(5, 7)), date)
  const nextMonth = addDays(`${known.slice(0, 8)}28`, 4)
  if (/내달|다음/u.test(near)) return publishedOn && inMonthOf(addDays(`${publishedOn.slice(0, 8)}28`, 4))
  const day = inMonthOf(known)
  if (day && day >= known) return day
  return before || near === '오는' ? inMonthOf(nextMonth) : undefined
}

function existing(year: number, month: number, date: string | undefined): Day | undefined {
  const isMonthEnd = date === '말일'
  const at = new Date(Date.UTC(year, isMonthEnd ? month : month - 1, isMonthEnd ? 0 : Number(date)))
  if (Number.isNaN(at.getTime()) || year < 1990 || year > 2100 || month > 12) return undefined
  return at.getUTCMonth() === month - 1 ? at.toISOString().slice(0, 10) : undefined
}
