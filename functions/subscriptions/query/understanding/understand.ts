import { lawQueryTyped } from '../../laws/law-query.ts'
import { isListed } from '../known-words.ts'
import { withMinistriesInOneWord } from '../named-ministry.ts'
import { type ParsedQueries, parseQueries, type Query } from '../query.ts'
import { isWidespread } from '../widespread-words.ts'
import {
  combineItems,
  distinctReadings,
  leaveOut,
  parseAll,
  type ReadItem,
  textsOf,
  withoutExcludedConditions,
} from './combine-items.ts'
import { commandMeant } from './commands-meant.ts'
import { withoutCounts } from './counted-items.ts'
import { isMeaningless, isTooBroad } from './doubtful-words.ts'
import { leavesPartOut, phraseLeftOut } from './exclusions.ts'
import { withHanjaRead } from './hanja.ts'
import { ofKinds, takeKinds, withSignOfEachKind } from './kind-words.ts'
import { readFields } from './labels.ts'
import { wordOnOtherKeyboard } from './mistyped-keys.ts'
import { withoutParticle } from './particles.ts'
import { isHeadingItem, repairItem } from './repair-item.ts'
import { takeRhythm } from './rhythm-words.ts'
import { spacedAsRead } from './sentences/phone-spacing.ts'
import { withTitleOfEach } from './title-words.ts'
import { cleanPaste } from './typed-text/clean-paste.ts'
import { isArticleAlone, withoutArticleHeading } from './typed-text/law-text.ts'
import { listItems } from './typed-text/list-items.ts'
import { withSignOfEachMinistry } from './typed-text/listed-ministries.ts'
import { withoutPastedCommand } from './typed-text/pasted-command.ts'
import { readTable } from './typed-text/read-table.ts'
import { setAside } from './typed-text/set-aside.ts'
import type { RefusedText, Understanding } from './understanding.ts'

/*
What a person means who types `탄소중립 관련 소식 알려줘`: the repair of what was typed, before it is parsed. Commands and the form call
this; whatever reads a text that was stored calls `parseQueries`, for there a text is what it is.

  1. What nobody means is taken out of a paste (clean-paste), of a table only its keywords are read (read-table), quotes are set aside,
     a list is taken apart (list-items).
  2. Each item loses what asks instead of naming (side-words) and its particles; a ministry in it becomes a condition (repair-item).
  3. An item that may be meant in several ways asks. The others are subscribed; each offer is a reading of everything typed.
  4. Prose holds no keywords, but may hold known terms: those are offered.
*/

/** Written out, as they are pasted behind a keyword. */
const ADDRESS = /<?https?:\/\/[^\s>]*>?|www\.[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu
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
  const cleaned = withoutPastedCommand(cleanPaste(read.trim()))
  const table = readTable(cleaned.replace(ADDRESS, ' '))
  const addresses = cleaned.match(ADDRESS) ?? []
  const { text: plainText, restore } = setAside(table.text)
  const text = withSignOfEachKind(
    withSignOfEachMinistry(withTitleOfEach(withoutCounts(withMinistriesInOneWord(plainText)))),
  )
  const fields = readFields(text, listItems)
  const typed = fields?.items ?? listItems(text)
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
    .map((item, at, all) =>
      readItemOfKind(withoutArticleHeading(item), restore, { isListed: typed.length > 1, before: all.slice(0, at) }),
    )
  const leftOut = [
    ...table.leftOut,
    ...(fields?.leftOut ?? []),
    ...headings,
    ...addresses,
    ...(rest === '' ? [] : [rest]),
  ]
  return combineItems(leaveOut(items), leftOut.map(restore))
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

/** Where an item stands: among others, of which some are before it. */
interface PlaceInList {
  isListed: boolean
  before: string[]
}

/** Reads an item without its kinds, and gives each query of it the sign of these. */
function readItemOfKind(item: string, restore: (text: string) => string, place: PlaceInList): ReadItem {
  const { rest, sign, refused } = takeKinds(item, restore)
  if (sign === '' && !refused) return readItem(item, restore, place)
  const typed = restore(refused ? item : `${rest} ${sign}`).trim()
  const none: ReadItem = { typed, readings: [], without: [], refused: [] }
  const read = rest === '' ? none : readItem(rest, restore, place)
  if (refused) return { ...none, refused: [{ text: typed, why: refused }], doubted: read.doubted ?? read.readings[0] }
  if (rest === '') return { ...none, readings: [parseQueries(sign).queries] }
  const readings = read.readings.map((queries) => ofKinds(queries, sign))
  const [first] = readings.flatMap((reading) => reading.refused)
  return {
    ...read,
    typed,
    readings: readings.map(({ queries }) => queries).filter((queries) => queries.length > 0),
    refused: [...read.refused, ...(first ? [first] : [])],
    doubted: read.doubted && ofKinds(read.doubted, sign).queries,
  }
}

function readItem(item: string, restore: (text: string) => string, { isListed, before }: PlaceInList): ReadItem {
  const typed = restore(item).replace(/\s+/g, ' ').trim()
  const none = { typed, readings: [], without: [] }
  const law = lawQueryTyped(typed)
  if (law) return { ...none, readings: [parseQueries(law).queries], refused: [] }
  if (typed.length > MAX_REPAIRED_LENGTH) return { ...none, refused: [{ text: typed, why: 'too long' }] }
  const command = commandMeant(item)
  if (command && !leavesPartOut(item)) return { ...none, refused: [{ text: typed, why: command }] }
  const meant = wordOnOtherKeyboard(item)
  if (meant) {
    // Single letters of Hangul are no word, so that only the other reading is left.
    const readings = [meant, ...(/[ㄱ-ㆎ]/u.test(item) ? [] : [typed])].map((text) => parseQueries(text).queries)
    return { ...none, readings: readings.filter((queries) => queries.length > 0), refused: [] }
  }
  if (isArticleAlone(item) || isMeaningless(withHanjaRead(item)))
    return { ...none, ...doubt(typed, 'meaningless', parseQueries(typed).queries) }
  if (EMPTY_LABEL.test(item))
    return { ...none, ...doubt(typed, 'empty label', parseQueries(restore(item.replace(EMPTY_LABEL, ''))).queries) }
  const left = phraseLeftOut(item)
  if (left && before.some((one) => left !== one && ` ${left} `.includes(` ${one} `)))
    return { ...none, refused: [], without: [restore(left)] }
  const { readings, without, ...said } = repairItem(spacedAsRead(withHanjaRead(item.replace(/\s+/g, ' ').trim())))
  if (without.length > 0) return { ...none, refused: [], ...said, without: without.map(restore) }
  const parsed = readings.map((reading) => parseAll(reading.map(restore)))
  const [first] = parsed
  if (!first) {
    const saysElse = said.rhythm !== undefined || (said.leftOut ?? []).length > 0
    return { ...none, refused: refusalOf(typed, saysElse, isListed), ...said }
  }
  const whole = parsed.filter(({ refused, queries }) => refused.length === 0 && queries.length > 0)
  if (first.refused.some(({ why }) => why === 'excludes condition')) {
    const refused: RefusedText[] = [{ text: typed, why: 'excludes condition' }]
    // `배출권 - 환경부` may ask for both as well.
    if (whole.length > 1)
      return { ...none, readings: distinctReadings(whole.map(({ queries }) => queries)), refused, ...said }
    const base = parseAll((readings[0] ?? []).map((reading) => withoutExcludedConditions(restore(reading))))
    return { ...none, refused, doubted: base.queries, ...said }
  }
  if (whole.length === 0) {
    // What the language refuses as it was typed is refused for that reason, not for what was left of it.
    const plain = parseQueries(typed).refused
    return { ...none, readings: [first.queries], refused: plain.length > 0 ? plain : first.refused, ...said }
  }
  const [[only, ...more] = []] = whole.map(({ queries }) => queries)
  if (whole.length === 1 && only && more.length === 0 && isTooBroad(only.text, withoutRhythm(typed)))
    return { ...none, ...doubt(typed, 'too broad', [only]), ...said }
  return { ...none, readings: distinctReadings(whole.map(({ queries }) => queries)), refused: [], ...said }
}

/** Nothing stands behind the sign: at the end of an item. */
const EMPTY_LABEL = /(?<!\S)(?:소관\s?)?(?:부처명?|제목)\s*[:：=]\s*$/u

/** Words about how often something is to be told narrow nothing. */
function withoutRhythm(typed: string): string {
  return takeRhythm(typed).rest
}

function doubt(text: string, why: RefusedText['why'], doubted: Query[]): Pick<ReadItem, 'refused' | 'doubted'> {
  return { refused: [{ text, why }], doubted }
}

function refusalOf(typed: string, hadRhythm: boolean, isListed: boolean): RefusedText[] {
  const [plain] = parseQueries(typed).refused
  if (plain) return [plain]
  return hadRhythm && isListed ? [] : [{ text: typed, why: 'everything' }]
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

/** What a standing query would be read as today, where that is something else and one reading is clear. */
export function betterReading(text: string): Query[] | undefined {
  const { queries, refused, questions } = understand(text)
  const isOther = textsOf(queries) !== text
  return isOther && questions.length === 0 && refused.length === 0 && queries.length > 0 ? queries : undefined
}
