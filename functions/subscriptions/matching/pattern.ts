import { type Folded, fold, type Gap, HARD, isDigit, isHangul, NONE } from '../../text/korean.ts'
import type { Term } from '../query/query-conditions.ts'
import { synonymsOf } from '../query/thesaurus.ts'
import { runAround, stands, standsAsWord } from './hangul-border.ts'
import { isCapital, isLatin, standsInLatin } from './latin-border.ts'
import { analyse } from './morphemes.ts'
import type { Rule } from './query-match.ts'
import { isMeant, isTrapped } from './trap-words.ts'

/** What is searched for a term: one of its names, folded. */
export interface Pattern {
  folded: string
  gap: Gap[]
  name: string
  kind: 'own' | 'synonym' | 'exact'
}

export interface Text {
  original: string
  folded: Folded
  /** Whether the trap list counts. */
  traps: boolean
}

const SPLIT_FROM = 4

/** A term's own name first, then its synonyms; only itself when it was quoted. */
export function patternsOf(term: Term): Pattern[] {
  if (term.exact) return [patternOf(term.text, 'exact')]
  return [patternOf(term.text, 'own'), ...synonymsOf(term.text).map((name) => patternOf(name, 'synonym'))]
}

function patternOf(name: string, kind: Pattern['kind']): Pattern {
  const { text, gap } = fold(name)
  return { folded: text, gap, name, kind }
}

/** By which rule the pattern stands at a hit, if it does. */
export function judge(text: Text, pattern: Pattern, from: number): Rule | undefined {
  const { original, folded } = text
  const to = from + pattern.folded.length
  if (pattern.kind === 'exact') return isWritten(text, pattern, from, to) ? 'exact' : undefined
  if (pattern.kind === 'synonym' && !isAsLoud(text, pattern, from)) return undefined
  if (hasLostItsMark(pattern, folded, from)) return undefined
  let apart = false
  let compound = false
  for (let start = from; start < to; ) {
    const end = endOfPiece(folded, start, to)
    if (start > from && !mayPart(pattern, folded, start, start - from)) return undefined
    if (start > from && folded.gap[start] !== pattern.gap[start - from]) apart = true
    if (isHangul(folded.text.charCodeAt(start))) {
      const run = runAround(folded, start, end)
      if (!stands(run) && !(text.traps && isMeant(folded, from, to))) return undefined
      compound ||= !standsAsWord(run)
    } else if (isLatin(folded.text.charCodeAt(start)) && !standsInLatin(original, folded, start, end)) return undefined
    start = end
  }
  if (text.traps && isTrapped(folded, from, to)) return undefined
  if (pattern.kind === 'synonym') return 'synonym'
  if (apart || joins(pattern, folded, from)) return 'spacing'
  return compound ? 'compound' : 'word'
}

/** Where the letters stop being written in one go, or the script changes. */
function endOfPiece(folded: Folded, start: number, to: number): number {
  const hangul = isHangul(folded.text.charCodeAt(start))
  let end = start + 1
  while (end < to && folded.gap[end] === NONE && isHangul(folded.text.charCodeAt(end)) === hangul) end += 1
  return end
}

/** Whether a word may be written apart there: as it was typed, where the script changes (RE 100), or between its morphemes. */
function mayPart({ folded: word, gap }: Pattern, folded: Folded, at: number, index: number): boolean {
  const typed = gap[index] as Gap
  if (folded.gap[at] === NONE) return true
  if (folded.gap[at] === HARD) return typed === HARD
  if (typed !== NONE) return true
  const script = scriptOf(word.charCodeAt(index))
  if (script !== scriptOf(word.charCodeAt(index - 1))) return true
  if (script !== 'hangul') return false
  // A syllable alone before a space is too easily the end of another word: `국어발전 기본계획` is not 전기본.
  if (index < 2) return false
  if (word.length >= SPLIT_FROM && word.length - index >= 2) return true
  return analyse(word).morphemes.some((piece) => piece.start === index)
}

function scriptOf(code: number): 'hangul' | 'digit' | 'other' {
  if (isHangul(code)) return 'hangul'
  return isDigit(code) ? 'digit' : 'other'
}

/** `R&D` is not the `rd` of `3rd`. */
function hasLostItsMark({ folded: word, gap }: Pattern, folded: Folded, from: number): boolean {
  return gap.some(
    (typed, index) =>
      index > 0 && typed === HARD && isLatin(word.charCodeAt(index)) && folded.gap[from + index] === NONE,
  )
}

/** The term was typed with a space that the text does not have. */
function joins({ folded: word, gap }: Pattern, folded: Folded, from: number): boolean {
  for (let index = 1; index < word.length; index += 1) {
    if (gap[index] !== NONE && folded.gap[from + index] === NONE) return true
  }
  return false
}

/** An abbreviation from the thesaurus must stand in capitals: IRA is not a first name, REACH no verb. */
function isAsLoud({ original, folded }: Text, { name, folded: letters }: Pattern, from: number): boolean {
  if (!/^[A-Z0-9&-]+$/.test(name)) return true
  return [...letters].every((letter, index) => !/[a-z]/.test(letter) || isCapital(original, folded, from + index))
}

function isWritten({ original, folded }: Text, { name }: Pattern, from: number, to: number): boolean {
  const found = original.slice(folded.at[from], folded.end[to - 1])
  if (asWritten(found) !== asWritten(name)) return false
  return !isLatin(folded.text.charCodeAt(from)) || standsInLatin(original, folded, from, to)
}

function asWritten(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase()
}
