import { createHash } from 'node:crypto'
import { fold } from '../../text/korean.ts'
import { plain, printConditions, readConditions } from './query-conditions.ts'

/*
The query language. Queries are separated by commas, semicolons or new lines.

  희소금속              a word: with particles (희소금속을), in compounds of the same sense (희소금속센터), with other spacing or dots
                        (희소 금속, 희소·금속), in any composition, width or Latin case, and by its synonyms in the thesaurus
                        (희유금속). Not where its letters only meet: 수소 is not in 접수소, nor 원전 in 지원전략.
  기후 변화             words with nothing between them are one phrase
  "전기 안전"           exactly so: no synonyms, no other spacing; the way around the judgement above
  수소 +보조금 -자동차  the release must speak of 보조금 too, and nowhere of 자동차
  부처:환경부           only releases of this ministry, by any of its names, old or new; several mean any of them
  제목:수소             only in titles (the + words as well)

A word needs two letters or digits. Width, smart quotes, non-breaking spaces, 、 and ， are understood as what they stand for.
One canonical form is printed: phrase, then + words and - words in order, then ministries; a short Latin word in capitals.
*/

/** What a channel asks for. `text` is canonical: parsing it again gives this query. `id` is the SHA-256 of `text`. */
export interface Query {
  id: string
  text: string
}

export type Refusal = 'empty' | 'too short' | 'only symbols' | 'too long' | 'too many'

export interface ParsedQueries {
  queries: Query[]
  refused: { text: string; why: Refusal }[]
}

const LONGEST = 60
const MOST = 20
// A comma inside quotes belongs to the phrase.
const SEPARATED = /(?:"[^"\n]*"|[^,、;\n])+/g

/** Reads what a person typed. Never throws; what is refused says why. */
export function parseQueries(input: string): ParsedQueries {
  const parsed: ParsedQueries = { queries: [], refused: [] }
  const pieces = (plain(input).match(SEPARATED) ?? []).map((piece) => piece.trim()).filter((piece) => piece !== '')
  if (pieces.length === 0) parsed.refused.push({ text: '', why: 'empty' })
  for (const piece of pieces) {
    const text = settled(piece)
    const why = refusal(piece, text, parsed.queries.length)
    if (why) parsed.refused.push({ text: piece, why })
    else if (!parsed.queries.some((query) => query.text === text)) parsed.queries.push({ id: queryId(text), text })
  }
  return parsed
}

export function queryId(canonical: string): string {
  return createHash('sha256').update(canonical).digest('hex')
}

/** The canonical text, which printing what was read in it leaves as it is; empty when it names nothing to look for. */
function settled(piece: string): string {
  let text = piece
  for (let round = 0; round < 4; round += 1) {
    const conditions = readConditions(text)
    const printed = conditions ? printConditions(conditions) : ''
    if (printed === text) return text
    text = printed
  }
  return ''
}

function refusal(piece: string, text: string, taken: number): Refusal | undefined {
  if (fold(piece).text === '') return 'only symbols'
  const conditions = readConditions(text)
  if (!conditions) return 'empty'
  const { term, with: others, without } = conditions
  if ([term, ...others, ...without].some((one) => fold(one.text).text.length < 2)) return 'too short'
  if (text.length > LONGEST) return 'too long'
  return taken >= MOST ? 'too many' : undefined
}
