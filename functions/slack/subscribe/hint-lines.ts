import type { Copy } from '../../copy/copy.ts'
import { parseQueries, type Query } from '../../subscriptions/query/query.ts'
import { readConditions, type Term } from '../../subscriptions/query/query-conditions.ts'
import { normaliseTyped } from '../../subscriptions/query/split-queries.ts'
import { suggest, termsContaining } from '../../subscriptions/query/suggest.ts'
import { synonymsOf } from '../../subscriptions/query/thesaurus.ts'
import { isWidespread } from '../../subscriptions/query/widespread-words.ts'
import { bold, escapeWithin } from '../blocks/escape-text.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'

const QUERIES = 5
const SYNONYMS = 3
const TERM = 150
const LINE = 250

/** How typed queries are understood, a line each: what is meant, what would be better, what cannot be. Escaped. */
export function hintLines(typed: string, copy: Copy): string[] {
  if (typed.trim() === '') return []
  const { queries, refused } = parseQueries(typed)
  const more = queries.length - QUERIES
  return [
    ...queries.slice(0, QUERIES).map((query) => lineOf(query, copy)),
    ...(more > 0 ? [copy.hint.more(more)] : []),
    ...explainRefusals(refused, [], copy).map((line) => escapeWithin(line, LINE)),
  ].map((line) => `• ${line}`)
}

function lineOf({ text }: Query, { hint, preview }: Copy): string {
  const conditions = readConditions(normaliseTyped(text))
  if (!conditions) return escapeWithin(text, TERM)
  const { term, with: others, without, ministries, inTitle } = conditions
  const names = term.exact ? [] : synonymsOf(term.text)
  const isAlone = others.length + without.length + ministries.length === 0
  const { correction, narrower } = suggest(term.text)
  const similar = term.exact || names.length > 0 ? [] : termsContaining(term.text).filter((name) => name !== term.text)
  const notes = [
    term.exact ? hint.exact : '',
    names.length > 0 ? hint.synonyms(names.slice(0, SYNONYMS), Math.max(0, names.length - SYNONYMS)) : '',
    others.length > 0 ? hint.with(wordsOf(others)) : '',
    without.length > 0 ? hint.without(wordsOf(without)) : '',
    ministries.length > 0 ? hint.ministries(ministries) : '',
    inTitle ? hint.inTitle : '',
    isAlone && isWidespread(term.text) ? hint.widespread(term.text, narrower[0]) : '',
    correction ? preview.meant([correction]) : similar.length > 0 ? hint.similar(similar) : '',
  ].filter((note) => note !== '')
  const said = escapeWithin(notes.join(' · '), LINE)
  const query = bold(escapeWithin(term.text, TERM))
  return said === '' ? query : `${query} — ${said}`
}

function wordsOf(terms: Term[]): string[] {
  return terms.map(({ text }) => text)
}
