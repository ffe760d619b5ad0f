import { AhoCorasick } from '@monyone/aho-corasick/fast'
import { isSameMinistry } from '../../releases/ministry.ts'
import type { Query } from '../query/query.ts'
import { readConditions } from '../query/query-conditions.ts'
import { nounsAround } from './nouns-around.ts'
import { type Pattern, patternsOf } from './pattern.ts'
import type { Match } from './query-match.ts'
import { find, type Place, type Scan, scan } from './scan.ts'

export interface Matchable {
  title: string
  text: string
  ministry?: string | undefined
  /** Its copies; where another ministry publishes it too, that one. */
  alsoAt?: { ministry?: string | undefined }[] | undefined
}

export type Matcher = (release: Matchable) => Match[]

interface Options {
  /** Without the trap list, to measure what it is worth. */
  traps?: boolean
}

/** A query with its conditions, each term as the names it is looked for by. */
interface Compiled {
  query: Query
  term: Pattern[]
  with: Pattern[][]
  without: Pattern[][]
  ministries: string[]
  inTitle: boolean
}

/** Compiles queries once; the matcher then scans a release once, judges only the hits, and gives one match a query. */
export function compile(queries: Query[], { traps = true }: Options = {}): Matcher {
  const compiled = queries.flatMap(compileOne)
  const names = new Set(compiled.flatMap(({ term, with: others, without }) => namesIn([term, ...others, ...without])))
  const askedBy = new Map<string, number[]>()
  for (const [index, { term }] of compiled.entries()) {
    for (const { folded } of term) {
      const asking = askedBy.get(folded)
      if (asking) asking.push(index)
      else askedBy.set(folded, [index])
    }
  }
  const searcher = new AhoCorasick([...names])
  return (release) => {
    const scanned = scan(searcher, release.title, release.text, traps)
    const hit = new Set([...scanned.hits.keys()].flatMap((name) => askedBy.get(name) ?? []))
    return [...hit]
      .sort((one, other) => one - other)
      .flatMap((index): Match[] => {
        const asked = compiled[index] as Compiled
        const place = isOfMinistry(release, asked.ministries) ? answers(scanned, asked) : undefined
        return place ? [{ queryId: asked.query.id, query: asked.query.text, ...reason(scanned, place) }] : []
      })
  }
}

function compileOne(query: Query): Compiled[] {
  const conditions = readConditions(query.text)
  if (!conditions) return []
  const { term, with: others, without, ministries, inTitle } = conditions
  const patterns = { term: patternsOf(term), with: others.map(patternsOf), without: without.map(patternsOf) }
  return [{ query, ...patterns, ministries, inTitle }]
}

function namesIn(terms: Pattern[][]): string[] {
  return terms.flatMap((patterns) => patterns.map(({ folded }) => folded))
}

/** Whether one of these ministries published it, alone or with others. */
function isOfMinistry({ ministry, alsoAt = [] }: Matchable, ministries: string[]): boolean {
  const publishers = [ministry, ...alsoAt.map((copy) => copy.ministry)].filter((one) => one !== undefined)
  return ministries.length === 0 || ministries.some((one) => publishers.some((other) => isSameMinistry(one, other)))
}

/** The place that answers the query: in the title if it stands there. */
function answers(scanned: Scan, asked: Compiled): Place | undefined {
  const { inTitle } = asked
  const [place, ...others] = [asked.term, ...asked.with].map((patterns) => {
    const { title, body } = find(scanned, patterns)
    return title ?? (inTitle ? undefined : body)
  })
  if (!place || others.includes(undefined)) return
  const isUnwanted = asked.without.some((patterns) => {
    const { title, body } = find(scanned, patterns)
    return title !== undefined || body !== undefined
  })
  return isUnwanted ? undefined : place
}

function reason(
  { original, folded, bodyFrom }: Scan,
  { pattern, rule, from }: Place,
): Omit<Match, 'queryId' | 'query'> {
  const to = from + pattern.folded.length
  const [first, last] = rule === 'exact' ? [from, to] : nounsAround(folded, from, to)
  const start = folded.at[first] as number
  const end = folded.end[last - 1] as number
  const isTitle = start < bodyFrom
  const shift = isTitle ? 0 : bodyFrom + 1
  const words = original.slice(start, end)
  return { words, where: isTitle ? 'title' : 'body', term: pattern.name, rule, at: [start - shift, end - shift] }
}
