import * as z from 'zod'
import list from './kindred-words.json' with { type: 'json' }

/*
Words that say the same side of a subject, and would say something else by themselves: who follows 물류 안전 also wants 화물차 낙하사고.
They are looked for only beside another word of the query, and count less than the word itself. In a row, each word before the bar
finds every other one of the row; those behind it find nothing.
*/
const List = z.object({ source: z.string(), rows: z.array(z.string()) })

const kindredByWord = new Map<string, string[]>()
for (const row of List.parse(list).rows) {
  const [mutual = [], others = []] = row.split(' | ').map((words) => words.split(' '))
  for (const word of mutual) {
    const known = kindredByWord.get(word) ?? []
    kindredByWord.set(word, [...new Set([...known, ...mutual.filter((other) => other !== word), ...others])])
  }
}

// 연동제 is a scheme (제) of 연동. A word of two letters, as 규제 is, ends in 제 by itself.
const SCHEME = /^([가-힣]{2,})제$/

/** The words that name the same side of a subject as this one does. */
export function kindredOf(word: string): string[] {
  const [, ofScheme] = SCHEME.exec(word) ?? []
  return [...(kindredByWord.get(word) ?? []), ...(ofScheme ? [ofScheme] : [])]
}
