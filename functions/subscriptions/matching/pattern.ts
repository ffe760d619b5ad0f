import { type Folded, fold, type Gap, HARD_GAP, isDigit, isHangul, NO_GAP, SOFT_GAP } from '../../text/korean.ts'
import type { Term } from '../query/query-conditions.ts'
import { companyOf, synonymsOf } from '../query/thesaurus.ts'
import { isWordInRun } from './hangul-border.ts'
import { isWholeWord, runAround } from './hangul-run.ts'
import { isInInstitutionName } from './institution-name.ts'
import { isCapital, isLatin, isLatinWord } from './latin-border.ts'
import { analyse } from './morphemes.ts'
import type { MatchRule } from './query-match.ts'
import { isKnownCompound, isTrapped } from './trap-words.ts'

/** One name to search for on behalf of a term, folded. */
export interface Pattern {
  folded: string
  gap: Gap[]
  name: string
  kind: 'own' | 'synonym' | 'exact'
  /** Folded words one of which must stand in the text, where the name alone may mean something else. */
  company?: string[]
  /** Whether the name is short for a compound noun, as 산재 is for 산업재해. */
  isShortened?: boolean
}

export interface SearchedText {
  original: string
  folded: Folded
  /** Whether the trap list is applied. */
  traps: boolean
}

/** A word this long may be written apart anywhere, with at least two letters on each side. */
const MIN_SPLITTABLE_LETTERS = 4
// 위해, 통한 and their like, and the syllables that stand before them: 돕기 위해, 이를 통해, 그에 따른.
const POSTPOSITION = /^(?:[위통대의관인비향]해|[위통대의관인향]한|따른)$/
// What is short for a compound noun is no verb: `산재된`, `산재해 있는` are 散在.
const VERB_ENDING = /^(?:되|돼|된|됨|하[여고는며지던였기게면]|해(?:있|서|온)?$|[한함했]$)/
const MAX_ENDING_LETTERS = 3
const MARKS_OBJECT = /[기을를에로와과]/

/** The names to search for: the term's own first, then its synonyms; only its own when it was quoted. */
export function patternsOf(term: Term): Pattern[] {
  if (term.exact) return [patternOf(term.text, 'exact')]
  const synonyms = synonymsOf(term.text).map((name) => {
    const company = companyOf(name)
    return { ...patternOf(name, 'synonym'), ...(company.length > 0 && { company }) }
  })
  const names = [patternOf(term.text, 'own'), ...synonyms]
  return names.map((name) => (isShortFor(name, names) ? { ...name, isShortened: true } : name))
}

/** A word searched for as it is, without its synonyms. */
export function wordPattern(word: string): Pattern {
  return patternOf(word, 'own')
}

function patternOf(name: string, kind: Pattern['kind']): Pattern {
  const { text, gap } = fold(name)
  return { folded: text, gap, name, kind }
}

/** Whether a name of two syllables takes one from each half of a longer name: 산재 from 산업재해. */
function isShortFor({ folded: short }: Pattern, names: Pattern[]): boolean {
  const [first, second] = short
  if (short.length !== 2 || !first || !second || !isHangul(short.charCodeAt(0))) return false
  return names.some(({ folded: long }) => long.length >= 4 && long.startsWith(first) && long.indexOf(second, 2) > 1)
}

/** The rule by which a pattern stands at a hit, the folded letter `from`; undefined when it does not stand there. */
export function matchRuleAt(text: SearchedText, pattern: Pattern, from: number): MatchRule | undefined {
  const { original, folded } = text
  const to = from + pattern.folded.length
  if (pattern.kind === 'exact') return isExactlyWritten(text, pattern, from, to) ? 'exact' : undefined
  if (pattern.kind === 'synonym' && !isInCapitals(text, pattern, from)) return undefined
  if (hasLostPunctuation(pattern, folded, from)) return undefined
  let hasOtherSpacing = false
  let isCompound = false
  for (let start = from; start < to; ) {
    const end = endOfPiece(folded, start, to)
    if (start > from && !maySplitAt(pattern, folded, start, start - from)) return undefined
    if (start > from && folded.gap[start] !== pattern.gap[start - from]) hasOtherSpacing = true
    if (isHangul(folded.text.charCodeAt(start))) {
      if (beginsInPostposition(folded, start)) return undefined
      const run = runAround(folded, start, end)
      if (!isWordInRun(run) && !(text.traps && isKnownCompound(folded, from, to))) return undefined
      isCompound ||= !isWholeWord(run)
    } else if (isLatin(folded.text.charCodeAt(start)) && !isLatinWord(original, folded, start, end)) return undefined
    start = end
  }
  if (pattern.isShortened && VERB_ENDING.test(folded.text.slice(to, endOfPiece(folded, to, to + MAX_ENDING_LETTERS))))
    return undefined
  if (isInInstitutionName(folded, from, to)) return undefined
  if (text.traps && isTrapped(folded, from, to)) return undefined
  if (pattern.kind === 'synonym') return 'synonym'
  if (hasOtherSpacing || hasLostSpace(pattern, folded, from)) return 'spacing'
  return isCompound ? 'compound' : 'word'
}

/** Where the letters stop being written in one go, or change between Hangul and other scripts. */
function endOfPiece(folded: Folded, start: number, to: number): number {
  const hangul = isHangul(folded.text.charCodeAt(start))
  let end = start + 1
  while (end < to && folded.gap[end] === NO_GAP && isHangul(folded.text.charCodeAt(end)) === hangul) end += 1
  return end
}

/** Whether a word may be written apart at a place: where it was typed so, where the script changes (RE 100), or between its morphemes. */
function maySplitAt({ folded: word, gap }: Pattern, folded: Folded, at: number, index: number): boolean {
  const typed = gap[index] as Gap
  if (folded.gap[at] === NO_GAP) return true
  if (folded.gap[at] === HARD_GAP) return typed === HARD_GAP
  if (typed !== NO_GAP) return true
  const script = scriptOf(word.charCodeAt(index))
  if (script !== scriptOf(word.charCodeAt(index - 1))) return true
  if (script !== 'hangul') return false
  // A single syllable before a space is too easily the end of another word: `국어발전 기본계획` does not hold 전기본.
  if (index < 2) return isWrittenInWords(word, folded, at - index)
  if (word.length >= MIN_SPLITTABLE_LETTERS && word.length - index >= 2) return true
  return analyse(word).morphemes.some((piece) => piece.start === index)
}

/** Whether a long word is written in separate words from its first syllable to its end: `전 과정 평가를`. */
function isWrittenInWords(word: string, folded: Folded, from: number): boolean {
  const to = from + word.length
  const lastWord = folded.gap.lastIndexOf(SOFT_GAP, to - 1)
  return (
    word.length > MIN_SPLITTABLE_LETTERS &&
    folded.gap[from] !== NO_GAP &&
    lastWord > from + 1 &&
    isWholeWord(runAround(folded, lastWord, to))
  )
}

/** Whether a hit begins with the end of a postposition that lost the space behind it: `지원하기 위해고효율` does not hold 해고. */
function beginsInPostposition({ text, gap }: Folded, from: number): boolean {
  return (
    gap[from] === NO_GAP &&
    gap[from - 1] === SOFT_GAP &&
    POSTPOSITION.test(text.slice(from - 1, from + 1)) &&
    MARKS_OBJECT.test(text.charAt(from - 2))
  )
}

function scriptOf(code: number): 'hangul' | 'digit' | 'other' {
  if (isHangul(code)) return 'hangul'
  return isDigit(code) ? 'digit' : 'other'
}

/** Whether the text lacks a mark that the pattern was typed with: `3rd` does not hold `R&D`. */
function hasLostPunctuation({ folded: word, gap }: Pattern, folded: Folded, from: number): boolean {
  return gap.some(
    (typed, index) =>
      index > 0 && typed === HARD_GAP && isLatin(word.charCodeAt(index)) && folded.gap[from + index] === NO_GAP,
  )
}

/** Whether the pattern was typed with a space that the text does not have. */
function hasLostSpace({ folded: word, gap }: Pattern, folded: Folded, from: number): boolean {
  for (let index = 1; index < word.length; index += 1) {
    if (gap[index] !== NO_GAP && folded.gap[from + index] === NO_GAP) return true
  }
  return false
}

/** An abbreviation from the thesaurus must stand in capitals: IRA is also a first name, REACH a verb. */
function isInCapitals({ original, folded }: SearchedText, { name, folded: letters }: Pattern, from: number): boolean {
  if (!/^[A-Z0-9&-]+$/.test(name)) return true
  return [...letters].every((letter, index) => !/[a-z]/.test(letter) || isCapital(original, folded, from + index))
}

function isExactlyWritten({ original, folded }: SearchedText, { name }: Pattern, from: number, to: number): boolean {
  const found = original.slice(folded.at[from], folded.end[to - 1])
  if (plainSpelling(found) !== plainSpelling(name)) return false
  return !isLatin(folded.text.charCodeAt(from)) || isLatinWord(original, folded, from, to)
}

function plainSpelling(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').toLowerCase()
}
