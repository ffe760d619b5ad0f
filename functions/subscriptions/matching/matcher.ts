import { AhoCorasick } from '@monyone/aho-corasick/fast'
import { isSameMinistry, ministryOf } from '../../releases/ministry.ts'
import type { Query } from '../query/query.ts'
import { readConditions } from '../query/query-conditions.ts'
import { nounAround } from './hangul-run.ts'
import { type Pattern, patternsOf } from './pattern.ts'
import type { Match } from './query-match.ts'
import { findTerm, type ScannedRelease, scanRelease, type TermPlace } from './scan-release.ts'

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

/** A query with its conditions, each term as the names it is searched for by. */
interface CompiledQuery {
  query: Query
  /** Undefined where the ministry alone decides. */
  term: Pattern[] | undefined
  with: Pattern[][]
  without: Pattern[][]
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
    compiled.flatMap(({ term = [], with: others, without }) => namesIn([term, ...others, ...without])),
  )
  const queriesByName = new Map<string, number[]>()
  const queriesByMinistry = new Map<string, number[]>()
  for (const [index, { term, ministries }] of compiled.entries()) {
    for (const { folded } of term ?? []) addTo(queriesByName, folded, index)
    if (!term) for (const name of ministries) addTo(queriesByMinistry, ministryOf(name), index)
  }
  const searcher = new AhoCorasick([...names])
  return (release) => {
    const scanned = scanRelease(searcher, release.title, release.text, traps)
    const candidates = new Set([
      ...[...scanned.hits.keys()].flatMap((name) => queriesByName.get(name) ?? []),
      ...publishersOf(release).flatMap((name) => queriesByMinistry.get(ministryOf(name)) ?? []),
    ])
    return [...candidates]
      .sort((one, other) => one - other)
      .flatMap((index): Match[] => {
        const candidate = compiled[index] as CompiledQuery
        const { query, ministries, term } = candidate
        if (!term) return matchByMinistry(release, scanned, candidate)
        const place = isOfMinistry(release, ministries) ? placeOfMatch(scanned, candidate) : undefined
        return place ? [{ queryId: query.id, query: query.text, ...describePlace(scanned, place) }] : []
      })
  }
}

function compileQuery(query: Query): CompiledQuery[] {
  const conditions = readConditions(query.text)
  if (!conditions) return []
  const { term, with: others, without, ministries, inTitle } = conditions
  const patterns = { term: term && patternsOf(term), with: others.map(patternsOf), without: without.map(patternsOf) }
  return [{ query, ...patterns, ministries, inTitle }]
}

function namesIn(terms: Pattern[][]): string[] {
  return terms.flatMap((patterns) => patterns.map(({ folded }) => folded))
}

function addTo(indexes: Map<string, number[]>, key: string, index: number): void {
  const those = indexes.get(key)
  if (those) those.push(index)
  else indexes.set(key, [index])
}

function publishersOf({ ministry, alsoAt = [] }: Matchable): string[] {
  return [ministry, ...alsoAt.map((copy) => copy.ministry)].filter((one) => one !== undefined)
}

/** A query for a ministry matches by who published the release; only its `-` words are looked for. */
function matchByMinistry(release: Matchable, scanned: ScannedRelease, candidate: CompiledQuery): Match[] {
  const { query, ministries } = candidate
  const publisher = publishersOf(release).find((name) => ministries.some((one) => isSameMinistry(one, name)))
  if (publisher === undefined || mentionsExcluded(scanned, candidate)) return []
  return [{ queryId: query.id, query: query.text, words: publisher, where: 'publisher' }]
}

/** Whether one of these ministries published the release, alone or with others. */
function isOfMinistry(release: Matchable, ministries: string[]): boolean {
  const publishers = publishersOf(release)
  return ministries.length === 0 || ministries.some((one) => publishers.some((other) => isSameMinistry(one, other)))
}

/** Where the query's term stands, in the title if it can; undefined unless the release meets all conditions. */
function placeOfMatch(scanned: ScannedRelease, query: CompiledQuery): TermPlace | undefined {
  const [place, ...others] = [query.term ?? [], ...query.with].map((patterns) => {
    const { title, body } = findTerm(scanned, patterns)
    return title ?? (query.inTitle ? undefined : body)
  })
  if (!place || others.includes(undefined)) return
  return mentionsExcluded(scanned, query) ? undefined : place
}

/** Whether one of the query's `-` words stands anywhere in the release; in the body it counts for a query about titles, too. */
function mentionsExcluded(scanned: ScannedRelease, query: CompiledQuery): boolean {
  return query.without.some((patterns) => {
    const { title, body } = findTerm(scanned, patterns)
    return title !== undefined || body !== undefined
  })
}

/** The words to show as the reason: what was quoted as it stands, anything else with the noun it is part of. */
function describePlace(
  { original, folded, titleLength }: ScannedRelease,
  { pattern, rule, from }: TermPlace,
): Omit<Match, 'queryId' | 'query'> {
  const to = from + pattern.folded.length
  const [first, last] = rule === 'exact' ? [from, to] : nounAround(folded, from, to)
  const start = folded.at[first] as number
  const end = folded.end[last - 1] as number
  const isTitle = start < titleLength
  const shift = isTitle ? 0 : titleLength + 1
  const words = original.slice(start, end)
  return { words, where: isTitle ? 'title' : 'body', term: pattern.name, rule, at: [start - shift, end - shift] }
}
