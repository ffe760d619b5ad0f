import { kindredOf } from '../query/kindred-words.ts'
import type { Term } from '../query/query-conditions.ts'
import { relatedNames } from '../query/related-names.ts'
import { readSubject, type Subject, subjectOf } from '../query/subject.ts'
import { conceptOf } from '../query/thesaurus.ts'
import { rarityOf } from '../query/word-rarity.ts'
import { type Pattern, patternsOf, wordPattern } from './pattern.ts'
import { isInTitle, type Place, placesBySentence, type ScannedRelease } from './scan-release.ts'

/*
Several words without quotes. A release answers them when it holds

1. the phrase as typed or all of the words in its title, or
2. all of the words near each other in its subtitles or lead, in any order, whatever stands between (particles, brackets, 의, 및, ·), each by
   any of its names: in one sentence at most MAX_LETTERS_BETWEEN letters apart for each further word and in no list, or
3. all of them anywhere, when together they are what the release is about (all-words.ts).

A phrase that the thesaurus knows as a whole (공급망 실사) has a meaning of its own and is looked for as one word is, under any of its names.
Its words must stand in their order and close together (공급망에 대한 실사; 변화하는 기후 is no 기후 변화).
*/

/** One of several words, compiled. */
export interface CompiledWord {
  names: Pattern[]
  /** Words that name the same side of a subject. They count only where the release is about all of the words. */
  kindred: Pattern[]
  /** From 0.1 for a word that nearly every release holds to 1. */
  rarity: number
  /** The nouns that its names are made of. */
  nouns: Set<number>
  /** What the word is about, or else the first of its names that is known to be about anything. */
  subject: Subject | undefined
}

/** A term, compiled: the names of the whole of it, and each word where it has several. */
export interface CompiledTerm {
  names: Pattern[]
  /** Folded names of what is related to the term. */
  related: string[]
  words: CompiledWord[]
  /** The same words, those taken as one that the thesaurus knows as one phrase; empty where it knows none. */
  phrases: CompiledWord[]
  /** Whether the thesaurus knows the words as one phrase. */
  isKnown: boolean
}

const MAX_LETTERS_BETWEEN = 24
const MAX_LETTERS_BETWEEN_KINDRED = 8
const MAX_LETTERS_IN_KNOWN_PHRASE = 8
const ENUMERATION = /[,;，、△▲▷◆①-⑳]/u
const MIN_WORD_LETTERS = 2

export function compileTerm(term: Term): CompiledTerm {
  const names = patternsOf(term)
  const related = relatedNames(term.text).map((name) => wordPattern(name).folded)
  const words = term.exact ? [] : wordsOf(term.text)
  if (words.length < 2) return { names, related, words: [], phrases: [], isKnown: false }
  const isKnown = conceptOf(term.text) !== undefined
  const phrases = isKnown ? words : joinKnown(words)
  return {
    names,
    related,
    words: words.map(compileWord),
    phrases: phrases.length < words.length ? phrases.map(compileWord) : [],
    isKnown,
  }
}

/** All folded names that a term is found by. */
export function namesInTerm({ names, words, phrases }: CompiledTerm): string[] {
  return [...names, ...words.flatMap(namesOfWord), ...phrases.flatMap(namesOfWord)].map(({ folded }) => folded)
}

/** The folded names one of which a release must hold to answer a term: of several words the one that fewest releases hold. */
export function keyNamesOf({ names, words, phrases }: CompiledTerm): string[] {
  const rarest = (all: CompiledWord[]): Pattern[] => {
    const [word] = all.toSorted((one, other) => other.rarity - one.rarity || lettersOf(other) - lettersOf(one))
    return word ? namesOfWord(word) : []
  }
  return [...names, ...rarest(words), ...rarest(phrases)].map(({ folded }) => folded)
}

/** The places of the words, in the order of the text, where they stand near each other: first in the title, then in the text. */
export function findNear(release: ScannedRelease, { words, phrases, isKnown }: CompiledTerm): Place[] | undefined {
  if (isKnown) return nearPlacesOf(release, words.map(ownNamesOf), isCloseInOrder)
  return nearPlacesOf(release, words.map(ownNamesOf), isNear) ?? nearPlacesOf(release, phrases.map(ownNamesOf), isNear)
}

/** The same by any of the words' names and kindred words, which must stand closer together. */
export function findKindredNear(release: ScannedRelease, { words, isKnown }: CompiledTerm): Place[] | undefined {
  return isKnown ? undefined : nearPlacesOf(release, words.map(namesOfWord), isNearAmongKindred)
}

type IsTogether = (release: ScannedRelease, places: Place[], words: Pattern[][]) => boolean

function nearPlacesOf(release: ScannedRelease, words: Pattern[][], isTogether: IsTogether): Place[] | undefined {
  if (!mayHold(release, words)) return undefined
  const bySentence = words.map((names) => placesBySentence(release, names))
  const [first, ...others] = bySentence as [Map<number, Place[]>, ...Map<number, Place[]>[]]
  for (const sentence of [...first.keys()].sort((one, other) => one - other)) {
    if (!others.every((places) => places.has(sentence))) continue
    const nearest = nearestTogether(bySentence.map((places) => places.get(sentence) as Place[]))
    if (isTogether(release, nearest, words)) return nearest
  }
  return undefined
}

function isCloseInOrder(_: ScannedRelease, places: Place[], words: Pattern[][]): boolean {
  return lettersBetween(places) <= MAX_LETTERS_IN_KNOWN_PHRASE && isInOrder(places, words)
}

function isNear(release: ScannedRelease, places: Place[]): boolean {
  return isInTitle(release, places[0] as Place) || isWithin(release, places, MAX_LETTERS_BETWEEN)
}

function isNearAmongKindred(release: ScannedRelease, places: Place[]): boolean {
  return isWithin(release, places, MAX_LETTERS_BETWEEN_KINDRED)
}

/** Whether no two words are further apart than a number of letters, on the average, and they are no items of a list. */
function isWithin(release: ScannedRelease, places: Place[], maxLetters: number): boolean {
  return lettersBetween(places) <= maxLetters * (places.length - 1) && !isEnumerated(release, places)
}

/** Whether the letters of each word occur, before any of them is read. */
export function mayHold({ hits }: ScannedRelease, words: Pattern[][]): boolean {
  return words.length > 0 && words.every((names) => names.some(({ folded }) => hits.has(folded)))
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

function compileWord(text: string): CompiledWord {
  const names = patternsOf({ text, exact: false })
  const known = new Set(names.map(({ folded }) => folded))
  const kindred = kindredOf(text)
    .map(wordPattern)
    .filter(({ folded }) => !known.has(folded))
  const read = names.map(({ name }) => readSubject(name))
  const nouns = new Set(read.flatMap((one) => [...one.nouns]))
  const telling = read.find((one) => one.nouns.size > 0)
  return { names, kindred, rarity: rarityOf(text), nouns, subject: telling && subjectOf(telling) }
}

/** The names of a word and its kindred words. */
export function namesOfWord({ names, kindred }: CompiledWord): Pattern[] {
  return [...names, ...kindred]
}

function ownNamesOf({ names }: CompiledWord): Pattern[] {
  return names
}

function lettersOf({ names: [own] }: CompiledWord): number {
  return own?.folded.length ?? 0
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
