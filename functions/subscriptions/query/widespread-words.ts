import { fold } from '../../text/korean.ts'
import { whenNeeded } from '../words/word-file.ts'
import list from './widespread-words.json' with { type: 'json' }

const widespreadWords = whenNeeded(() => new Set(list.words.map((word) => fold(word).text)))

/** Whether so many releases hold a word that subscribing to it means hearing of nearly everything. */
export function isWidespread(word: string): boolean {
  return widespreadWords().has(fold(word).text)
}
