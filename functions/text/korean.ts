/** Text made comparable: the folded letters and, for each UTF-16 unit of them, where it stood in the original. */
export interface Folded {
  text: string
  /** Index in the original where the letter begins. */
  at: number[]
  /** Index in the original just after the letter. */
  end: number[]
  /** What stood between the letter before and this one. */
  gap: Gap[]
}

/** Nothing; a space, dot or hyphen, which Korean writers put in or leave out at will; or a mark that always separates. */
export type Gap = 0 | 1 | 2
export const NO_GAP = 0
export const SOFT_GAP = 1
export const HARD_GAP = 2

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
// Spaces, hyphens, and the middle dots Korean texts use (· ㆍ ･ ‧ • ・).
const SOFT_MARK = /[^\S\n\r\u2028\u2029]|[-\u2010-\u2012\u00b7\u318d\uff65\u2027\u2022\u30fb]/u
// Zero-width characters and soft hyphens separate nothing; marks left over after composition belong to their letter.
const IGNORED_MARK = /[\p{Cf}\p{M}]/u
const BULLET = /[\u2460-\u24ff\u2776-\u2793]/
const LETTER = /[\p{L}\p{N}]/u

/** Folds width, composition and case, and drops whatever is not a letter or digit. Never throws; takes time linear in the length. */
export function fold(original: string): Folded {
  const letters: string[] = []
  const folded: Folded = { text: '', at: [], end: [], gap: [] }
  let gap: Gap = HARD_GAP
  for (let index = 0; index < original.length; ) {
    const end = endOfLetter(original, index)
    const folding = lettersOf(original, index, end)
    if (folding === '') gap = Math.max(gap, gapOf(original, index, end)) as Gap
    for (let unit = 0; unit < folding.length; unit += 1) {
      folded.at.push(index)
      folded.end.push(end)
      folded.gap.push(unit === 0 ? gap : NO_GAP)
      gap = NO_GAP
    }
    if (folding !== '') letters.push(folding)
    index = end
  }
  folded.text = letters.join('')
  return folded
}

/** A whole syllable, 가 to 힣. */
export function isHangul(code: number): boolean {
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE
}

/** The folded letters of one letter of the original, or none where it is a mark. */
function lettersOf(original: string, index: number, end: number): string {
  const code = original.charCodeAt(index)
  if (end === index + 1) {
    if (isHangul(code) || isDigit(code) || (code >= 0x61 && code <= 0x7a)) return original[index] as string
    if (code >= 0x41 && code <= 0x5a) return String.fromCharCode(code + 32)
    if (code < 0x80 || code === 0xa0) return ''
  }
  const letter = original.slice(index, end)
  // NFKC would turn the dot ㆍ (U+318D) into a vowel of old Korean, and a bullet ③ into a number.
  if (SOFT_MARK.test(letter) || BULLET.test(letter)) return ''
  const composed = letter.normalize('NFKC').toLowerCase()
  return [...composed].filter((one) => LETTER.test(one)).join('')
}

function gapOf(original: string, index: number, end: number): Gap {
  const mark = original.slice(index, end)
  // A middle dot becomes a question mark where a board converts it to EUC-KR: `소재?부품`.
  if (mark === '?' || mark === '？') {
    return isKorean(original.charCodeAt(index - 1)) && isKorean(original.charCodeAt(end)) ? SOFT_GAP : HARD_GAP
  }
  if (SOFT_MARK.test(mark)) return SOFT_GAP
  return IGNORED_MARK.test(mark) ? NO_GAP : HARD_GAP
}

/** The end of the letter that begins at `index`, which may be a surrogate pair, or a syllable written as separate jamo (NFD). */
function endOfLetter(original: string, index: number): number {
  const code = original.charCodeAt(index)
  let end = index + (code >= 0xd800 && code <= 0xdbff && index + 1 < original.length ? 2 : 1)
  while (end < original.length && joinsBack(original.charCodeAt(end))) end += 1
  return end
}

/** A syllable, or one of its jamo where they are written separately. */
function isKorean(code: number): boolean {
  return isHangul(code) || (code >= 0x1100 && code <= 0x11ff)
}

function joinsBack(code: number): boolean {
  return (code >= 0x1160 && code <= 0x11ff) || (code >= 0x300 && code <= 0x36f)
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
