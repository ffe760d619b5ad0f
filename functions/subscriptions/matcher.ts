import { AhoCorasick } from '@monyone/aho-corasick/fast'
import { isSameMinistry } from '../releases/ministry.ts'
import { nounsAround } from './border.ts'
import { type Conditions, readConditions } from './conditions.ts'
import type { Match } from './match.ts'
import { patternsOf } from './pattern.ts'
import type { Query } from './query.ts'
import { find, type Place, type Scan, scan } from './scan.ts'

export interface Matchable {
  title: string
  text: string
  ministry?: string | undefined
}

export type Matcher = (release: Matchable) => Match[]

interface Options {
  /** Without the trap list, to measure what it is worth. */
  traps?: boolean
}

/** Compiles queries once; the matcher then scans a release once, judges only the hits, and gives one match a query. */
export function compile(queries: Query[], { traps = true }: Options = {}): Matcher {
  const compiled = queries.flatMap((query) => {
    const conditions = readConditions(query.text)
    return conditions ? [{ query, conditions }] : []
  })
  const askedBy = new Map<string, number[]>()
  const names = new Set<string>()
  for (const [index, { conditions }] of compiled.entries()) {
    for (const { folded } of patternsOf(conditions.term)) {
      const asking = askedBy.get(folded)
      if (asking) asking.push(index)
      else askedBy.set(folded, [index])
    }
    const terms = [conditions.term, ...conditions.with, ...conditions.without]
    for (const term of terms) for (const { folded } of patternsOf(term)) names.add(folded)
  }
  const searcher = new AhoCorasick([...names])
  return (release) => {
    const scanned = scan(searcher, release.title, release.text, traps)
    const hit = new Set([...scanned.hits.keys()].flatMap((name) => askedBy.get(name) ?? []))
    return [...hit]
      .sort((one, other) => one - other)
      .flatMap((index): Match[] => {
        const { query, conditions } = compiled[index] as (typeof compiled)[number]
        const place = answers(scanned, conditions, release.ministry)
        return place ? [{ queryId: query.id, query: query.text, ...reason(scanned, place) }] : []
      })
  }
}

/** The place that answers the query: in the title if it stands there. */
function answers(scanned: Scan, conditions: Conditions, ministry: string | undefined): Place | undefined {
  const { ministries, inTitle } = conditions
  if (ministries.length > 0 && !ministries.some((one) => ministry !== undefined && isSameMinistry(one, ministry)))
    return
  const [place, ...others] = [conditions.term, ...conditions.with].map((term) => {
    const { title, body } = find(scanned, term)
    return title ?? (inTitle ? undefined : body)
  })
  if (!place || others.includes(undefined)) return
  const isUnwanted = conditions.without.some((term) => {
    const { title, body } = find(scanned, term)
    return title !== undefined || body !== undefined
  })
  return isUnwanted ? undefined : place
}

function reason(
  { original, folded, bodyFrom }: Scan,
  { pattern, rule, from }: Place,
): Omit<Match, 'queryId' | 'query'> {
  const [first, last] = nounsAround(folded, from, from + pattern.folded.length)
  const start = folded.at[first] as number
  const end = folded.end[last - 1] as number
  const isTitle = start < bodyFrom
  const shift = isTitle ? 0 : bodyFrom + 1
  const words = original.slice(start, end)
  return { words, where: isTitle ? 'title' : 'body', term: pattern.name, rule, at: [start - shift, end - shift] }
}
