import { AhoCorasick } from '@monyone/aho-corasick/fast'
import { isSameMinistry } from '../../releases/ministry.ts'
import type { Query } from '../query/query.ts'
import { readConditions } from '../query/query-conditions.ts'
import { partAt, partsOfText } from './aboutness.ts'
import { nounAround } from './hangul-run.ts'
import type { Match } from './query-match.ts'
import { findTerm, firstSentencesWith, type Place, type ScannedRelease, scanRelease } from './scan-release.ts'
import {
  type CompiledTerm,
  compileTerm,
  findInTitleAndText,
  findNear,
  keyNamesOf,
  namesInTerm,
} from './several-words.ts'

/** The fields of a release that the matcher reads. */
export interface Matchable {
  title: string
  text: string
  ministry?: string | undefined
  /** The copies of the release, with the ministry of each that another one published. */
  alsoAt?: { ministry?: string | undefined }[] | undefined
}

/** Finds which of the compiled queries a release answers: at most one match a query, in the order of the queries. */
export type Matcher = (release: Matchable) => Match[]

interface MatcherOptions {
  /** False leaves the trap list out, to measure what it is worth. */
  traps?: boolean
}

const MAX_MENTIONS = 3
// In UTF-16 units. Words further apart are shown by the first of them alone.
const MAX_WORDS_LENGTH = 60

/** A query with its conditions, each term as the names it is searched for by. */
interface CompiledQuery {
  query: Query
  term: CompiledTerm
  with: CompiledTerm[]
  without: CompiledTerm[]
  ministries: string[]
  inTitle: boolean
}

/**
 * Compiles queries once. The matcher then reads a release once, for all names of all queries together, and decides only where
 * letters were found whether they are the word.
 */
export function compileMatcher(queries: Query[], { traps = true }: MatcherOptions = {}): Matcher {
  const compiled = queries.flatMap(compileQuery)
  const names = new Set(
    compiled.flatMap(({ term, with: others, without }) => [term, ...others, ...without].flatMap(namesInTerm)),
  )
  const queriesByName = new Map<string, number[]>()
  for (const [index, { term }] of compiled.entries()) {
    for (const name of keyNamesOf(term)) {
      const indexes = queriesByName.get(name)
      if (indexes) indexes.push(index)
      else queriesByName.set(name, [index])
    }
  }
  const searcher = new AhoCorasick([...names])
  return (release) => {
    const scanned = scanRelease(searcher, release.title, release.text, traps)
    const candidates = new Set([...scanned.hits.keys()].flatMap((name) => queriesByName.get(name) ?? []))
    return [...candidates]
      .sort((one, other) => one - other)
      .flatMap((index): Match[] => {
        const candidate = compiled[index] as CompiledQuery
        const { query, ministries } = candidate
        const places = isOfMinistry(release, ministries) ? placesOfMatch(scanned, candidate) : undefined
        return places ? [{ queryId: query.id, query: query.text, ...describeMatch(scanned, candidate, places) }] : []
      })
  }
}

function compileQuery(query: Query): CompiledQuery[] {
  const conditions = readConditions(query.text)
  if (!conditions) return []
  const { term, with: others, without, ministries, inTitle } = conditions
  const patterns = { term: compileTerm(term), with: others.map(compileTerm), without: without.map(compileTerm) }
  return [{ query, ...patterns, ministries, inTitle }]
}

/** Whether one of these ministries published the release, alone or with others. */
function isOfMinistry({ ministry, alsoAt = [] }: Matchable, ministries: string[]): boolean {
  const publishers = [ministry, ...alsoAt.map((copy) => copy.ministry)].filter((one) => one !== undefined)
  return ministries.length === 0 || ministries.some((one) => publishers.some((other) => isSameMinistry(one, other)))
}

/** Where the query's term stands, in the title if it can; undefined unless the release meets all conditions. */
function placesOfMatch(scanned: ScannedRelease, query: CompiledQuery): Place[] | undefined {
  const [places, ...others] = [query.term, ...query.with].map((term) => placesOfTerm(scanned, term, query.inTitle))
  if (!places || others.includes(undefined)) return
  return mentionsExcluded(scanned, query) ? undefined : places
}

/** The place of a term, or of each word of it that makes it stand there. */
function placesOfTerm(scanned: ScannedRelease, term: CompiledTerm, inTitle: boolean): Place[] | undefined {
  const { title, body } = findTerm(scanned, term.names)
  if (title) return [title]
  const near = findNear(scanned, term)
  if (near && isInTitle(scanned, near[0] as Place)) return near
  if (inTitle) return undefined
  return findInTitleAndText(scanned, term) ?? (body ? [body] : near)
}

/** Whether one of the query's `-` words stands anywhere in the release; in the body it counts for a query about titles, too. */
function mentionsExcluded(scanned: ScannedRelease, query: CompiledQuery): boolean {
  return query.without.some((term) => {
    const { title, body } = findTerm(scanned, term.names)
    return title !== undefined || body !== undefined || findNear(scanned, term) !== undefined
  })
}

/** The words to show as the reason: what was quoted as it stands, anything else with the noun it is part of; and how prominent they are. */
function describeMatch(
  scanned: ScannedRelease,
  { term }: CompiledQuery,
  places: Place[],
): Omit<Match, 'queryId' | 'query'> {
  const { original, folded, titleLength } = scanned
  const [place, last] = [places[0] as Place, places.at(-1) as Place]
  const isTitle = isInTitle(scanned, place)
  const [start, end] = wordsToShow(scanned, place, last)
  const shift = isTitle ? 0 : titleLength + 1
  const mentions = mentionsOf(scanned, term)
  const [earliest = place] = term.words.length > 0 ? [] : mentions
  const letters = mentions.reduce((sum, { pattern }) => sum + pattern.folded.length, 0)
  const rule = places.length > 1 || !term.names.includes(place.pattern) ? 'near' : place.rule
  return {
    words: original.slice(start, end),
    where: isTitle ? 'title' : 'body',
    term: place.pattern.name,
    rule,
    at: [start - shift, end - shift],
    part: isTitle ? 'title' : partAt((folded.at[earliest.from] as number) - shift, partsOfText(original.slice(shift))),
    mentions: Math.max(1, mentions.length),
    share: Math.round((1000 * letters) / folded.text.length) / 1000,
  }
}

/** A place of a term in each sentence that names it; of several words those of the one that is named least. */
function mentionsOf(scanned: ScannedRelease, { names, words }: CompiledTerm): Place[] {
  const [fewest = []] = (words.length > 0 ? words : [names])
    .map((patterns) => [...firstSentencesWith(scanned, patterns, MAX_MENTIONS).values()])
    .sort((one, other) => one.length - other.length)
  return fewest
}

/** Where the words from one place to another begin and end in `original`, with the brackets they stand in; far apart, only the first. */
function wordsToShow(scanned: ScannedRelease, place: Place, last: Place): [number, number] {
  const [start, firstEnd] = wordsAt(scanned, place)
  const [, end] = wordsAt(scanned, last)
  if (place === last || end - start > MAX_WORDS_LENGTH) return [start, firstEnd]
  const { original } = scanned
  const [opened, closed] = [original.slice(start, end).indexOf('('), original.slice(start, end).indexOf(')')]
  const isCutOpen = closed >= 0 && (opened < 0 || closed < opened)
  const before = isCutOpen
    ? (/[^\s(]{0,20}\($/.exec(original.slice(Math.max(0, start - 21), start))?.[0].length ?? 0)
    : 0
  const isCutClosed = opened > closed && original.charAt(end) === ')'
  return [start - before, isCutClosed ? end + 1 : end]
}

/** Where the words to show for a place begin and end in `original`. */
function wordsAt({ folded }: ScannedRelease, { pattern, rule, from }: Place): [number, number] {
  const to = from + pattern.folded.length
  const [first, last] = rule === 'exact' ? [from, to] : nounAround(folded, from, to)
  return [folded.at[first] as number, folded.end[last - 1] as number]
}

function isInTitle({ folded, titleLength }: ScannedRelease, { from }: Place): boolean {
  return (folded.at[from] as number) < titleLength
}
