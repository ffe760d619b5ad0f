import type { Rhythm } from '../../subscription-options.ts'
import { isSameThing } from '../known-words.ts'
import { parseQueries, type Query } from '../query.ts'
import { readConditions } from '../query-conditions.ts'
import { normaliseTyped } from '../split-queries.ts'
import type { SaidBeside } from './repair-item.ts'
import type { RefusedText, Repair, Understanding } from './understanding.ts'

/** One item of a list, read. */
export interface ReadItem extends SaidBeside {
  typed: string
  readings: Query[][]
  refused: RefusedText[]
  /** What it leaves out of the items beside it. */
  without: string[]
  /** What may still be subscribed of what was refused. */
  doubted?: Query[] | undefined
}

const MAX_OFFERS = 3
const MAX_QUERIES = 20

/**
 * Queries one by one: a separator that stands in one of them separates nothing any more. One that leaves out what it looks for is
 * refused, because it can match nothing.
 */
export function parseAll(texts: string[]): { queries: Query[]; refused: RefusedText[] } {
  const parsed = texts.map((text) => parseQueries(text))
  const queries = parsed.flatMap((one) => one.queries)
  const impossible = queries.filter(({ text }) => excludesItself(text))
  return {
    queries: queries.filter((query) => !impossible.includes(query)),
    refused: [
      ...parsed.flatMap((one): RefusedText[] => one.refused),
      ...impossible.map(({ text }): RefusedText => ({ text, why: 'excludes itself' })),
    ],
  }
}

/** Whether a query leaves out a word it asks for, or another name of it: `산재 -산업재해`. */
function excludesItself(text: string): boolean {
  const { term, with: others = [], without = [] } = readConditions(normaliseTyped(text)) ?? {}
  const asked = [...(term ? [term] : []), ...others].flatMap((one) => [one.text, ...one.text.split(' ')])
  return without.some((left) => asked.some((one) => (left.exact ? one === left.text : isSameThing(one, left.text))))
}

/** A query without what it leaves out and cannot: `배출권 -부처:환경부`. */
export function withoutExcludedConditions(text: string): string {
  return text.replace(/(?<!\S)-\s?(?:부처|제목):\S*/gu, ' ').trim()
}

/**
 * Joins items that only leave something out (`탄소중립, 자동차 제외`) to those before them. Where there are several, only who typed them
 * knows whether all are meant.
 */
export function leaveOut(items: ReadItem[]): ReadItem[] {
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
  const narrow = (queries: Query[]) => parseAll(queries.map(({ text }) => `${text}${signs}`))
  const typed = [...targets, leaving].map((item) => item.typed).join(', ')
  const [whole = []] = wholeReadings(targets)
  const [impossible] = narrow(whole).refused
  const joined: ReadItem = {
    typed,
    readings: impossible ? [] : narrowedReadings(targets, (queries) => narrow(queries).queries),
    refused: [
      ...targets.flatMap(({ refused }) => refused),
      ...(impossible ? [{ text: typed, why: impossible.why }] : []),
    ],
    doubted: impossible?.why === 'excludes condition' ? whole : undefined,
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
  return distinctReadings([...all.slice(0, 1), ...lastAlone, ...all.slice(1)])
}

/** Readings of all items together: a part with fewer keeps its last. */
function wholeReadings(items: { readings: Query[][] }[]): Query[][] {
  const count = Math.min(MAX_OFFERS, Math.max(0, ...items.map(({ readings }) => readings.length)))
  return distinctReadings(
    Array.from({ length: count }, (_, index) =>
      distinctQueries(items.flatMap(({ readings }) => readings[Math.min(index, readings.length - 1)] ?? [])),
    ),
  )
}

export function combineItems(items: ReadItem[], leftOut: string[]): Understanding {
  const rhythm = items.find((item) => item.rhythm !== undefined)?.rhythm
  const { within, over } = atMost(items)
  const sure = within.filter(({ readings }) => readings.length === 1)
  const doubtful = within.filter(({ readings }) => readings.length > 1)
  const queries = distinctQueries(sure.flatMap(({ readings }) => readings[0] ?? []))
  const doubted = distinctQueries(items.flatMap((item) => item.doubted ?? []))
  // What is doubted is offered where there is nothing else, and refused by name beside other things.
  const offersDoubted = queries.length === 0 && doubtful.length === 0 && doubted.length > 0
  return {
    queries,
    rhythm,
    rhythmsMissed: rhythm ? items.flatMap((item) => rhythmMissed(item, rhythm)) : [],
    questions: doubtful.map(({ typed, readings }) => ({ typed, readings })),
    offers: offersDoubted ? [doubted.slice(0, MAX_QUERIES)] : doubtful.length > 0 ? wholeReadings(within) : [],
    refused: [...items.flatMap((item) => item.refused), ...over],
    repairs: sure.flatMap(repairOf),
    leftOut: [...items.flatMap((item) => item.leftOut ?? []), ...leftOut],
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
    return { ...item, readings: distinctReadings(kept.map((reading) => reading.slice(0, MAX_QUERIES))).filter(isSome) }
  })
  return { within, over }
}

function isSome(reading: Query[]): boolean {
  return reading.length > 0
}

/** The words of a rhythm that is not the one taken for everything typed. */
function rhythmMissed(item: ReadItem, taken: Rhythm): string[] {
  const isOther = item.rhythm !== undefined && (item.rhythm !== taken || item.isNearestRhythm === true)
  return isOther && item.rhythmSaid ? [item.rhythmSaid] : []
}

function repairOf({ typed, readings: [became = []] }: ReadItem): Repair[] {
  const plain = parseQueries(typed)
  if (became.length === 0 || textsOf(plain.queries) === textsOf(became)) return []
  const [asTyped] = parseQueries(`"${typed.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()}"`).queries
  return [{ typed, became, asTyped }]
}

export function distinctReadings(readings: Query[][]): Query[][] {
  return [...new Map(readings.map((reading) => [textsOf(reading), reading])).values()]
}

function distinctQueries(queries: Query[]): Query[] {
  return [...new Map(queries.map((query) => [query.id, query])).values()]
}

export function textsOf(queries: Query[]): string {
  return queries
    .map(({ text }) => text)
    .sort()
    .join('\n')
}
