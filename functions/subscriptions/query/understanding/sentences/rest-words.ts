import { weekday } from '../../../../text/days/business-day.ts'
import { addDays, type Day } from '../../../../text/seoul.ts'
import { anyOf, isIn, wordList } from '../typed-text/word-list.ts'

/*
A rest of a channel as people ask for it: `3일 동안 꺼 줘`, `12월 3일까지 쉬기`, `다음 주 월요일까지 알림 멈춰줘`, `일주일 쉬기`, `pause for 3 days`, `snooze until Dec 3`.
A day that is named is the last of the rest. What names a subject as well (`수소 3일 동안 꺼 줘`) is none: it is about that subject.
*/

/** Words for a number of days. */
const COUNTED_DAYS: [string, number][] = [
  ['하루', 1],
  ['이틀', 2],
  ['사흘', 3],
  ['나흘', 4],
  ['닷새', 5],
  ['일주일 한_주', 7],
  ['열흘', 10],
  ['보름', 15],
  ['한_달', 30],
  ['a_day one_day', 1],
  ['a_week one_week', 7],
  ['a_month one_month', 30],
]
const DAYS_IN: [string, number][] = [
  ['일 days day', 1],
  ['주일 주 weeks week', 7],
  ['개월 달 months month', 30],
]
const WEEKDAYS = '일월화수목금토'
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

type ReadDay = (found: string[], today: Day) => Day | undefined

/** Each way to say how long, with the first day on which the channel hears again. */
const SPANS: [RegExp, ReadDay][] = [
  [piece('오늘(?: ?하루)?(?:까지|만|은|동안|종일)?|(?:for |until )?today'), (_, today) => addDays(today, 1)],
  ...COUNTED_DAYS.map(([words, days]): [RegExp, ReadDay] => [
    piece(`(?:for )?${anyOf(words)}(?: ?(?:동안만?|간만?|정도|만))?`),
    (_, today) => addDays(today, days),
  ]),
  ...DAYS_IN.map(([words, days]): [RegExp, ReadDay] => [
    piece(`(?:for )?(\\d{1,3}) ?${anyOf(words)}(?: ?(?:동안만?|간만?|정도|만))?`),
    ([, count], today) => (Number(count) > 0 ? addDays(today, Number(count) * days) : undefined),
  ]),
  [piece('내일(?:까지|만)|until tomorrow'), (_, today) => addDays(today, 2)],
  [piece('모레(?:까지|만)'), (_, today) => addDays(today, 3)],
  [
    piece('(?:이번 ?)?주말까지|이번 ?주(?:까지|만|는|에는|동안)?|until next week'),
    (_, today) => addDays(mondayOf(today), 7),
  ],
  [piece('다음 ?주(?:말)?까지'), (_, today) => addDays(mondayOf(today), 14)],
  [piece(`(이번 ?주 |다음 ?주 )?([${WEEKDAYS}])요일까지`), ([, week, name], today) => afterWeekday(week, name, today)],
  [piece('이번 ?달까지|이달까지|월말까지'), (_, today) => monthAfter(today)],
  [piece('연말까지|올해까지'), (_, today) => `${Number(today.slice(0, 4)) + 1}-01-01`],
  [piece('(20\\d\\d)(?:[-./] ?|년 ?)(\\d{1,2})(?:[-./] ?|월 ?)(\\d{1,2})일?(?:까지)'), afterDate],
  [piece('until (20\\d\\d)[-./](\\d{1,2})[-./](\\d{1,2})'), afterDate],
  [
    piece('(\\d{1,2})(?:월 ?|[-./])(\\d{1,2})일?까지'),
    ([, month, day], today) => afterDate(['', yearOf(month, day, today), month ?? '', day ?? '']),
  ],
  [piece('(\\d{1,2})일까지'), ([, day], today) => afterDayOfMonth(day, today)],
  [
    piece(`until (${MONTHS.join('|')})[a-z]* (\\d{1,2})(?:st|nd|rd|th)?`),
    ([, name = '', day = ''], today) => {
      const month = String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1)
      return afterDate(['', yearOf(month, day, today), month, day])
    },
  ],
]

/** What is said beside the time: that nothing is to come, and words that only go along. */
const REST = wordList(
  '쉬기 쉬자 쉴게 쉴래 쉬어* 쉬고 쉼 휴식 휴지 끄기 꺼* 끄고 끌래 끌게 멈춰* 멈추기 멈춤 멈추고 중지 중단 정지 일시정지 일시중지 조용히 보류 보내지 받지 알리지 그만 안 mute pause snooze quiet silence off stop',
)
const ALONG = wordList(
  '알림 알람 소식 메시지 구독 발표 초록 초록아 봇 이 채널 채널은 전체 전부 모두 다 잠시 잠깐 좀 해* 하기 하고 할래 할게 줘 줘요 주세요 주십시오 주라 둘게 두기 둬 두고 싶어* 싶습니다 부탁* 말아* 말고 마 마세요 않* 보내* 받* 있을게 있어* 그냥 이제 the this channel notifications alerts everything all please turn me us be it',
)

export interface RestAsked {
  /** The first day on which the channel hears again; undefined where the words name a day that is none. */
  until: Day | undefined
}

/** The rest that words ask for; undefined where they ask for none, or for something else beside it. */
export function restAsked(text: string, today: Day): RestAsked | undefined {
  const said = text.replace(/[.!~?]+$/u, '')
  for (const [pattern, read] of SPANS) {
    const found = said.match(pattern)
    if (!found) continue
    const others = said
      .replace(pattern, ' ')
      .split(/[\s,]+/u)
      .filter((word) => word !== '')
    if (!others.some((word) => isIn(REST, word))) continue
    if (!others.every((word) => isIn(REST, word) || isIn(ALONG, word))) continue
    return { until: read([...found], today) }
  }
  return undefined
}

/** Any day: whether words ask for a rest does not depend on it. */
const SOME_DAY = '2026-01-01'

export function isRestAsked(text: string): boolean {
  return restAsked(text, SOME_DAY) !== undefined
}

function piece(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${source})(?![\\p{L}\\p{N}-])`, 'iu')
}

function mondayOf(day: Day): Day {
  return addDays(day, -((weekday(day) + 6) % 7))
}

function monthAfter(day: Day): Day {
  return `${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`
}

function afterWeekday(week: string | undefined, name = '', today: Day): Day {
  const number = WEEKDAYS.indexOf(name)
  const ofThisWeek = addDays(mondayOf(today), (number + 6) % 7)
  if (week?.startsWith('다음')) return addDays(ofThisWeek, 8)
  return addDays(ofThisWeek < today ? addDays(ofThisWeek, 7) : ofThisWeek, 1)
}

/** The day after a date; undefined for a date that is none. */
function afterDate([, year = '', month = '', day = '']: string[]): Day | undefined {
  const date = dateOf(year, month, day)
  return date && addDays(date, 1)
}

function dateOf(year: string, month: string, day: string): Day | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isDate = !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && addDays(date, 0) === date
  return isDate ? date : undefined
}

/** The year in which a month and day come next. */
function yearOf(month = '', day = '', today: Day): string {
  const year = Number(today.slice(0, 4))
  const isPast = `${month.padStart(2, '0')}-${day.padStart(2, '0')}` < today.slice(5)
  return String(isPast ? year + 1 : year)
}

function afterDayOfMonth(day = '', today: Day): Day | undefined {
  const month = Number(day) < Number(today.slice(8)) ? monthAfter(today) : today
  return afterDate(['', month.slice(0, 4), month.slice(5, 7), day])
}
