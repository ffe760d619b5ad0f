/*
Words as data: a row of words with spaces between them. `_` stands for a space that may be typed or not (in patterns), `*` at the end for
any more letters (in lists).
*/

/** The source of a pattern that matches any of the words, the longest first. */
export function anyOf(row: string): string {
  const words = row.split(' ').sort((one, other) => other.length - one.length)
  return `(?:${words.map((word) => word.replaceAll('_', ' ?')).join('|')})`
}

export interface WordList {
  whole: Set<string>
  beginnings: string[]
}

const PARTICLE = /(?<=..)(?:에서|에는|에|엔|을|를|은|는|이|가|의|도|만|들|좀|요|이요)$/u

export function wordList(row: string): WordList {
  const words = row.split(' ')
  return {
    whole: new Set(words.filter((word) => !word.endsWith('*'))),
    beginnings: words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
  }
}

/** Whether a word is in a list, as it stands or without a particle and what is put behind a sentence. */
export function isIn({ whole, beginnings }: WordList, word: string): boolean {
  const bare = word.replace(/[.!?？~]+$/u, '').toLowerCase()
  if (whole.has(bare) || whole.has(bare.replace(PARTICLE, ''))) return true
  return beginnings.some((beginning) => bare.startsWith(beginning))
}
