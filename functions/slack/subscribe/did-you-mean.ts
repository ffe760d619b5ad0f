import { namesOfMinistry } from '../../releases/ministry.ts'
import { isMadeOfNouns } from '../../subscriptions/query/known-words.ts'
import type { Query } from '../../subscriptions/query/query.ts'
import { readConditions } from '../../subscriptions/query/query-conditions.ts'
import { normaliseTyped } from '../../subscriptions/query/split-queries.ts'
import { suggest } from '../../subscriptions/query/suggest.ts'

/** The word or phrase a query looks for, without its conditions; the query itself where it looks for none. */
export function termOf({ text }: Pick<Query, 'text'>): string {
  return readConditions(normaliseTyped(text))?.term?.text ?? text
}

/** A query, and the known term it was probably meant to be. */
export interface Correction {
  query: Query
  term: string
}

const MAX_CORRECTIONS = 3

/** Known terms these queries were probably meant to be: at most three, none that is asked for already. */
export function didYouMean(queries: Query[]): Correction[] {
  const terms = queries.map(termOf)
  const corrections = queries.flatMap((query) => {
    const term = isExact(query) ? undefined : suggest(termOf(query)).correction
    return term !== undefined && !terms.includes(term) ? [{ query, term }] : []
  })
  return [...new Map(corrections.map((one) => [one.term, one])).values()].slice(0, MAX_CORRECTIONS)
}

/** Ministries these queries name that nobody knows: most likely misspelt, and nothing would ever come of them. */
export function unknownMinistries(queries: Query[]): string[] {
  const named = queries.flatMap(({ text }) => readConditions(normaliseTyped(text))?.ministries ?? [])
  return [...new Set(named)].filter((name) => namesOfMinistry(name).length === 0)
}

/** Queries without a single word that the thesaurus or past releases know, in Hangul: names in Latin letters are too many to be known. */
export function unknownQueries(queries: Query[]): Query[] {
  return queries.filter((query) => {
    const term = readConditions(normaliseTyped(query.text))?.term
    const words = (term?.text ?? '').split(/[\s·/&-]+/)
    return (
      term !== undefined &&
      !term.exact &&
      words.every((word) => /^\p{Script=Hangul}{2,}$/u.test(word) && !isMadeOfNouns(word))
    )
  })
}

function isExact({ text }: Query): boolean {
  return readConditions(normaliseTyped(text))?.term?.exact ?? false
}
