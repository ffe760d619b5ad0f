import type { Rhythm } from '../../subscription-options.ts'
import { isListed } from '../known-words.ts'
import { type ParsedQueries, parseQueries, type Query, type Refusal } from '../query.ts'
import { isWidespread } from '../widespread-words.ts'
import { cleanPaste } from './clean-paste.ts'
import { type CommandMeant, commandMeant } from './commands-meant.ts'
import { isMeaningless, isTooBroad } from './doubtful-words.ts'
import { withHanjaRead } from './hanja.ts'
import { withNumbersJoined } from './joined-numbers.ts'
import { listItems } from './list-items.ts'
import { withoutParticle } from './particles.ts'
import { isHeadingItem, repairItem, type SaidBeside } from './repair-item.ts'
import { takeRhythm } from './rhythm-words.ts'
import { setAside } from './set-aside.ts'

/*
What a person means who types `탄소중립 관련 소식 알려줘`: the repair of what was typed, before it is parsed. Commands and the form call
this; whatever reads a text that was stored calls `parseQueries`, for there a text is what it is.

  1. What nobody means is taken out of a paste (clean-paste), quotes are set aside, a list is taken apart (list-items).
  2. Each item loses what asks instead of naming (side-words) and its particles; a ministry in it becomes a condition (repair-item).
  3. An item that may be meant in several ways asks: then nothing is subscribed, and each offer is a reading of everything typed.
  4. Prose holds no keywords, but may hold known terms: those are offered.
*/

export interface Understanding {
  queries: Query[]
  /** How often somebody wants to be told, where they said so. */
  rhythm?: Rhythm | undefined
  /** Rhythms as they were typed that `rhythm` is not: there is none like them and it is the nearest, or another item said another. */
  rhythmsMissed?: string[] | undefined
  /** Whole readings, none of which is subscribed yet; at most three. */
  offers: Query[][]
  refused: RefusedText[]
  /** What was read as something else than the language alone would have read it. */
  repairs: Repair[]
  /** Headings and the like of which nothing came. */
  leftOut: string[]
}

export interface RefusedText {
  text: string
  /**
   * `everything`: it names no subject, only that news is wanted. `meaningless`: letters of no word. `too broad`: what is left of it is so
   * wide that it is asked about first. Or it is a command.
   */
  why: Refusal | 'everything' | 'meaningless' | 'too broad' | CommandMeant
}

export interface Repair {
  typed: string
  became: Query[]
  /** The query for exactly what was typed; undefined where that cannot be one. */
  asTyped?: Query | undefined
}

interface ReadItem extends SaidBeside {
  typed: string
  readings: Query[][]
  refused: RefusedText[]
  /** What may still be subscribed of what was refused. */
  doubted?: Query[] | undefined
}

const MAX_OFFERS = 3
const MAX_QUERIES = 20
const MAX_TOPICS_OFFERED = 5
const MAX_TOPIC_WORDS = 4
/** More than anybody types; what is longer is read up to here, and what follows is said to be left out. */
const MAX_READ_LENGTH = 6_000
const MAX_ITEM_WORDS = 16
const MAX_ITEM_LENGTH = 120
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
  const cleaned = cleanPaste(input.slice(0, MAX_READ_LENGTH))
  const { text, restore } = setAside(cleaned)
  const typed = listItems(withNumbersJoined(text).replace(/[\ue000-\uf8ff] /g, (one) => one))
  if (typed.length === 0) return { ...NOTHING, refused: plain.refused.length > 0 ? plain.refused : nothingNamed(input) }
  if (isProse(typed)) return readProse(cleaned, plain)
  const leftOut = typed.length > 1 ? typed.filter((item) => isHeadingItem(item)) : []
  const items = typed.filter((item) => !leftOut.includes(item)).map((item) => readItem(item, restore, typed.length > 1))
  const rest = input.slice(MAX_READ_LENGTH).trim()
  return combine(items, [...leftOut, ...(rest === '' ? [] : [rest])].map(restore))
}

const NOTHING: Understanding = { queries: [], offers: [], refused: [], repairs: [], leftOut: [] }

/** Markup and the like, of which nothing was left to read. */
function nothingNamed(input: string): RefusedText[] {
  return [{ text: input.trim(), why: 'only symbols' }]
}

function readItem(item: string, restore: (text: string) => string, isListed: boolean): ReadItem {
  const typed = restore(item).replace(/\s+/g, ' ').trim()
  const command = commandMeant(item)
  if (command) return { typed, readings: [], refused: [{ text: typed, why: command }] }
  if (isMeaningless(item)) return { typed, readings: [], ...doubt(typed, 'meaningless', parseQueries(typed).queries) }
  const { readings, ...said } = repairItem(withHanjaRead(item.replace(/\s+/g, ' ')))
  const parsed = readings.map((reading) => parseAll(reading.map(restore)))
  const [first] = parsed
  if (!first) {
    const saysElse = said.rhythm !== undefined || (said.leftOut ?? []).length > 0
    return { typed, readings: [], refused: refusalOf(typed, saysElse, isListed), ...said }
  }
  const whole = parsed.filter(({ refused, queries }) => refused.length === 0 && queries.length > 0)
  if (whole.length === 0) {
    // What the language refuses as it was typed is refused for that reason, not for what was left of it.
    const plain = parseQueries(typed).refused
    return { typed, readings: [first.queries], refused: plain.length > 0 ? plain : first.refused, ...said }
  }
  const [[only, ...more] = []] = whole.map(({ queries }) => queries)
  if (whole.length === 1 && only && more.length === 0 && isTooBroad(only.text, withoutRhythm(typed)))
    return { typed, readings: [], ...doubt(typed, 'too broad', [only]), ...said }
  return { typed, readings: distinct(whole.map(({ queries }) => queries)), refused: [], ...said }
}

/** Words about how often something is to be told narrow nothing. */
function withoutRhythm(typed: string): string {
  return takeRhythm(typed).rest
}

function doubt(text: string, why: RefusedText['why'], doubted: Query[]): Pick<ReadItem, 'refused' | 'doubted'> {
  return { refused: [{ text, why }], doubted }
}

function quotedForm(typed: string): Query[] {
  return parseQueries(`"${typed.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()}"`).queries
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

function combine(items: ReadItem[], leftOut: string[]): Understanding {
  const rhythm = items.find((item) => item.rhythm !== undefined)?.rhythm
  const said = {
    rhythm,
    rhythmsMissed: rhythm ? items.flatMap((item) => rhythmMissed(item, rhythm)) : [],
    refused: items.flatMap((item) => item.refused),
    leftOut: [...items.flatMap((item) => item.leftOut ?? []), ...leftOut],
  }
  const most = Math.max(1, ...items.map(({ readings }) => readings.length))
  const readings = Array.from({ length: Math.min(most, MAX_OFFERS) }, (_, index) =>
    distinctQueries(items.flatMap((item) => item.readings[Math.min(index, item.readings.length - 1)] ?? [])),
  )
  const [first = []] = readings
  const tooMany = first.slice(MAX_QUERIES).map(({ text }): RefusedText => ({ text, why: 'too many' }))
  const refused = [...said.refused, ...tooMany]
  // Readings that differ only in what is left out are one reading.
  const [queries = [], ...others] = distinct(readings.map((reading) => reading.slice(0, MAX_QUERIES)))
  if (others.length > 0) return { ...NOTHING, ...said, refused, offers: [queries, ...others] }
  const doubted = distinctQueries(items.flatMap((item) => item.doubted ?? []))
  if (queries.length === 0 && doubted.length > 0) return { ...NOTHING, ...said, refused, offers: [doubted] }
  return { ...said, queries, offers: [], refused, repairs: items.flatMap(repairOf) }
}

/** The words of a rhythm that is not the one taken for everything typed. */
function rhythmMissed(item: ReadItem, taken: Rhythm): string[] {
  const isOther = item.rhythm !== undefined && (item.rhythm !== taken || item.isNearestRhythm === true)
  return isOther && item.rhythmSaid ? [item.rhythmSaid] : []
}

function repairOf({ typed, readings: [became = []] }: ReadItem): Repair[] {
  const plain = parseQueries(typed)
  if (became.length === 0 || textsOf(plain.queries) === textsOf(became)) return []
  const [asTyped] = quotedForm(typed)
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
  const { queries, refused } = understand(text)
  const isOther = textsOf(queries) !== text
  return isOther && refused.length === 0 && queries.length > 0 ? queries : undefined
}
