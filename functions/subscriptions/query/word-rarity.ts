import { fold } from '../../text/korean.ts'
import { whenNeeded } from '../words/word-file.ts'
import { corpusWords } from './corpus-words.ts'

// The nouns most written about come first. A word that neither is listed nor holds one that is, is rarer than all of them.
const ranked = whenNeeded(() => {
  const rankByNoun = new Map(
    corpusWords()
      .nouns.split(' ')
      .map((noun, index) => [fold(noun).text, index + 1]),
  )
  const maxNounLetters = Math.max(...[...rankByNoun.keys()].map((noun) => noun.length))
  return { rankByNoun, logOfLastRank: Math.log(rankByNoun.size), maxNounLetters }
})
const MIN_NOUN_LETTERS = 2
const MIN_RARITY = 0.1

/**
 * How much a word says about its release: 0.1 for one that nearly every release holds (지원), 1 for one that few do (CBAM). A compound
 * is as rare as the rarest of its nouns.
 */
export function rarityOf(word: string): number {
  const ranks = ranksIn(fold(word).text)
  return ranks.length === 0
    ? 1
    : Math.max(MIN_RARITY, Math.min(1, Math.log(Math.max(...ranks)) / ranked().logOfLastRank))
}

/** The ranks of the nouns that a word is made of, the longest at each place: 하도급대금 is 하도급 and 대금. */
function ranksIn(letters: string): number[] {
  const { rankByNoun } = ranked()
  const ranks: number[] = []
  for (let at = 0; at < letters.length; ) {
    const noun = nounAt(letters, at)
    if (noun) ranks.push(rankByNoun.get(noun) as number)
    at += noun?.length ?? 1
  }
  return ranks
}

function nounAt(letters: string, at: number): string | undefined {
  const { rankByNoun, maxNounLetters } = ranked()
  for (let length = Math.min(maxNounLetters, letters.length - at); length >= MIN_NOUN_LETTERS; length -= 1) {
    const noun = letters.slice(at, at + length)
    if (rankByNoun.has(noun)) return noun
  }
  return undefined
}
