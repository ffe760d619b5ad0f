import type { ReleaseKind } from '../../releases/release-kind.ts'
import { fold } from '../../text/korean.ts'
import { lawOfQuery, lawQueryText } from '../laws/law-query.ts'
import { kindsNamed, kindWord, NAMED_KINDS } from './named-kind.ts'

/** A word or phrase to look for. `exact`: exactly as written, without synonyms, wherever it stands. */
export interface Term {
  text: string
  exact: boolean
}

/** What one query asks of a release. */
export interface Conditions {
  /** Undefined where every release of the ministries or kinds is asked for, whatever it is about, or what becomes of a law. */
  term: Term | undefined
  /** The name of the law asked for; such a query has no other condition. */
  law?: string
  with: Term[]
  without: Term[]
  /** One of these must have issued the release; empty for any. */
  ministries: string[]
  /** It must be of one of these; empty for any. */
  kinds: ReleaseKind[]
  inTitle: boolean
}

interface Piece {
  sign: '' | '+' | '-'
  exact: boolean
  text: string
}

// A sign, then a quoted phrase (a missing end quote is forgiven) or one word.
const PIECE = /([+-]?)(?:"([^"]*)"?|([^\s"]+))/g
const MINISTRY = /^부처:/
const TITLE = /^제목:/
const EXCLUDED_CONDITION = /(?<!\S)-\s?(?:부처|제목):/u

/**
 * Kinds stand in brackets behind the words. No text was ever printed that ends a term with a bracket, so that what is stored with
 * `종류:` among its words goes on looking for these words.
 */
const KINDS = /(?<=^|\s)\((종류:[^\s()]+(?: 종류:[^\s()]+)*)\)(?=$|\s[+-][^\s]|\s부처:)/gu

/** Reads one query that `normaliseTyped` has normalised. Undefined when it names nothing to look for. */
export function readConditions(query: string): Conditions | undefined {
  const law = lawOfQuery(query)
  if (law !== undefined)
    return { term: undefined, law, with: [], without: [], ministries: [], kinds: [], inTitle: false }
  const { rest, kinds } = takeKinds(query)
  const termsBySign: Record<Piece['sign'], Term[]> = { '': [], '+': [], '-': [] }
  const ministries: string[] = []
  let inTitle = false
  let openTerm: Term | undefined
  for (const { sign, exact, text } of piecesOf(rest)) {
    if (!exact && text === '제목:') inTitle = true
    else if (!exact && MINISTRY.test(text)) ministries.push(text.replace(MINISTRY, ''))
    // A word without a sign continues the term before it, unless the query has no word of its own yet.
    else if (openTerm && sign === '' && !exact && termsBySign[''].length > 0) openTerm.text += ` ${text}`
    else {
      const term = { text, exact }
      termsBySign[sign].push(term)
      openTerm = exact ? undefined : term
    }
  }
  const [term, ...others] = tidyTerms([...termsBySign[''], ...termsBySign['+']])
  const distinctMinistries = [...new Set(ministries.filter((name) => name !== ''))].sort()
  const without = sortedTerms(tidyTerms(termsBySign['-']))
  if (term) return { term, with: sortedTerms(others), without, ministries: distinctMinistries, kinds, inTitle }
  const isOfMinistry = distinctMinistries.some((name) => fold(name).text !== '')
  if (!isOfMinistry && kinds.length === 0) return undefined
  return { term, with: [], without, ministries: distinctMinistries, kinds, inTitle: false }
}

/** The kinds that a query names, in their order, and the query without them. */
function takeKinds(query: string): { rest: string; kinds: ReleaseKind[] } {
  const named = new Set<ReleaseKind>()
  const rest = query.replace(KINDS, (whole, signed: string, at: number) => {
    const kinds = signed.split(' ').map((one) => kindsNamed(one.slice('종류:'.length)))
    if (isQuotedAt(query, at) || kinds.includes(undefined)) return whole
    for (const kind of kinds.flatMap((one) => one ?? [])) named.add(kind)
    return ''
  })
  return { rest, kinds: NAMED_KINDS.filter((kind) => named.has(kind)) }
}

function isQuotedAt(query: string, at: number): boolean {
  return query.slice(0, at).split('"').length % 2 === 0
}

/** Whether a query says by itself of which kinds its releases are: it asks for some alone, or for a law. */
export function namesKinds(query: string): boolean {
  return lawOfQuery(query) !== undefined || takeKinds(query).kinds.length > 0
}

/** The sign of kinds as a query has it. */
export function printKinds(kinds: ReleaseKind[]): string {
  return `(${kinds.map((kind) => `종류:${kindWord(kind)}`).join(' ')})`
}

/** Whether a query leaves out a ministry or a title, which no query can. */
export function excludesCondition(query: string): boolean {
  return EXCLUDED_CONDITION.test(query.replace(/"[^"]*"?/gu, ' '))
}

/** The canonical text of a query: reading it again gives the same conditions. */
export function printConditions({ term, law, with: others, without, ministries, kinds, inTitle }: Conditions): string {
  if (law !== undefined) return lawQueryText(law)
  return [
    ...(term ? [`${inTitle ? '제목:' : ''}${printTerm(term)}`] : []),
    ...others.map((one) => `+${printTerm(one)}`),
    ...without.map((one) => `-${printTerm(one)}`),
    ...ministries.map((name) => `부처:${name}`),
    ...(kinds.length > 0 ? [printKinds(kinds)] : []),
  ].join(' ')
}

function* piecesOf(query: string): Generator<Piece> {
  for (const [, sign = '', quoted, word = ''] of query.matchAll(PIECE)) {
    if (quoted !== undefined) yield { sign: sign as Piece['sign'], exact: true, text: quoted.trim() }
    else if (TITLE.test(word)) {
      yield { sign: '', exact: false, text: '제목:' }
      if (word.length > 3) yield { sign: sign as Piece['sign'], exact: false, text: word.replace(TITLE, '') }
    } else yield { sign: sign as Piece['sign'], exact: false, text: word }
  }
}

/** Strips marks around a word (`#수소`, `‘수소’`) and puts a short Latin word, taken for an abbreviation, in capitals. */
function tidyTerms(terms: Term[]): Term[] {
  return terms
    .map(({ text, exact }) => {
      const bare = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      return { text: /^[a-z][a-z0-9-]{1,5}$/i.test(bare) ? bare.toUpperCase() : bare, exact }
    })
    .filter(({ text }) => fold(text).text !== '')
}

/** Each distinct term once, in the order of their printed forms. */
function sortedTerms(terms: Term[]): Term[] {
  return [...new Map(terms.map((term) => [printTerm(term), term])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, term]) => term)
}

function printTerm({ text, exact }: Term): string {
  return exact ? `"${text}"` : text
}

const WORDS_FOR_KINDS = new Set(['입법예고', '행정예고'])

/**
 * The conditions of a query that names a kind among its words, for releases of that kind; undefined where it names none. `산업안전 입법예고` is
 * typed for drafts, whose titles (`산업안전보건법 시행령 일부개정령안`) hardly ever hold the word: it is what they are. By itself it stays a word.
 */
export function kindAmongWords(conditions: Conditions): Conditions | undefined {
  const { term, law, with: required, kinds, ministries, inTitle } = conditions
  if (!term || term.exact || law !== undefined || kinds.length > 0 || inTitle) return undefined
  const words = term.text.split(' ')
  const [named, ...more] = words.filter((word) => WORDS_FOR_KINDS.has(word))
  if (named === undefined || more.length > 0) return undefined
  const others = words.filter((word) => word !== named)
  if (others.length === 0 && (ministries.length === 0 || required.length > 0)) return undefined
  return {
    ...conditions,
    term: others.length > 0 ? { ...term, text: others.join(' ') } : undefined,
    kinds: kindsNamed(named) ?? [],
  }
}
