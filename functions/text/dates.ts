import { datesInText } from './date/date-in-text.ts'
import { fourDigits, inKnownOrder, type OrderOf } from './date/date-order.ts'
import { zoneOffset } from './date/zone-offset.ts'
import { type Day, type Instant, seoulDay } from './seoul.ts'

/*
Dates as feeds, boards and APIs write them, in Korea and abroad. A date that fits none of the shapes below is not read: a release with a
guessed date would be announced on the wrong day, or as news when it is old.
*/
interface DateRead {
  /** The Seoul day. */
  day: Day
  /** Where a time is given. */
  at?: Instant
}

// The parts of the shapes below. A name such as <zone> may stand in several alternatives, of which one matches.
const TIME = String.raw`(?<half>오전|오후|새벽|아침|낮|저녁|밤|[ap]\.?m\b\.?)?\s*(?<hour>\d{1,2})\s*(?:시|[:시]\s*(?<minute>\d{1,2})(?:\s*[:분]\s*(?<second>\d{1,2})(?:[.,]\d+)?초?|분)?)\s*(?<ampm>[ap]\.?m\b\.?)?`
const ZONE = String.raw`(?:(?:gmt|utc)?(?<zone>[+-]\d{1,2}(?::?\d{2})?)|(?<zone>[a-z]{1,4}))?(?:\s*\([^)]*\))?`
const CLOCK = `(?:${TIME}\\s*${ZONE})?`
// In any language, but no other word before a date: `사업기간 2026.01.02`, `제정 2019.1.1` and `Expires 1 Jan 2025` are days of something else.
const WEEKDAY = String.raw`(?:(?:[월화수목금토일](?:요일)?|(?!expir|deadline|due|until|till|by\b|closing|closes|ends?\b|valid|effective|updated|modified|created|since|from)(?:(?!\p{Script=Hangul})\p{L}){1,9})(?:\.?,\s*|\.?\s+))?`
const MONTH = String.raw`(?<month>\p{L}{3,10})\.?`
const WEEKDAY_LETTERS = '월화수목금토일'
const NUMBERS = String.raw`(?<year>\d{4}|\d{2})\s*[-./년]\s*(?<month>\d{1,2})\s*[-./월]\s*(?<date>\d{1,2})`
const SHAPES = [
  // 2026-09-23 17:00:00.0 · 2026-09-23T12:00:00+0900 · 2026.09.23. · 2026년 9월 23일 오후 3시 5분 · '26.7.8 (수)
  String.raw`${WEEKDAY}['’]?${NUMBERS}(?:\s*(?:[.일]|[${WEEKDAY_LETTERS}]요일|(?<=[\s.일])[${WEEKDAY_LETTERS}](?=[\s.,]|$)))*[\sT,]*\(?${CLOCK}\)?`,
  // 2026-09-01T10Z
  String.raw`${NUMBERS}T(?<hour>\d{2})${ZONE}`,
  // 2026-265T10:00:00Z: the day of the year
  String.raw`(?<year>\d{4})-?(?<ordinal>\d{3})(?:T${CLOCK})?`,
  // 2026-július-13T9:15-05:00
  String.raw`(?<year>\d{4})[-\s]${MONTH}[-\s](?<date>\d{1,2})(?:[T\s]${CLOCK})?`,
  // 2026-09-01+09:00: a day, whatever its zone
  String.raw`${NUMBERS}(?:[+-]\d{2}:\d{2}|z)`,
  // 9/1/2026 3:05:00 PM · Tue, 09/01/2026 - 15:05: only American sites write these, with the month first
  String.raw`(?<month>\d{1,2})/(?<date>\d{1,2})/(?<year>\d{4})\s+(?=.*[ap]m$)${TIME}`,
  String.raw`\p{L}{3,9},\s+(?<month>\d{1,2})/(?<date>\d{1,2})/(?<year>\d{4})\s+-\s+${TIME}`,
  // 09/23/2026 · 23/09/2026 · 09-23-2026 15:05: which is the month shows where the other is no month
  String.raw`(?<month>\d{1,2})[-./](?<date>1[3-9]|2\d|3[01])[-./](?<year>\d{4})\.?,?\s*${CLOCK}`,
  String.raw`(?<date>1[3-9]|2\d|3[01])[-./](?<month>\d{1,2})[-./](?<year>\d{4})\.?,?\s*${CLOCK}`,
  // 20260901090226 · 202607201230 · 20260921013544+0900
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<date>\d{2})T?(?:(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?)?\s*${ZONE}`,
  // 20260901 오후 2시
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<date>\d{2})\s${TIME}`,
  // 20260901T10:14:55Z
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<date>\d{2})T${CLOCK}`,
  // Wed, 23 Sep 2026 07:06:00 GMT · Sun, 20 09 2026 23:10:46 +0900 · 화, 24 11월 2026
  String.raw`${WEEKDAY}(?<date>\d{1,2})일?[\s-]+(?:${MONTH}|(?<month>\d{1,2})월?)[\s-]+(?<year>\d{4}|\d{2})년?,?\s*${CLOCK}`,
  // 15/Sep/2026:08:19:53 +0000
  String.raw`(?<date>\d{1,2})/${MONTH}/(?<year>\d{4})[:\s]\s*${CLOCK}`,
  // Wed Jul 08 15:00:00 KST 2026
  String.raw`${WEEKDAY}${MONTH}\s+(?<date>\d{1,2})\s+${TIME}\s*${ZONE}\s*(?<year>\d{4})`,
  // Wed Jul  8 15:00:00 2026 GMT
  String.raw`${WEEKDAY}${MONTH}\s+(?<date>\d{1,2})\s+${TIME}\s+(?<year>\d{4})\s+${ZONE}`,
  // Sep 23, 2026 07:06
  String.raw`${WEEKDAY}${MONTH}\s+(?<date>\d{1,2}),?\s+(?<year>\d{4}),?\s*${CLOCK}`,
].map((shape) => new RegExp(`^${shape}$`, 'iu'))
const MAX_DATE_LENGTH = 60

/**
 * What a source means by a date: always the Seoul day, and the instant where a time is given. No zone means Seoul, and midnight
 * without a zone means that no time was given. Undefined for anything but a full date of 1990 to 2100: never a guess, never now.
 * What `24/11/26` means the other dates of its document may prove (`ordersIn`).
 */
export function readDate(raw: string, orderOf: OrderOf = () => undefined): DateRead | undefined {
  for (const text of datesInText(raw)) {
    const read = readBareDate(text, orderOf)
    if (read) return read
  }
  return undefined
}

function readBareDate(bare: string, orderOf: OrderOf): DateRead | undefined {
  if (bare.length > MAX_DATE_LENGTH) return undefined
  if (EPOCH.test(bare)) return fromEpoch(bare)
  const text = inKnownOrder(bare, orderOf)
  if (text === undefined) return undefined
  for (const shape of SHAPES) {
    const parts = shape.exec(text)?.groups
    if (parts) return fromParts(parts)
  }
  return undefined
}

/** Seconds or milliseconds since 1970 in the years 2001 to 2030: ten digits that begin otherwise may be a day and an hour. */
const EPOCH = /^1[0-8]\d{8}(?:\d{3}|\.\d{1,9})?$/

function fromEpoch(text: string): DateRead {
  const at: Instant = text.length === 13 && !text.includes('.') ? Number(text) : Math.floor(Number(text)) * 1000
  return { day: seoulDay(at), at }
}

function fromParts(parts: Record<string, string | undefined>): DateRead | undefined {
  const year = fourDigits(parts.year as string)
  // Date.UTC takes the 265th day of a year for the 265th of January.
  const month = parts.ordinal ? 1 : monthOf(parts.month as string)
  const date = Number(parts.ordinal ?? parts.date)
  const hour = hourOf(parts)
  const [minute, second] = [Number(parts.minute ?? 0), Number(parts.second ?? 0)]
  if (year < 1990 || year > 2100 || month > 12 || hour > 24 || minute > 59 || second > 60) return undefined
  const midnight = Date.UTC(year, month - 1, date)
  const read = new Date(midnight)
  if (parts.ordinal ? read.getUTCFullYear() !== year || date === 0 : read.getUTCMonth() !== month - 1) return undefined
  const offset = zoneOffset(parts.zone ?? 'kst')
  if (offset === undefined) return undefined
  const clock = ((hour * 60 + minute) * 60 + second) * 1000
  if (clock === 0 && !parts.zone) return { day: read.toISOString().slice(0, 10) }
  const at: Instant = midnight + clock - offset * 60_000
  return { day: seoulDay(at), at }
}

/** 밤 12시 and 밤 1시 belong to one day or the next: no hour that exists. */
const NO_HOUR = 25

function hourOf(parts: Record<string, string | undefined>): number {
  const hour = Number(parts.hour ?? 0)
  const half = (parts.half ?? parts.ampm)?.toLowerCase().replaceAll('.', '')
  if (!half || hour > 12) return hour
  if (half === '밤' && (hour < 6 || hour === 12)) return NO_HOUR
  const isLate = ['오후', '저녁', '밤', 'pm'].includes(half) || (half === '낮' && (hour < 6 || hour === 12))
  return (hour % 12) + (isLate ? 12 : 0)
}

// Month names in English, Hungarian and Greek, as feeds abroad write them. Each by as many first letters as tell it from the others.
const MONTH_NAMES: string[][] = [
  ['jan', 'ιαν'],
  ['feb', 'φεβ'],
  ['mar', 'már', 'μαρ', 'μάρ', 'μάώ', 'μαώ'],
  ['apr', 'ápr', 'απρ'],
  ['may', 'máj', 'μάι', 'μαϊ', 'μαι'],
  ['jun', 'jún', 'ιούν', 'ιον'],
  ['jul', 'júl', 'ιούλ', 'ιολ'],
  ['aug', 'αύγ', 'αυγ'],
  ['sep', 'sze', 'σεπ'],
  ['oct', 'okt', 'οκτ'],
  ['nov', 'νοέ', 'νοε'],
  ['dec', 'δεκ'],
]
const NO_MONTH = 13

/** The month of a number or a name, 1 to 12; 13 for anything else. */
function monthOf(month: string): number {
  if (/^\d+$/.test(month)) return Number(month) || NO_MONTH
  const name = month.toLowerCase()
  return MONTH_NAMES.findIndex((names) => names.some((start) => name.startsWith(start))) + 1 || NO_MONTH
}

/**
 * The first day that a date without its last parts can mean: `2003`, `2003-12`, and the short forms of ISO 8601, `0312` and `031231`.
 * For feeds that give nothing better; undefined for anything else.
 */
export function readPartialDate(raw: string): Day | undefined {
  const text = raw.trim()
  const [, year, month = '01'] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? []
  const [, shortYear, monthOfShort, date = '01'] = /^(\d{2})(\d{2})(\d{2})?$/.exec(text) ?? []
  const [, longYear, monthOfLong] = /^(\d{4})(\d{2})$/.exec(text) ?? []
  const candidates = [
    year && `${year}-${month}-01`,
    shortYear && `20${shortYear}-${monthOfShort}-${date}`,
    longYear && `${longYear}-${monthOfLong}-01`,
  ]
  for (const day of candidates) {
    const read = day ? readDate(day) : undefined
    if (read) return read.day
  }
  return undefined
}
