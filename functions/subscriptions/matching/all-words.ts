import { nearness, readSubject, subjectOf } from '../query/subject.ts'
import { partAt, partsOfText } from './aboutness.ts'
import {
  findTerm,
  isInTitle,
  type Place,
  placesBySentence,
  type ScannedRelease,
  TITLE_SENTENCE,
} from './scan-release.ts'
import {
  type CompiledTerm,
  type CompiledWord,
  findKindredNear,
  findNear,
  mayHold,
  namesOfWord,
} from './several-words.ts'

/*
Is a release about all of several words? It is the more so

1. the more sentences name each word. The title counts as four, a kindred word (감독 for 점검) less than the word itself, and each further
   sentence adds less than the one before;
2. the rarer the words are in releases: 지원 says little, 해상풍력 much;
3. the larger the part of the text is that names the word named least: twice in ten lines is more than twice in a hundred; and
4. the nearer the title and the whole text are to each word by the company that nouns keep (query/subject.ts): a release on fares of ships is
   near to 해상 운임 in all it says, one on the price of air freight that names both in its background is not.

How near each other the words stand adds nothing to this, as measured: once side by side in the background or in a list of wishes is no more
than once each. In the title or in the lead that is enough. The figures were fitted on the 573 of 715 pairs of a query and a release that
hold all words; readers had judged them (test/eval/README.md).
*/
const TITLE_WEIGHT = 4
const KINDRED_WEIGHT = 0.75
// So many mentions bring a word half of what it can bring.
const HALF_MENTIONS = 3
const TITLE_WEIGHT_IN_DENSITY = 2
const DENSITY_WEIGHT = 1.4
// A mention in each sentence of this length would be a density of 1.
const LETTERS_PER_MENTION = 60
// In folded letters. A mention in a text of two lines says no more than one in a text of five.
const MIN_LETTERS_FOR_DENSITY = 240
const TITLE_NEARNESS_WEIGHT = 0.7
const TEXT_NEARNESS_WEIGHT = 1.2
// What a release that holds the words has on the average; for words, titles and texts whose nouns are in no table.
const USUAL_NEARNESS = 0.2
// Hardly any release gets more by nearness, which takes longer to find out than all the rest.
const MAX_BY_NEARNESS = 0.9
const MIN_ABOUTNESS = 1.38
const MIN_ABOUTNESS_TO_BE_NO_MENTION = 1.6

/** Where several words stand, in the order of the text, if a release answers a query for them: near each other, or each by itself. */
export function placesOfAllWords(release: ScannedRelease, term: CompiledTerm): Place[] | undefined {
  const first = firstPlacesOf(release, term.words)
  // A name of the whole need not hold the words: 하도급대금 is one of 하도급 대금.
  if (!first) return onlyPlaceOf(findTerm(release, term.names).body)
  const aboutness = aboutnessOf(release, term)
  const isAbout = aboutness >= MIN_ABOUTNESS
  if (!isAbout && !first.every((place) => isAtTop(release, place))) return undefined
  const near = findNear(release, term) ?? findKindredNear(release, term)
  if (near && (isAbout || isAtTop(release, near[0] as Place))) return near
  if (!isAbout) return undefined
  // What only passes by is shown by where it does, not by the word that the title holds.
  return aboutness < MIN_ABOUTNESS_TO_BE_NO_MENTION ? first.filter((place) => !isInTitle(release, place)) : first
}

/** Whether a release that answers a query for several words by their places in its text is hardly about them. */
export function mentionsAllInPassing(release: ScannedRelease, term: CompiledTerm): boolean {
  return aboutnessOf(release, term) < MIN_ABOUTNESS_TO_BE_NO_MENTION
}

/** From 0. Of words that the thesaurus knows as one phrase, the better of both readings: 화학물질 사고 | 예방. */
function aboutnessOf(release: ScannedRelease, { words, phrases }: CompiledTerm): number {
  return Math.max(aboutnessOfWords(release, words), aboutnessOfWords(release, phrases))
}

function aboutnessOfWords(release: ScannedRelease, words: CompiledWord[]): number {
  if (!mayHold(release, words.map(namesOfWord))) return 0
  let [prominence, fewest] = [0, Number.POSITIVE_INFINITY]
  for (const word of words) {
    const { weighted, sentences } = mentionsOf(word, placesBySentence(release, namesOfWord(word)))
    if (sentences === 0) return 0
    prominence += (word.rarity * weighted) / (weighted + HALF_MENTIONS)
    fewest = Math.min(fewest, sentences)
  }
  const letters = Math.max(MIN_LETTERS_FOR_DENSITY, release.folded.text.length)
  const byMentions = prominence + (DENSITY_WEIGHT * fewest * LETTERS_PER_MENTION) / letters
  return byMentions + MAX_BY_NEARNESS < MIN_ABOUTNESS ? byMentions : byMentions + nearnessOf(release, words)
}

/** How near title and text are to the words by all their other nouns, the rarer of the words counting more. */
function nearnessOf(release: ScannedRelease, words: CompiledWord[]): number {
  release.subjects ??= {
    title: readSubject(release.original.slice(0, release.titleLength)),
    whole: readSubject(release.original),
  }
  const own = new Set(words.flatMap(({ nouns }) => [...nouns]))
  const [title, whole] = [subjectOf(release.subjects.title, own), subjectOf(release.subjects.whole, own)]
  let [sum, rarities] = [0, 0]
  for (const { subject, rarity } of words) {
    if (!subject) continue
    const toTitle = title ? nearness(subject, title) : USUAL_NEARNESS
    const toWhole = whole ? nearness(subject, whole) : USUAL_NEARNESS
    sum += rarity * (TITLE_NEARNESS_WEIGHT * toTitle + TEXT_NEARNESS_WEIGHT * toWhole)
    rarities += rarity
  }
  return rarities === 0 ? USUAL_NEARNESS * (TITLE_NEARNESS_WEIGHT + TEXT_NEARNESS_WEIGHT) : sum / rarities
}

function mentionsOf({ names }: CompiledWord, places: Map<number, Place[]>): { weighted: number; sentences: number } {
  let [weighted, sentences] = [0, 0]
  for (const [sentence, those] of places) {
    const isTitle = sentence === TITLE_SENTENCE
    const isOwn = those.some(({ pattern }) => names.includes(pattern))
    weighted += (isTitle ? TITLE_WEIGHT : 1) * (isOwn ? 1 : KINDRED_WEIGHT)
    sentences += isTitle ? TITLE_WEIGHT_IN_DENSITY : 1
  }
  return { weighted, sentences }
}

/** The first place of each word, in the order of the text; undefined where a word is missing. */
function firstPlacesOf(release: ScannedRelease, words: CompiledWord[]): Place[] | undefined {
  if (!mayHold(release, words.map(namesOfWord))) return undefined
  const places = words.map((word) => placesBySentence(release, namesOfWord(word)).values().next().value?.[0])
  return places.every((place) => place !== undefined) ? places.sort((one, other) => one.from - other.from) : undefined
}

function onlyPlaceOf(place: Place | undefined): Place[] | undefined {
  return place && [place]
}

/** Whether a place is in the title, a subtitle or the lead. */
function isAtTop({ original, folded, titleLength }: ScannedRelease, { from }: Place): boolean {
  const at = (folded.at[from] as number) - titleLength - 1
  return at < 0 || partAt(at, partsOfText(original.slice(titleLength + 1))) !== 'body'
}
