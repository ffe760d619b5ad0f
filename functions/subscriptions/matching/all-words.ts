import { partAt, partsOfText } from './aboutness.ts'
import { type Place, placesBySentence, type ScannedRelease, TITLE_SENTENCE } from './scan-release.ts'
import {
  type CompiledTerm,
  type CompiledWord,
  findKindredNear,
  findNear,
  mayHold,
  namesOfWord,
} from './several-words.ts'

/*
Is a release about all of several words, wherever they stand? It is the more so

1. the more sentences name each word. The title counts as four, a kindred word (감독 for 점검) less than the word itself, and each further
   sentence adds less than the one before;
2. the rarer the words are in releases: 지원 says little, 해상풍력 much; and
3. the sooner all of them have been named. What comes up only at the end is an aside.

Words that stand near each other need less of this, and none in title, subtitles or lead. The figures were fitted on 245 pairs of a query
and a release that a reader had judged, which they meet with a precision of .86 and a recall of .84. Of queries that they were not fitted on they found .77, with a precision of .61
(test/eval/README.md).
*/
const TITLE_WEIGHT = 4
const KINDRED_WEIGHT = 0.75
const MIN_PROMINENCE = 1.1
const MIN_PROMINENCE_OF_NEAR_WORDS = 0.65
// What a release must hold more of where the last word comes up only at its end.
const PROMINENCE_FOR_LATENESS = 0.4
// In folded letters. In a shorter text nothing comes late: a digest of three sentences has no asides.
const MIN_LETTERS_FOR_LATENESS = 400

/** How prominent several words are, how late the last of them comes up (0 to 1), and where each is named first. */
interface Prominence {
  sum: number
  lateness: number
  places: Place[]
}

/** Where several words stand, in the order of the text, if a release answers a query for them: near each other, or each by itself. */
export function placesOfAllWords(release: ScannedRelease, term: CompiledTerm): Place[] | undefined {
  const near = findNear(release, term) ?? findKindredNear(release, term)
  if (near && (term.isKnown || isAtTop(release, near[0] as Place))) return near
  const prominence = term.isKnown ? undefined : prominenceOf(release, term.words)
  if (near && (!prominence || isEnough(prominence, MIN_PROMINENCE_OF_NEAR_WORDS))) return near
  return prominence && isEnough(prominence, MIN_PROMINENCE) ? prominence.places : undefined
}

function isEnough({ sum, lateness }: Prominence, min: number): boolean {
  return sum >= min + PROMINENCE_FOR_LATENESS * lateness
}

/** Undefined where a word is missing. */
function prominenceOf(release: ScannedRelease, words: CompiledWord[]): Prominence | undefined {
  if (!mayHold(release, words.map(namesOfWord))) return undefined
  const placesOfWords = words.map((word) => placesBySentence(release, namesOfWord(word)))
  if (placesOfWords.some((places) => places.size === 0)) return undefined
  const sum = words.reduce((total, word, index) => {
    const mentions = mentionsOf(word, placesOfWords[index] as Map<number, Place[]>)
    return total + (word.rarity * mentions) / (mentions + 1)
  }, 0)
  const places = placesOfWords
    .map((ofWord) => ofWord.values().next().value?.[0] as Place)
    .sort((one, other) => one.from - other.from)
  const letters = Math.max(MIN_LETTERS_FOR_LATENESS, release.folded.text.length)
  return { sum, lateness: (places.at(-1) as Place).from / letters, places }
}

function mentionsOf({ names }: CompiledWord, places: Map<number, Place[]>): number {
  let mentions = 0
  for (const [sentence, those] of places) {
    const isOwn = those.some(({ pattern }) => names.includes(pattern))
    mentions += (sentence === TITLE_SENTENCE ? TITLE_WEIGHT : 1) * (isOwn ? 1 : KINDRED_WEIGHT)
  }
  return mentions
}

/** Whether a place is in the title, a subtitle or the lead. */
function isAtTop({ original, folded, titleLength }: ScannedRelease, { from }: Place): boolean {
  const at = (folded.at[from] as number) - titleLength - 1
  return at < 0 || partAt(at, partsOfText(original.slice(titleLength + 1))) !== 'body'
}
