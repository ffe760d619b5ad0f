import type { koHint } from '../ko/ko-hint.ts'
import { counted, quoted } from './en-words.ts'

/** What stands below the keywords while they are typed: how they are understood, in notes behind each. */
export const enHint: typeof koHint = {
  exact: 'exactly so',
  synonyms: (names: string[], more: number) => `also as ${quoted(names)}${more > 0 ? ` and ${more} more` : ''}`,
  with: (words: string[]) => `only with ${quoted(words)}`,
  without: (words: string[]) => `not with ${quoted(words)}`,
  ministries: (names: string[]) => `only from ${names.join(', ')}`,
  inTitle: 'titles only',
  widespread: (word: string, narrower = `${word} +수소`) =>
    `a very common word that will bring a lot. Narrow it, as in “${narrower}”.`,
  similar: (terms: string[]) => `Similar keywords: ${quoted(terms)}`,
  more: (count: number) => `and ${counted(count, 'more keyword')}`,
  looking: 'Looking at the releases of the last 30 days…',
}
