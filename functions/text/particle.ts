import { josa } from 'es-hangul'

const DIGIT_NAMES = '영일이삼사오육칠팔구'
// The only letters whose Korean names end in a consonant.
const LETTER_NAMES: Record<string, string> = { L: '엘', M: '엠', N: '엔', R: '알' }

export type Particle = '을/를' | '은/는' | '이/가' | '으로/로' | '와/과'

/** The particle a word takes when it is read aloud: 탄소중립`을`, ESG`를`, RE100`을`. Signs behind the word are not read. */
export function particle(word: string, pair: Particle): string {
  const spoken = word.normalize('NFC').match(/[\p{L}\p{N}%]+(?=[^\p{L}\p{N}%]*$)/u)?.[0] ?? ''
  return josa.pick(lastSyllable(spoken), pair)
}

/**
 * A Korean syllable that ends as the word does when it is spoken, in a consonant or not. An English word is judged by its spelling, which
 * is right more often than not.
 */
function lastSyllable(spoken: string): string {
  const last = spoken.at(-1) ?? ''
  if (/\d/.test(last)) return DIGIT_NAMES[Number(last)] as string
  if (/[A-Z]/.test(last)) return LETTER_NAMES[last] ?? '이'
  if (!/[a-z]/.test(last)) return last === '%' || last === '' ? '이' : last
  if (/l$/.test(spoken)) return '엘'
  return /([mn]|ng|[aeiou][kpt])$/.test(spoken) ? '엔' : '이'
}
