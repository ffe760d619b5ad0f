import { AhoCorasick } from '@monyone/aho-corasick/fast'
import { isSameMinistry, ministryOf } from '../../releases/ministry.ts'
import { kindOf } from '../../releases/press-release.ts'
import type { ReleaseKind } from '../../releases/release-kind.ts'
import type { Query } from '../query/query.ts'
import { type Conditions, kindAmongWords, readConditions } from '../query/query-conditions.ts'
import { placesOfAllWords } from './all-words.ts'
import { describeMatch } from './describe-match.ts'
import { addLaw, type LawIndex, lawMatch, queriesOfLaw } from './match-law.ts'
import type { Match } from './query-match.ts'
import { findTerm, isInTitle, type Place, type ScannedRelease, scanRelease } from './scan-release.ts'
import { type CompiledTerm, compileTerm, findNear, keyNamesOf, namesInTerm } from './several-words.ts'

/** The fields of a release that the matcher reads. */
export interface Matchable {
  title: string
  text: string
  ministry?: string | undefined
  /** Absent: a press release, unless the name of its source says something else. */
  kind?: ReleaseKind | undefined
  sourceName?: string | undefined
  /** The copies of the release, with the ministry of each that another one published. */
  alsoAt?: { ministry?: string | undefined }[] | undefined
  /** The law it is about. */
  follows?: string | undefined
}

/** Finds which of the compiled queries a release answers: at most one match a query, in the order of the queries. */
export type Matcher = (release: Matchable) => Match[]

interface MatcherOptions {
  /** False leaves the trap list out, to measure what it is worth. */
  traps?: boolean
}

/** A query with its conditions, each term as the names it is searched for by. */
export interface CompiledQuery {
  query: Query
  /** Undefined where the ministry, the kind or the law alone decides. */
  term: CompiledTerm | undefined
  law?: string | undefined
  with: CompiledTerm[]
  without: CompiledTerm[]
  ministries: string[]
  kinds: ReleaseKind[]
  inTitle: boolean
}

/**
 * Compiles queries once. The matcher then reads a release once, for all names of all queries together, and decides only where
 * letters were found whether they are the word.
 */
export function compileMatcher(queries: Query[], { traps = true }: MatcherOptions = {}): Matcher {
  const compiled = queries.flatMap(compileQuery)
  const names = new Set(
    compiled.flatMap(({ term, with: others, without }) =>
      [...(term ? [term] : []), ...others, ...without].flatMap(namesInTerm),
    ),
  )
  const queriesByName = new Map<string, number[]>()
  const queriesByMinistry = new Map<string, number[]>()
  const queriesByKind = new Map<string, number[]>()
  const queriesByLaw: LawIndex = new Map()
  for (const [index, { term, law, ministries, kinds }] of compiled.entries()) {
    if (law !== undefined) addLaw(queriesByLaw, law, index)
    for (const name of term ? keyNamesOf(term) : []) addTo(queriesByName, name, index)
    if (!term) for (const name of ministries) addTo(queriesByMinistry, ministryOf(name), index)
    if (!term && ministries.length === 0) for (const kind of kinds) addTo(queriesByKind, kind, index)
  }
  const searcher = new AhoCorasick([...names])
  return (release) => {
    const kind = kindOf(release)
    const scanned = scanRelease(searcher, release.title, release.text, traps)
    const candidates = new Set([
      ...[...scanned.hits.keys()].flatMap((name) => queriesByName.get(name) ?? []),
      ...publishersOf(release).flatMap((name) => queriesByMinistry.get(ministryOf(name)) ?? []),
      ...((kind && queriesByKind.get(kind)) ?? []),
      ...queriesOfLaw(queriesByLaw, release),
    ])
    const matches = [...candidates]
      .sort((one, other) => one - other)
      .flatMap((index): Match[] => {
        const candidate = compiled[index] as CompiledQuery
        const { query, ministries, kinds, term, law } = candidate
        if (law !== undefined) return [lawMatch(query, release)]
        if (kinds.length > 0 && (kind === undefined || !kinds.includes(kind))) return []
        if (!term) return matchByPublisher(release, scanned, candidate, kind)
        const places = isOfMinistry(release, ministries) ? placesOfMatch(scanned, candidate, term) : undefined
        return places ? [{ queryId: query.id, query: query.text, ...describeMatch(scanned, term, places) }] : []
      })
    // A query with two readings may match by both, one after the other.
    return matches.filter(({ queryId }, at) => queryId !== matches[at - 1]?.queryId)
  }
}

/** The readings of a query: a release answers it by any of them. */
export function compileQuery(query: Query): CompiledQuery[] {
  const conditions = readConditions(query.text)
  if (!conditions) return []
  const ofKind = kindAmongWords(conditions)
  return [conditions, ...(ofKind ? [ofKind] : [])].map((reading) => compileReading(query, reading))
}

function compileReading(query: Query, conditions: Conditions): CompiledQuery {
  const { term, law, with: others, without, ministries, kinds, inTitle } = conditions
  const compiledTerms = {
    term: term && compileTerm(term),
    with: others.map(compileTerm),
    without: without.map(compileTerm),
  }
  return { query, ...compiledTerms, law, ministries, kinds, inTitle }
}

function addTo(indexes: Map<string, number[]>, key: string, index: number): void {
  const those = indexes.get(key)
  if (those) those.push(index)
  else indexes.set(key, [index])
}

function publishersOf({ ministry, alsoAt = [] }: Matchable): string[] {
  return [ministry, ...alsoAt.map((copy) => copy.ministry)].filter((one) => one !== undefined)
}

/** A query for a ministry or kind matches by who published the release, or as what; only its `-` words are looked for. */
function matchByPublisher(
  release: Matchable,
  scanned: ScannedRelease,
  candidate: CompiledQuery,
  kind: ReleaseKind | undefined,
): Match[] {
  const { query, ministries } = candidate
  const publisher =
    ministries.length === 0
      ? kind
      : publishersOf(release).find((name) => ministries.some((one) => isSameMinistry(one, name)))
  if (publisher === undefined || mentionsExcluded(scanned, candidate)) return []
  return [{ queryId: query.id, query: query.text, words: publisher, where: 'publisher' }]
}

/** Whether one of these ministries published the release, alone or with others. */
function isOfMinistry(release: Matchable, ministries: string[]): boolean {
  const publishers = publishersOf(release)
  return ministries.length === 0 || ministries.some((one) => publishers.some((other) => isSameMinistry(one, other)))
}

/** Where the query's term stands, in the title if it can; undefined unless the release meets all conditions. */
function placesOfMatch(scanned: ScannedRelease, query: CompiledQuery, own: CompiledTerm): Place[] | undefined {
  const [places, ...others] = [own, ...query.with].map((term) => placesOfTerm(scanned, term, query.inTitle))
  if (!places || others.includes(undefined)) return
  return mentionsExcluded(scanned, query) ? undefined : places
}

/** The place of a term, or of each word of it that makes it stand there. A phrase that the thesaurus knows counts as one word does. */
function placesOfTerm(scanned: ScannedRelease, term: CompiledTerm, inTitle: boolean): Place[] | undefined {
  const { title, body } = findTerm(scanned, term.names)
  if (title) return [title]
  const near = findNear(scanned, term)
  if (near && isInTitle(scanned, near[0] as Place)) return near
  if (inTitle) return undefined
  if (term.words.length > 0 && !term.isKnown) return placesOfAllWords(scanned, term)
  return body ? [body] : near
}

/** Whether one of the query's `-` words stands anywhere in the release; in the body it counts for a query about titles, too. */
function mentionsExcluded(scanned: ScannedRelease, query: CompiledQuery): boolean {
  return query.without.some((term) => {
    const { title, body } = findTerm(scanned, term.names)
    return title !== undefined || body !== undefined || findNear(scanned, term) !== undefined
  })
}
