import { fold } from '../../text/korean.ts'
import list from './widespread-words.json' with { type: 'json' }

const WIDESPREAD_WORDS = new Set(list.words.map((word) => fold(word).text))

/** Whether so many releases hold a word that subscribing to it means hearing of nearly everything. */
export function isWidespread(word: string): boolean {
  return WIDESPREAD_WORDS.has(fold(word).text)
}
