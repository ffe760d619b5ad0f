import { isHangul } from '../../text/korean.ts'
import type { Term } from '../query/query-conditions.ts'
import { conceptOf, namesOfConcept } from '../query/thesaurus.ts'
import { isWidespread } from '../query/widespread-words.ts'
import { analyse } from './morphemes.ts'
import { type Pattern, patternsOf, wordPattern } from './pattern.ts'
import { type Place, placesBySentence, type ScannedRelease, TITLE_SENTENCE } from './scan-release.ts'

/*
Several words without quotes. The release must hold all of them near each other, in any order, whatever stands between (particles,
brackets, 의, 및, ·), each by any of its names:

1. all in the title, or
2. all in one sentence of the text, at most MAX_LETTERS_BETWEEN letters apart for each further word, or
3. one of them in the title, but no word that nearly every release holds (지원, 예방), and the others anywhere.

The phrase as typed counts as ever, and so do its synonyms where the thesaurus knows it as a whole (공급망 실사). Such a phrase has a
meaning of its own: its words must stand in their order and close together (공급망에 대한 실사; 변화하는 기후 is no 기후 변화), and 3 does
not hold.
*/

/** A term, compiled: the names of the whole of it, and those of each word where it has several. */
export interface CompiledTerm {
  names: Pattern[]
  words: Pattern[][]
  /** The same words, those taken as one that the thesaurus knows as one phrase; empty where it knows none. */
  phrases: Pattern[][]
  /** Whether the thesaurus knows the words as one phrase. */
  isKnown: boolean
}

const MAX_LETTERS_BETWEEN = 24
const MAX_LETTERS_IN_KNOWN_PHRASE = 8
const ENUMERATION = /[,;，、△▲▷◆①-⑳]/u
const MIN_WORD_LETTERS = 2
// A compound of two words is also meant where only its first stands with the other words: 건설현장 추락 → 건설업 추락.
const MIN_COMPOUND_LETTERS = 4

export function compileTerm(term: Term): CompiledTerm {
  const names = patternsOf(term)
  const words = term.exact ? [] : wordsOf(term.text)
  if (words.length < 2) return { names, words: [], phrases: [], isKnown: false }
  const isKnown = conceptOf(term.text) !== undefined
  const phrases = isKnown ? words : joinKnown(words)
  return {
    names,
    words: words.map((word) => namesOfWord(word, isKnown)),
    phrases: phrases.length < words.length ? phrases.map((phrase) => namesOfWord(phrase, true)) : [],
    isKnown,
  }
}

/** All folded names that a term is found by. */
export function namesInTerm({ names, words, phrases }: CompiledTerm): string[] {
  return [...names, ...words.flat(), ...phrases.flat()].map(({ folded }) => folded)
}

/** The folded names one of which a release must hold to answer a term: of several words the one that fewest releases hold. */
export function keyNamesOf({ names, words, phrases }: CompiledTerm): string[] {
  const rarest = (all: Pattern[][]): Pattern[] => all.toSorted((one, other) => rarity(other) - rarity(one))[0] ?? []
  return [...names, ...rarest(words), ...rarest(phrases)].map(({ folded }) => folded)
}

/** The places of the words, in the order of the text, where they stand near each other: first in the title, then in the text. */
export function findNear(release: ScannedRelease, { words, phrases, isKnown }: CompiledTerm): Place[] | undefined {
  return nearPlacesOf(release, words, isKnown) ?? nearPlacesOf(release, phrases, false)
}

function nearPlacesOf(release: ScannedRelease, words: Pattern[][], isKnown: boolean): Place[] | undefined {
  if (!mayHold(release, words)) return undefined
  const bySentence = words.map((names) => placesBySentence(release, names))
  const [first, ...others] = bySentence as [Map<number, Place[]>, ...Map<number, Place[]>[]]
  for (const sentence of [...first.keys()].sort((one, other) => one - other)) {
    if (!others.every((places) => places.has(sentence))) continue
    const nearest = nearestTogether(bySentence.map((places) => places.get(sentence) as Place[]))
    const isTogether = isKnown
      ? lettersBetween(nearest) <= MAX_LETTERS_IN_KNOWN_PHRASE && isInOrder(nearest, words)
      : sentence === TITLE_SENTENCE ||
        (lettersBetween(nearest) <= MAX_LETTERS_BETWEEN * (words.length - 1) && !isEnumerated(release, nearest))
    if (isTogether) return nearest
  }
  return undefined
}

/** Whether the letters of each word occur, before any of them is read. */
function mayHold({ hits }: ScannedRelease, words: Pattern[][]): boolean {
  return words.length > 0 && words.every((names) => names.some(({ folded }) => hits.has(folded)))
}

/** The word that stands in the title, where the others stand anywhere in the release. */
export function findInTitleAndText(release: ScannedRelease, { words, isKnown }: CompiledTerm): Place[] | undefined {
  if (isKnown || !mayHold(release, words)) return undefined
  const bySentence = words.map((names) => placesBySentence(release, names))
  const inTitle = bySentence.flatMap((places) => places.get(TITLE_SENTENCE)?.slice(0, 1) ?? [])
  if (inTitle.length === 0 || bySentence.some((places) => places.size === 0)) return undefined
  const telling = inTitle.find(({ pattern }) => !isWidespread(pattern.name))
  return telling && [telling]
}

/** The words of a phrase. A single letter or a number belongs to the word before: `PM 2.5`, `직장 내 괴롭힘`. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const word of text.split(' ')) {
    const letters = wordPattern(word).folded
    if (words.length > 0 && (letters.length < MIN_WORD_LETTERS || /^\d+$/.test(letters)))
      words.push(`${words.pop()} ${word}`)
    else words.push(word)
  }
  return words
}

/** Neighbouring words as one where the thesaurus knows them as one phrase: 화학물질 사고 | 예방. */
function joinKnown(words: string[]): string[] {
  for (let length = words.length - 1; length > 1; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const phrase = words.slice(start, start + length).join(' ')
      if (conceptOf(phrase)) return [...words.slice(0, start), phrase, ...words.slice(start + length)]
    }
  }
  return words
}

function namesOfWord(word: string, isKnown: boolean): Pattern[] {
  const names = patternsOf({ text: word, exact: false })
  const first = isKnown ? undefined : firstOfCompound(word)
  return first ? [...names, wordPattern(first)] : names
}

/** The first half of a compound of two nouns that the thesaurus does not know. */
function firstOfCompound(word: string): string | undefined {
  if (word.length < MIN_COMPOUND_LETTERS || !isHangul(word.charCodeAt(0)) || conceptOf(word)) return undefined
  const [first, second, ...others] = analyse(word).morphemes
  const areNouns = first?.tag === 'NNG' && second?.tag === 'NNG' && others.length === 0
  return areNouns && first.end >= MIN_WORD_LETTERS && word.length - first.end >= MIN_WORD_LETTERS
    ? word.slice(0, first.end)
    : undefined
}

function rarity([own]: Pattern[]): number {
  if (!own || isWidespread(own.name)) return 0
  const concept = conceptOf(own.name)
  return own.folded.length + (concept ? 1 / namesOfConcept(concept).length : 1)
}

/** One place of each word, so chosen that they span the fewest letters. */
function nearestTogether(placesOfWords: Place[][]): Place[] {
  let nearest: Place[] = []
  for (const start of placesOfWords.flat()) {
    const chosen = placesOfWords.map((places) => nearestTo(start, places)).sort((one, other) => one.from - other.from)
    if (nearest.length === 0 || lettersBetween(chosen) < lettersBetween(nearest)) nearest = chosen
  }
  return nearest
}

function nearestTo({ from }: Place, places: Place[]): Place {
  return places.reduce((best, place) => (Math.abs(place.from - from) < Math.abs(best.from - from) ? place : best))
}

function isInOrder(places: Place[], words: Pattern[][]): boolean {
  return places.every(({ pattern }, index) => words[index]?.includes(pattern))
}

/** Whether the places are items of a list: a comma or a mark of an item stands between them. */
function isEnumerated({ original, folded }: ScannedRelease, places: Place[]): boolean {
  const [first, last] = [places[0] as Place, places.at(-1) as Place]
  return ENUMERATION.test(original.slice(folded.at[first.from], folded.at[last.from]))
}

/** How many letters between the first and the last of some places belong to none of them. */
function lettersBetween(places: Place[]): number {
  const [first, last] = [places[0] as Place, places.at(-1) as Place]
  const own = places.reduce((sum, { pattern }) => sum + pattern.folded.length, 0)
  return last.from + last.pattern.folded.length - first.from - own
}
