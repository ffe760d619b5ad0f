import type { QuietDay, QuietHours } from '../quiet-hours.ts'

/*
Hours as people say them: `밤 10시부터 아침 7시까지`, `오후 6시 반 ~ 다음 날 오전 9시`, `자정부터 6시`, `10pm to 7am`. An hour without a part of the
day is meant as it stands on a clock of 24 hours. Where the first is said with its part and the second without, both are read as they stand.
*/

/** What a part of the day makes of an hour up to 12. */
const PARTS: { words: string; hour: (hour: number) => number }[] = [
  { words: '새벽|오전|아침|am|a\\.m\\.', hour: (hour) => hour % 12 },
  { words: '낮|점심|오후|pm|p\\.m\\.', hour: (hour) => (hour % 12) + 12 },
  // 밤 10시 is 22, 밤 12시 midnight, 밤 1시 one o'clock; 저녁 7시 is 19.
  { words: '저녁|밤|심야|한밤', hour: (hour) => (hour >= 5 && hour < 12 ? hour + 12 : hour % 12) },
]
const NAMED: [string, number][] = [
  ['자정|midnight', 0],
  ['정오|noon', 12 * 60],
]
const ALL_PARTS = PARTS.map(({ words }) => words).join('|')
const TIME = new RegExp(
  [
    `(?<before>${ALL_PARTS})? ?(?<![\\d:])(?<hour>\\d{1,2}) ?(?::(?<minutes>[0-5]\\d)|시(?: ?(?<said>[0-5]?\\d)분| ?(?<half>반))?)? ?(?<behind>am|pm|a\\.m\\.|p\\.m\\.)?(?![\\d:])`,
    `(?<named>${NAMED.map(([words]) => words).join('|')})`,
  ].join('|'),
  'giu',
)

/** The two times in a text as quiet hours; undefined where it names none, another number of them, or one that is none. */
export function quietHoursIn(text: string): QuietHours | undefined {
  const times = [...text.matchAll(TIME)].map(({ groups = {} }) => minuteOfDay(groups))
  const [from, to] = times
  if (times.length !== 2 || from === undefined || to === undefined || from === to) return undefined
  return { from, to }
}

/** Words for days on which nothing is to come; 휴일 is any day off. `평일에만` leaves those out as well. */
const DAYS: [RegExp, QuietDay[]][] = [
  [/주말|토요일|일요일|토·?일|weekends?/iu, ['weekends']],
  [/공휴일|빨간 ?날|(?:public |national )?holidays?/iu, ['holidays']],
  [/(?<!공)휴일|쉬는 ?날|(?:평일|영업일|근무일|업무일)에?만/u, ['weekends', 'holidays']],
]

/** The days in a text on which a channel is to be told nothing. */
export function quietDaysIn(text: string): QuietDay[] {
  return [...new Set(DAYS.flatMap(([words, days]) => (words.test(text) ? days : [])))]
}

function minuteOfDay(groups: Record<string, string | undefined>): number | undefined {
  const { named, before, behind, hour: digits, minutes, said, half } = groups
  if (named) return NAMED.find(([words]) => isOneOf(words, named))?.[1]
  const hour = Number(digits)
  const minute = half ? 30 : Number(minutes ?? said ?? 0)
  if (hour > 24 || (hour === 24 && minute > 0)) return undefined
  const part = PARTS.find(({ words }) => isOneOf(words, before ?? behind ?? ''))
  const meant = part && hour <= 12 ? part.hour(hour) : hour % 24
  return meant * 60 + minute
}

function isOneOf(words: string, word: string): boolean {
  return new RegExp(`^(?:${words})$`, 'iu').test(word)
}
