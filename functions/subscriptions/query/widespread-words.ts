import { fold } from '../../text/korean.ts'
import list from './widespread-words.json' with { type: 'json' }

const widespread = new Set(list.words.map((word) => fold(word).text))

/** Whether a word stands in so many releases that hearing of each is hearing of almost everything. */
export function isWidespread(word: string): boolean {
  return widespread.has(fold(word).text)
}
