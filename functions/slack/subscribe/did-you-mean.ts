import { namesOfMinistry } from '../../releases/ministry.ts'
import type { Query } from '../../subscriptions/query/query.ts'
import { readConditions } from '../../subscriptions/query/query-conditions.ts'
import { normaliseTyped } from '../../subscriptions/query/split-queries.ts'
import { suggest } from '../../subscriptions/query/suggest.ts'

/** The word or phrase a query looks for, without its conditions. */
export function termOf({ text }: Pick<Query, 'text'>): string {
  return readConditions(normaliseTyped(text))?.term.text ?? text
}

/** Known terms these queries were probably meant to be: at most three, none that is asked for already. */
export function didYouMean(queries: Query[]): string[] {
  const terms = queries.map(termOf)
  const meant = terms.map((term) => suggest(term).correction).filter((term) => term !== undefined)
  return [...new Set(meant)].filter((term) => !terms.includes(term)).slice(0, 3)
}

/** Ministries these queries name that nobody knows: most likely misspelt, and nothing would ever come of them. */
export function unknownMinistries(queries: Query[]): string[] {
  const named = queries.flatMap(({ text }) => readConditions(normaliseTyped(text))?.ministries ?? [])
  return [...new Set(named)].filter((name) => namesOfMinistry(name).length === 0)
}
