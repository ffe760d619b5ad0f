import { fold } from '../../text/korean.ts'
import { isKnown, relatedWords } from './known-words.ts'
import { conceptOf, concepts, namesOfConcept } from './thesaurus.ts'

/**
 * Other words to ask for instead: from the thesaurus, and where it has none, what releases about a word are about as well. Each is a term
 * people know.
 */
export interface Suggestions {
  /** The known name that a word was probably meant to be: 혹시 …? */
  correction?: string | undefined
  narrower: string[]
  wider: string[]
}

const MAX_SUGGESTIONS = 3
/** A shorter word is too close to too many names to be corrected. */
const MIN_CORRECTED_LETTERS = 3
/** From this length on two mistakes are forgiven, below it one. Counted in single jamo, two or three to a syllable. */
const MIN_JAMO_FOR_TWO_MISTAKES = 9

/** Suggests a correction for a word the thesaurus does not know, and narrower and wider terms for one it knows. */
export function suggest(word: string): Suggestions {
  const concept = conceptOf(word)
  if (!concept)
    return { correction: nearestName(word), narrower: relatedWords(word).slice(0, MAX_SUGGESTIONS), wider: [] }
  const names = namesOfConcept(concept)
  const below = concepts()
    .filter(({ wider }) => wider.some((one) => names.includes(one)))
    .map((one) => one.concept)
  const narrower = [...new Set([...concept.related, ...below])].filter((one) => !concept.wider.includes(one))
  const related = narrower.length > 0 ? narrower : relatedWords(word)
  return { narrower: related.slice(0, MAX_SUGGESTIONS), wider: concept.wider.slice(0, MAX_SUGGESTIONS) }
}

/** Known terms that hold what is too short to ask for, those that begin with it first: 물 → 물가, 물류, 물관리. */
export function termsContaining(piece: string): string[] {
  const letters = fold(piece).text
  if (letters === '') return []
  const holding = concepts()
    .map(({ concept }) => concept)
    .filter((name) => fold(name).text.includes(letters))
  const order = (name: string): number => (fold(name).text.startsWith(letters) ? 0 : 100) + name.length
  return holding.sort((one, other) => order(one) - order(other)).slice(0, MAX_SUGGESTIONS)
}

/** Of an abbreviation one letter makes another name (ESRS, ESS): only letters that changed places are corrected. */
const ABBREVIATION = /^[A-Z0-9&-]{2,6}$/

function hasSameLetters(name: string, word: string): boolean {
  return name !== word && [...name].sort().join('') === [...word].sort().join('')
}

/** The known name nearest to a mistyped word; undefined when none is near enough. */
function nearestName(word: string): string | undefined {
  const letters = toJamo(word)
  if (isKnown(word)) return undefined
  if (ABBREVIATION.test(word))
    return concepts()
      .flatMap(namesOfConcept)
      .find((name) => hasSameLetters(name, word))
  if (fold(word).text.length < MIN_CORRECTED_LETTERS) return undefined
  const maxMistakes = letters.length < MIN_JAMO_FOR_TWO_MISTAKES ? 1 : 2
  let nearest: string | undefined
  let fewest = maxMistakes + 1
  for (const name of concepts().flatMap(namesOfConcept)) {
    if (fold(name).text.length < MIN_CORRECTED_LETTERS) continue
    const mistakes = editDistance(letters, toJamo(name), fewest)
    if (mistakes < fewest) [nearest, fewest] = [name, mistakes]
  }
  return nearest
}

function toJamo(word: string): string {
  return fold(word).text.normalize('NFD')
}

/** Letters to add, drop, change or swap with the next one. Stops counting at `limit` and returns it. */
function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit
  let rowBefore: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) cost = Math.min(cost, (rowBefore[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    if (Math.min(...next) >= limit) return limit
    rowBefore = row
    row = next
  }
  return row[other.length] ?? limit
}
