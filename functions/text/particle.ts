import { josa } from 'es-hangul'

const DIGITS = '영일이삼사오육칠팔구'
// Of the letters' Korean names only these end in a consonant: 엘, 엠, 엔, 알.
const LETTERS: Record<string, string> = { L: '엘', M: '엠', N: '엔', R: '알' }

export type Particle = '을/를' | '은/는' | '이/가' | '으로/로'

/** The particle a word takes as it is read aloud: 탄소중립`을`, ESG`를`, RE100`을`. Signs behind the word are not read. */
export function particle(word: string, pair: Particle): string {
  const read = word.normalize('NFC').match(/[\p{L}\p{N}%]+(?=[^\p{L}\p{N}%]*$)/u)?.[0] ?? ''
  return josa.pick(lastSyllable(read), pair)
}

/** A syllable that ends as the word does when read; an English word by its spelling, which is right more often than not. */
function lastSyllable(read: string): string {
  const last = read.at(-1) ?? ''
  if (/\d/.test(last)) return DIGITS[Number(last)] as string
  if (/[A-Z]/.test(last)) return LETTERS[last] ?? '이'
  if (!/[a-z]/.test(last)) return last === '%' || last === '' ? '이' : last
  if (/l$/.test(read)) return '엘'
  return /([mn]|ng|[aeiou][kpt])$/.test(read) ? '엔' : '이'
}
