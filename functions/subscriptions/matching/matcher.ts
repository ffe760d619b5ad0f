import { AhoCorasick } from '@monyone/aho-corasick/fast'
import { isSameMinistry } from '../../releases/ministry.ts'
import type { Query } from '../query/query.ts'
import { readConditions } from '../query/query-conditions.ts'
import { nounAround } from './hangul-run.ts'
import { type Pattern, patternsOf } from './pattern.ts'
import type { Match } from './query-match.ts'
import { findTerm, type ScannedRelease, scanRelease, type TermPlace } from './scan-release.ts'

/** What of a release is read to match it. */
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
  term: Pattern[]
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
  const names = new Set(compiled.flatMap(({ term, with: others, without }) => namesIn([term, ...others, ...without])))
  const queriesByName = new Map<string, number[]>()
  for (const [index, { term }] of compiled.entries()) {
    for (const { folded } of term) {
      const indexes = queriesByName.get(folded)
      if (indexes) indexes.push(index)
      else queriesByName.set(folded, [index])
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
        const place = isOfMinistry(release, ministries) ? placeOfMatch(scanned, candidate) : undefined
        return place ? [{ queryId: query.id, query: query.text, ...describePlace(scanned, place) }] : []
      })
  }
}

function compileQuery(query: Query): CompiledQuery[] {
  const conditions = readConditions(query.text)
  if (!conditions) return []
  const { term, with: others, without, ministries, inTitle } = conditions
  const patterns = { term: patternsOf(term), with: others.map(patternsOf), without: without.map(patternsOf) }
  return [{ query, ...patterns, ministries, inTitle }]
}

function namesIn(terms: Pattern[][]): string[] {
  return terms.flatMap((patterns) => patterns.map(({ folded }) => folded))
}

/** Whether one of these ministries published the release, alone or with others. */
function isOfMinistry({ ministry, alsoAt = [] }: Matchable, ministries: string[]): boolean {
  const publishers = [ministry, ...alsoAt.map((copy) => copy.ministry)].filter((one) => one !== undefined)
  return ministries.length === 0 || ministries.some((one) => publishers.some((other) => isSameMinistry(one, other)))
}

/** Where the query's term stands, in the title if it can; undefined unless the release meets all conditions. */
function placeOfMatch(scanned: ScannedRelease, query: CompiledQuery): TermPlace | undefined {
  const [place, ...others] = [query.term, ...query.with].map((patterns) => {
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
