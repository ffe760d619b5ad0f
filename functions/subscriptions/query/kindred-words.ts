import * as z from 'zod'
import { readWordFile, whenNeeded } from '../words/word-file.ts'

/*
Words that say the same side of a subject, and would say something else by themselves: who follows 물류 안전 also wants 화물차 낙하사고.
They are looked for only beside another word of the query, and count less than the word itself. In a row, each word before the bar
finds every other one of the row; those behind it find nothing. A title that holds one of them is related to a keyword that stands alone,
too, save those of `besideOnly`, which are too wide for that (인력 for 고용).
*/
const List = z.object({ source: z.string(), rows: z.array(z.string()), besideOnly: z.array(z.string()) })

const list = whenNeeded(() => List.parse(readWordFile(new URL('kindred-words.json', import.meta.url))))
const kindredByWord = whenNeeded(() => byWord(list().rows))
const besideOnlyByWord = whenNeeded(() => byWord(list().besideOnly))
// 연동제 is a scheme (제) of 연동. A word of two letters, as 규제 is, ends in 제 by itself.
const SCHEME = /^([가-힣]{2,})제$/

/** The words that name the same side of a subject as this one does, beside another word of a query. */
export function kindredOf(word: string): string[] {
  const [, ofScheme] = SCHEME.exec(word) ?? []
  return [...kindredAloneOf(word), ...(besideOnlyByWord().get(word) ?? []), ...(ofScheme ? [ofScheme] : [])]
}

/** Those of them that are also about the subject of the word where it stands alone. */
export function kindredAloneOf(word: string): string[] {
  return kindredByWord().get(word) ?? []
}

/** All words of the list. */
export function kindredWords(): string[] {
  return [...list().rows, ...list().besideOnly].flatMap((row) => row.split(/ (?:\| )?/))
}

function byWord(all: string[]): Map<string, string[]> {
  const kindred = new Map<string, string[]>()
  for (const row of all) {
    const [mutual = [], others = []] = row.split(' | ').map((words) => words.split(' '))
    for (const word of mutual) {
      const known = kindred.get(word) ?? []
      kindred.set(word, [...new Set([...known, ...mutual.filter((other) => other !== word), ...others])])
    }
  }
  return kindred
}
