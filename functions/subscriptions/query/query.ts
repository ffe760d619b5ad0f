import { createHash } from 'node:crypto'
import { fold } from '../../text/korean.ts'
import { excludesCondition, printConditions, readConditions } from './query-conditions.ts'
import { splitQueries } from './split-queries.ts'

/*
The query language. Queries are separated by commas, semicolons or new lines.

  희소금속              a word: with particles (희소금속을), in compounds of the same sense (희소금속센터), with other spacing or dots
                        (희소 금속, 희소·금속), in any composition, width or Latin case, and by its synonyms in the thesaurus
                        (희유금속). Not where its letters only meet by accident (접수소 does not hold 수소, nor 지원전략 원전), nor where
                        it only stands in the name of an institution (환경부 does not hold 환경).
  폭염 작업             several words: all of them near each other (in the title, or in one sentence; or one in the title and the
                        others anywhere), in any order, each by any of its names: 작업장의 폭염 대책
  "전기 안전"           exactly as written: no synonyms, no other spacing, wherever the letters stand
  수소 +보조금 -자동차  the release must also mention 보조금, and nowhere 자동차
  부처:환경부           only releases of this ministry, by any of its names, old or new; several mean any of them. By itself every
                        release of the ministry, but for those with its - words
  수소 (종류:입법예고)  only releases of this kind; several (`종류:법령 종류:고시`) mean any of them. People type 종류:입법예고, which `understand` reads: as a
                        text that was stored before there were kinds it is two words. By itself every release of the kind
                        `산업안전 입법예고` is a pair of words; for a release of that kind the word 입법예고 counts as said
  제목:수소             only in titles (this holds for the + words as well; - words count wherever they stand)
  법령:"산업안전보건법"  the law as it is promulgated, its 시행령 and 시행규칙, and the government's drafts of them; by itself

A ministry or a title cannot be left out: `-부처:환경부` is refused, for without its sign it would ask for the opposite.

A word needs two letters or digits. Full width, smart quotes, non-breaking spaces, 、 and ， are read as what they stand for.
Every query has one canonical text: phrase, then + words and - words in order, then ministries, then kinds; a short Latin word in capitals.
*/

/** One thing a channel asks for. `text` is canonical: parsing it again gives this query. `id` is the SHA-256 of `text`, in hex. */
export interface Query {
  id: string
  text: string
}

export type Refusal = 'empty' | 'too short' | 'only symbols' | 'too long' | 'too many' | 'excludes condition'

export interface ParsedQueries {
  queries: Query[]
  /** What was not accepted, as it was typed. */
  refused: { text: string; why: Refusal }[]
}

const MIN_TERM_LETTERS = 2
/** UTF-16 units of a canonical text. */
const MAX_QUERY_LENGTH = 60
/** The long names of laws are longer. */
const MAX_LAW_QUERY_LENGTH = 110
export const MAX_QUERIES_PER_INPUT = 20
const MAX_CANONICAL_ROUNDS = 4

/** Reads what a person typed. Never throws: what is refused comes back with the reason. */
export function parseQueries(input: string): ParsedQueries {
  const parsed: ParsedQueries = { queries: [], refused: [] }
  const pieces = splitQueries(input)
  if (pieces.length === 0) parsed.refused.push({ text: '', why: 'empty' })
  for (const piece of pieces) {
    const text = canonicalText(piece)
    const why = whyRefused(piece, text, parsed.queries.length)
    if (why) parsed.refused.push({ text: piece, why })
    else if (!parsed.queries.some((query) => query.text === text)) parsed.queries.push({ id: queryId(text), text })
  }
  return parsed
}

export function queryId(canonical: string): string {
  return createHash('sha256').update(canonical).digest('hex')
}

/** Reads and prints a query until printing changes nothing more. Empty when the query names nothing to look for. */
function canonicalText(piece: string): string {
  let text = piece
  for (let round = 0; round < MAX_CANONICAL_ROUNDS; round += 1) {
    const conditions = readConditions(text)
    const printed = conditions ? printConditions(conditions) : ''
    if (printed === text) return text
    text = printed
  }
  return ''
}

function whyRefused(piece: string, text: string, accepted: number): Refusal | undefined {
  if (fold(piece).text === '') return 'only symbols'
  if (excludesCondition(piece)) return 'excludes condition'
  const conditions = readConditions(text)
  if (!conditions) return 'empty'
  const { term, law, with: others, without } = conditions
  const words = [...(term ? [term.text] : []), ...(law === undefined ? [] : [law])]
  if ([...words, ...[...others, ...without].map((one) => one.text)].some(isTooShort)) return 'too short'
  if (text.length > (law === undefined ? MAX_QUERY_LENGTH : MAX_LAW_QUERY_LENGTH)) return 'too long'
  return accepted >= MAX_QUERIES_PER_INPUT ? 'too many' : undefined
}

function isTooShort(word: string): boolean {
  return fold(word).text.length < MIN_TERM_LETTERS
}
