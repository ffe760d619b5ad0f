/** Text made comparable: the folded letters, and for each UTF-16 unit of them where it stood in the original. */
export interface Folded {
  text: string
  /** Index in the original where the letter begins. */
  at: number[]
  /** Index in the original just after the letter. */
  end: number[]
  /** What stood between the letter before and this one: a `Gap`. */
  gap: Gap[]
}

/** Nothing · a space, dot or hyphen, which Korean writers put in or leave out at will · whatever separates for good. */
export type Gap = 0 | 1 | 2
export const NONE = 0
export const SOFT = 1
export const HARD = 2

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
// Spaces, hyphens, and the middle dots Korean texts use (· ㆍ ･ ‧ • ・).
const SOFT_MARK = /[^\S\n\r\u2028\u2029]|[-\u2010-\u2012\u00b7\u318d\uff65\u2027\u2022\u30fb]/u
// Zero-width characters and soft hyphens are nothing at all; marks left over after composition belong to their letter.
const NOTHING = /[\p{Cf}\p{M}]/u
const BULLET = /[\u2460-\u24ff\u2776-\u2793]/
const LETTER = /[\p{L}\p{N}]/u

/** Folds width, composition and case, and drops whatever is not a letter or digit. Never throws, linear in the length. */
export function fold(original: string): Folded {
  const letters: string[] = []
  const folded: Folded = { text: '', at: [], end: [], gap: [] }
  let gap: Gap = HARD
  for (let index = 0; index < original.length; ) {
    const end = endOfLetter(original, index)
    const found = lettersOf(original, index, end)
    if (found === '') gap = Math.max(gap, gapOf(original, index, end)) as Gap
    for (let unit = 0; unit < found.length; unit += 1) {
      folded.at.push(index)
      folded.end.push(end)
      folded.gap.push(unit === 0 ? gap : NONE)
      gap = NONE
    }
    if (found !== '') letters.push(found)
    index = end
  }
  folded.text = letters.join('')
  return folded
}

export function isHangul(code: number): boolean {
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE
}

function lettersOf(original: string, index: number, end: number): string {
  const code = original.charCodeAt(index)
  if (end === index + 1) {
    if (isHangul(code) || isDigit(code) || (code >= 0x61 && code <= 0x7a)) return original[index] as string
    if (code >= 0x41 && code <= 0x5a) return String.fromCharCode(code + 32)
    if (code < 0x80 || code === 0xa0) return ''
  }
  const letter = original.slice(index, end)
  // NFKC takes the dot ㆍ (U+318D) for a vowel of old Korean, and a bullet ③ for a number.
  if (SOFT_MARK.test(letter) || BULLET.test(letter)) return ''
  const composed = letter.normalize('NFKC').toLowerCase()
  return [...composed].filter((one) => LETTER.test(one)).join('')
}

function gapOf(original: string, index: number, end: number): Gap {
  const mark = original.slice(index, end)
  // Middle dots were lost to a question mark on their way through EUC-KR: `소재?부품`.
  if (mark === '?' || mark === '？') {
    return isKorean(original.charCodeAt(index - 1)) && isKorean(original.charCodeAt(end)) ? SOFT : HARD
  }
  if (SOFT_MARK.test(mark)) return SOFT
  return NOTHING.test(mark) ? NONE : HARD
}

/** A surrogate pair, or a syllable written as separate jamo (NFD), which compose only together. */
function endOfLetter(original: string, index: number): number {
  const code = original.charCodeAt(index)
  let end = index + (code >= 0xd800 && code <= 0xdbff && index + 1 < original.length ? 2 : 1)
  while (end < original.length && joinsBack(original.charCodeAt(end))) end += 1
  return end
}

/** A syllable, or the jamo of one written apart. */
function isKorean(code: number): boolean {
  return isHangul(code) || (code >= 0x1100 && code <= 0x11ff)
}

function joinsBack(code: number): boolean {
  return (code >= 0x1160 && code <= 0x11ff) || (code >= 0x300 && code <= 0x36f)
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
