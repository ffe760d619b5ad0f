import type { Rhythm } from '../../subscription-options.ts'
import { isListed } from '../known-words.ts'
import { type ParsedQueries, parseQueries, type Query, type Refusal } from '../query.ts'
import { isWidespread } from '../widespread-words.ts'
import { cleanPaste } from './clean-paste.ts'
import { listItems } from './list-items.ts'
import { withoutParticle } from './particles.ts'
import { readTable } from './read-table.ts'
import { isHeadingItem, repairItem } from './repair-item.ts'
import { setAside } from './set-aside.ts'

/*
What a person means who types `탄소중립 관련 소식 알려줘`: the repair of what was typed, before it is parsed. Commands and the form call
this; whatever reads a text that was stored calls `parseQueries`, for there a text is what it is.

  1. What nobody means is taken out of a paste (clean-paste), of a table only its keywords are read (read-table), quotes are set aside,
     a list is taken apart (list-items).
  2. Each item loses what asks instead of naming (side-words) and its particles; a ministry in it becomes a condition (repair-item).
  3. An item that may be meant in several ways asks. The others are subscribed; each offer is a reading of everything typed.
  4. Prose holds no keywords, but may hold known terms: those are offered.
*/

export interface Understanding {
  /** What is sure: subscribed without a question. */
  queries: Query[]
  /** How often somebody wants to be told, where they said so. */
  rhythm?: Rhythm | undefined
  /** What may be meant in several ways: each part of what was typed, with its readings. */
  questions: Question[]
  /** Whole readings of everything that was typed, what is sure among them; at most three, and none where nothing is asked. */
  offers: Query[][]
  refused: RefusedText[]
  /** What was read as something else than the language alone would have read it. */
  repairs: Repair[]
  /** Headings and the like of which nothing came. */
  leftOut: string[]
}

export interface RefusedText {
  text: string
  /** `everything`: it names no subject, only that news is wanted. `only exclusions`: it names only what is not wanted. */
  why: Refusal | 'everything' | 'only exclusions' | 'address'
}

/** One part of what was typed, and at most three readings of it. */
export interface Question {
  typed: string
  readings: Query[][]
}

export interface Repair {
  typed: string
  became: Query[]
  /** The query for exactly what was typed; undefined where that cannot be one. */
  asTyped?: Query | undefined
}

interface ReadItem {
  typed: string
  readings: Query[][]
  refused: RefusedText[]
  rhythm?: Rhythm | undefined
  /** What it leaves out of the items beside it. */
  without: string[]
}

/** Written out, as they are pasted behind a keyword. */
const ADDRESS = /<?https?:\/\/[^\s>]*>?|www\.[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
const MAX_OFFERS = 3
const MAX_QUERIES = 20
const MAX_TOPICS_OFFERED = 5
const MAX_TOPIC_WORDS = 4
/** More than anybody types; what is longer is read up to here, and what follows is said to be left out. */
const MAX_READ_LENGTH = 6_000
const MAX_ITEM_WORDS = 16
const MAX_ITEM_LENGTH = 120
/** An item that is longer, however it is read, makes no query. */
const MAX_REPAIRED_LENGTH = 400
const MAX_MEAN_WORDS = 4
/** The long names of laws have as many words: 남녀고용평등과 일·가정 양립 지원에 관한 법률. */
const MAX_NAME_WORDS = 8
const MIN_LISTED = 3

/** Understands what somebody typed. `standing` are canonical texts that stay as they are: those of subscriptions being edited. */
export function understand(input: string, standing: string[] = []): Understanding {
  const plain = parseQueries(input)
  const isStanding = plain.queries.every(({ text }) => standing.includes(text))
  if (plain.queries.length > 0 && plain.refused.length === 0 && isStanding)
    return { ...NOTHING, queries: plain.queries }
  const read = input.slice(0, endOfReading(input))
  const rest = input.slice(read.length).trim()
  const cleaned = cleanPaste(read)
  const table = readTable(cleaned)
  const addresses = table.text.match(ADDRESS) ?? []
  const { text, restore } = setAside(table.text.replace(ADDRESS, ' '))
  const typed = listItems(text)
  if (typed.length === 0) {
    const named = addresses.map((address): RefusedText => ({ text: address, why: 'address' }))
    return {
      ...NOTHING,
      refused: named.length > 0 ? named : plain.refused.length > 0 ? plain.refused : nothingNamed(input),
    }
  }
  if (isProse(typed)) return readProse(cleaned, plain)
  const headings = typed.length > 1 ? typed.filter((item) => isHeadingItem(item)) : []
  const items = typed
    .filter((item) => !headings.includes(item))
    .map((item) => readItem(item, restore, typed.length > 1))
  const leftOut = [...table.leftOut, ...headings, ...addresses, ...(rest === '' ? [] : [rest])]
  return combine(leaveOut(items), leftOut.map(restore))
}

/** Where reading ends: not within a word, of which a part would be taken for a keyword. */
function endOfReading(input: string): number {
  if (input.length <= MAX_READ_LENGTH) return input.length
  const end = input.slice(0, MAX_READ_LENGTH).search(/[\s,;、，；][^\s,;、，；]*$/u)
  return end > 0 && !/[\s,;、，；]/u.test(input[MAX_READ_LENGTH] as string) ? end : MAX_READ_LENGTH
}

const NOTHING: Understanding = { queries: [], questions: [], offers: [], refused: [], repairs: [], leftOut: [] }

/** Markup and the like, of which nothing was left to read. */
function nothingNamed(input: string): RefusedText[] {
  return [{ text: input.trim(), why: 'only symbols' }]
}

function readItem(item: string, restore: (text: string) => string, isListed: boolean): ReadItem {
  const typed = restore(item).replace(/\s+/g, ' ').trim()
  if (typed.length > MAX_REPAIRED_LENGTH)
    return { typed, readings: [], refused: [{ text: typed, why: 'too long' }], without: [] }
  const { readings, rhythm, without } = repairItem(item.replace(/\s+/g, ' ').trim())
  if (without.length > 0) return { typed, readings: [], refused: [], rhythm, without: without.map(restore) }
  const parsed = readings.map((reading) => parseAll(reading.map(restore)))
  const [first] = parsed
  if (!first) return { typed, readings: [], refused: refusalOf(typed, rhythm !== undefined, isListed), rhythm, without }
  const whole = parsed.filter(({ refused, queries }) => refused.length === 0 && queries.length > 0)
  if (whole.length === 0) {
    // What the language refuses as it was typed is refused for that reason, not for what was left of it.
    const plain = parseQueries(typed).refused
    return { typed, readings: [first.queries], refused: plain.length > 0 ? plain : first.refused, rhythm, without }
  }
  return { typed, readings: distinct(whole.map(({ queries }) => queries)), refused: [], rhythm, without }
}

/** Queries one by one: a separator that stands in one of them separates nothing any more. */
function parseAll(texts: string[]): ParsedQueries {
  const parsed = texts.map((text) => parseQueries(text))
  return { queries: parsed.flatMap(({ queries }) => queries), refused: parsed.flatMap(({ refused }) => refused) }
}

function refusalOf(typed: string, hadRhythm: boolean, isListed: boolean): RefusedText[] {
  const [plain] = parseQueries(typed).refused
  if (plain) return [plain]
  return hadRhythm && isListed ? [] : [{ text: typed, why: 'everything' }]
}

/**
 * Joins items that only leave something out (`탄소중립, 자동차 제외`) to those before them. Where there are several, only who typed them
 * knows whether all are meant.
 */
function leaveOut(items: ReadItem[]): ReadItem[] {
  const at = items.findIndex(({ without }) => without.length > 0)
  const leaving = items[at]
  if (!leaving) return items
  const isBase = (item: ReadItem): boolean => item.without.length === 0 && item.readings.length > 0
  const before = items.slice(0, at)
  const targets = before.some(isBase) ? before.filter(isBase) : items.slice(at + 1).filter(isBase)
  const others = items.filter((item) => item !== leaving && !targets.includes(item))
  const [target] = targets
  if (!target) {
    const refused: RefusedText[] = [{ text: leaving.typed, why: 'only exclusions' }]
    return leaveOut([...others, { ...leaving, without: [], refused }])
  }
  const signs = leaving.without.map((one) => ` -${one}`).join('')
  const narrowed = (queries: Query[]): Query[] => parseAll(queries.map(({ text }) => `${text}${signs}`)).queries
  const joined: ReadItem = {
    typed: [...targets, leaving].map(({ typed }) => typed).join(', '),
    readings: narrowedReadings(targets, narrowed),
    refused: targets.flatMap(({ refused }) => refused),
    rhythm: targets.find(({ rhythm }) => rhythm !== undefined)?.rhythm ?? leaving.rhythm,
    without: [],
  }
  return leaveOut([joined, ...others])
}

/** What is left out of all the items, or of the last one alone. */
function narrowedReadings(targets: ReadItem[], narrowed: (queries: Query[]) => Query[]): Query[][] {
  const all = wholeReadings(targets).map(narrowed)
  const first = targets.flatMap(({ readings }) => readings[0] ?? [])
  const last = first.at(-1)
  const lastAlone = last && first.length > 1 ? [[...first.slice(0, -1), ...narrowed([last])]] : []
  return distinct([...all.slice(0, 1), ...lastAlone, ...all.slice(1)])
}

/** Readings of all items together: a part with fewer keeps its last. */
function wholeReadings(items: { readings: Query[][] }[]): Query[][] {
  const count = Math.min(MAX_OFFERS, Math.max(0, ...items.map(({ readings }) => readings.length)))
  return distinct(
    Array.from({ length: count }, (_, index) =>
      distinctQueries(items.flatMap(({ readings }) => readings[Math.min(index, readings.length - 1)] ?? [])),
    ),
  )
}

function combine(items: ReadItem[], leftOut: string[]): Understanding {
  const rhythm = items.find((item) => item.rhythm !== undefined)?.rhythm
  const { within, over } = atMost(items)
  const refused = [...items.flatMap((item) => item.refused), ...over]
  const sure = within.filter(({ readings }) => readings.length === 1)
  const doubtful = within.filter(({ readings }) => readings.length > 1)
  return {
    queries: distinctQueries(sure.flatMap(({ readings }) => readings[0] ?? [])),
    rhythm,
    questions: doubtful.map(({ typed, readings }) => ({ typed, readings })),
    offers: doubtful.length > 0 ? wholeReadings(within) : [],
    refused,
    repairs: sure.flatMap(repairOf),
    leftOut,
  }
}

/** As many queries as are taken at once; each of the others is refused by name, and nothing is asked about it. */
function atMost(items: ReadItem[]): { within: ReadItem[]; over: RefusedText[] } {
  const taken = new Set<string>()
  const over: RefusedText[] = []
  const within = items.map((item) => {
    const kept = item.readings.map((reading) => reading.filter(({ id }) => taken.has(id) || taken.size < MAX_QUERIES))
    const [first = []] = item.readings
    for (const { id, text } of first)
      if (taken.size < MAX_QUERIES) taken.add(id)
      else if (!taken.has(id)) over.push({ text, why: 'too many' })
    return { ...item, readings: distinct(kept.map((reading) => reading.slice(0, MAX_QUERIES))).filter(isSome) }
  })
  return { within, over }
}

function isSome(reading: Query[]): boolean {
  return reading.length > 0
}

function repairOf({ typed, readings: [became = []] }: ReadItem): Repair[] {
  const plain = parseQueries(typed)
  if (became.length === 0 || textsOf(plain.queries) === textsOf(became)) return []
  const [asTyped] = parseQueries(`"${typed.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()}"`).queries
  return [{ typed, became, asTyped }]
}

/** Whether somebody pasted sentences: a list of keywords has few words to an item, and none that ends as a sentence does. A quoted text counts as one word. */
function isProse(items: string[]): boolean {
  const isNamed = (item: string) => item.split(/\s+/).length <= MAX_NAME_WORDS && !/[다요죠까][.?!]?$/.test(item.trim())
  if (items.length >= MIN_LISTED && items.every(isNamed)) return false
  const lengths = items.map((item) => item.split(/\s+/).length)
  const words = lengths.reduce((sum, length) => sum + length, 0)
  const isLong = items.some((item, index) => item.length > MAX_ITEM_LENGTH && (lengths[index] ?? 0) > MAX_ITEM_WORDS)
  return isLong || (words > MAX_ITEM_WORDS && words / items.length > MAX_MEAN_WORDS)
}

/** Of prose, the known terms in it are offered. */
function readProse(cleaned: string, plain: ParsedQueries): Understanding {
  const topics = topicsIn(cleaned)
  const { queries } = parseAll(topics)
  const shown = cleaned.replace(/\s+/g, ' ').trim()
  const refused: RefusedText[] = [
    { text: shown, why: plain.refused[0]?.why === 'only symbols' ? 'only symbols' : 'too long' },
  ]
  return { ...NOTHING, refused, offers: queries.length > 0 ? [queries] : [] }
}

/** The listed terms in a text, longest first where they overlap, in their order. */
function topicsIn(text: string): string[] {
  const words = text.split(/[\s,.;:()[\]"'‘’“”「」]+/u).filter((word) => word !== '')
  const topics = new Set<string>()
  for (let from = 0; from < words.length && topics.size < MAX_TOPICS_OFFERED; ) {
    let to = Math.min(words.length, from + MAX_TOPIC_WORDS)
    while (to > from && !topicAt(words, from, to)) to -= 1
    const topic = to > from ? topicAt(words, from, to) : undefined
    if (topic) topics.add(topic)
    from = Math.max(from + 1, to)
  }
  return [...topics]
}

function topicAt(words: string[], from: number, to: number): string | undefined {
  const last = withoutParticle(words[to - 1] as string, { joins: true }).word
  const name = [...words.slice(from, to - 1), last].join(' ')
  return name.length > 1 && isListed(name) && !isWidespread(name) ? name : undefined
}

function distinct(readings: Query[][]): Query[][] {
  return [...new Map(readings.map((reading) => [textsOf(reading), reading])).values()]
}

function distinctQueries(queries: Query[]): Query[] {
  return [...new Map(queries.map((query) => [query.id, query])).values()]
}

function textsOf(queries: Query[]): string {
  return queries
    .map(({ text }) => text)
    .sort()
    .join('\n')
}

/** What a standing query would be read as today, where that is something else and one reading is clear. */
export function betterReading(text: string): Query[] | undefined {
  const { queries, refused, questions } = understand(text)
  const isOther = textsOf(queries) !== text
  return isOther && questions.length === 0 && refused.length === 0 && queries.length > 0 ? queries : undefined
}
