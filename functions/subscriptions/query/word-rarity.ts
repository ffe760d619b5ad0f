import { fold } from '../../text/korean.ts'
import table from './corpus-words.json' with { type: 'json' }

// The nouns most written about come first. A word that is not listed is rarer than all of them.
const rankByNoun = new Map(table.nouns.split(' ').map((noun, index) => [fold(noun).text, index + 1]))
const LOG_OF_LAST_RANK = Math.log(rankByNoun.size)
const MIN_RARITY = 0.1

/** How much a word says about its release: 0.1 for one that nearly every release holds (지원), 1 for one that few do (해상풍력). */
export function rarityOf(word: string): number {
  const rank = rankByNoun.get(fold(word).text)
  return rank === undefined ? 1 : Math.max(MIN_RARITY, Math.min(1, Math.log(rank) / LOG_OF_LAST_RANK))
}
