import * as z from 'zod'
import { type Folded, fold } from '../../text/korean.ts'
import { readWordFile, whenNeeded } from '../words/word-file.ts'

/*
What only looks like a term. `words` of a row are longer words that hold the term's letters in another sense (물류 in 음식물류, 대기 in
대기시간); `but` are words that hold it in its own sense, whatever the borders say (해상도 holds no 해상, 해상도시 does; 상하수도 holds
하수). A row with `near` tells homonyms apart by the words around them: the term is not meant when one of `near` stands close by
(with `within: text`, anywhere in the text) and none of `unless` does. Each row names its source.
*/
const TrapRow = z.object({
  of: z.array(z.string()),
  words: z.array(z.string()).default([]),
  but: z.array(z.string()).default([]),
  near: z.array(z.string()).default([]),
  unless: z.array(z.string()).default([]),
  within: z.enum(['sentence', 'text']).default('sentence'),
  why: z.string(),
  source: z.string().min(2),
})

/** A longer word that holds a term, and where the term begins in it. */
interface LongerWord {
  word: Folded
  offset: number
}

/** Words that tell a homonym by standing near it. */
interface NeighbourRule {
  near: string[]
  unless: string[]
  within: 'sentence' | 'text'
}

interface TermTraps {
  words: LongerWord[]
  but: LongerWord[]
  neighbourRules: NeighbourRule[]
}

// How many folded letters on each side of a term count as close by.
const NEAR_LETTERS_BEFORE = 30
const NEAR_LETTERS_AFTER = 15

const trapsByTerm = whenNeeded(() => {
  const traps = new Map<string, TermTraps>()
  const rows = z.array(TrapRow).parse(readWordFile(new URL('trap-words.json', import.meta.url)))
  for (const row of rows)
    for (const term of row.of.map(foldedText)) traps.set(term, withRow(traps.get(term), term, row))
  return traps
})

function withRow(known: TermTraps | undefined, term: string, row: z.infer<typeof TrapRow>): TermTraps {
  const ofTerm = known ?? { words: [], but: [], neighbourRules: [] }
  ofTerm.words.push(...placesIn(term, row.words))
  ofTerm.but.push(...placesIn(term, row.but))
  if (row.near.length > 0)
    ofTerm.neighbourRules.push({
      near: row.near.map(foldedText),
      unless: row.unless.map(foldedText),
      within: row.within,
    })
  return ofTerm
}

/** Whether the trap list has a row for a term. */
export function isTrapTerm(term: string): boolean {
  return trapsByTerm().has(foldedText(term))
}

/** Whether the folded letters [from, to) stand there in another sense than the term's, or only by accident. */
export function isTrapped(folded: Folded, from: number, to: number): boolean {
  const { text } = folded
  const ofTerm = trapsByTerm().get(text.slice(from, to))
  if (!ofTerm) return false
  const isIn = (longer: LongerWord): boolean => isWithin(folded, from, longer)
  if (ofTerm.but.some(isIn)) return false
  if (ofTerm.words.some(isIn)) return true
  const around = text.slice(Math.max(0, from - NEAR_LETTERS_BEFORE), to + NEAR_LETTERS_AFTER)
  return ofTerm.neighbourRules.some(({ near, unless, within }) => {
    const searched = within === 'text' ? text : around
    return near.some((word) => searched.includes(word)) && !unless.some((word) => searched.includes(word))
  })
}

/** Whether the folded letters [from, to) stand in a longer word that is known to hold the term in its own sense. */
export function isKnownCompound(folded: Folded, from: number, to: number): boolean {
  const ofTerm = trapsByTerm().get(folded.text.slice(from, to))
  return ofTerm?.but.some((longer) => isWithin(folded, from, longer)) ?? false
}

/** Where a longer word has a space the text may have one or not; elsewhere it must have none: 산출하고 해상 does not hold 고해상. */
function isWithin({ text, gap }: Folded, from: number, { word, offset }: LongerWord): boolean {
  const start = from - offset
  if (start < 0 || !text.startsWith(word.text, start)) return false
  return word.gap.every((allowed, index) => index === 0 || (gap[start + index] as number) <= allowed)
}

function placesIn(term: string, words: string[]): LongerWord[] {
  return words.flatMap((one) => {
    const word = fold(one)
    const places = [...word.text].keys().filter((offset) => word.text.startsWith(term, offset))
    return [...places].map((offset) => ({ word, offset }))
  })
}

function foldedText(word: string): string {
  return fold(word).text
}
