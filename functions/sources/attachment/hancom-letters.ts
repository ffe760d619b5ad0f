/*
Letters of Hancom's fonts that stand in private areas of Unicode, as what they look like: boxed numbers, bullets, and the letters of Symbol and
Wingdings that Word and Hangul keep at U+F020 to U+F0FF. What is not known is left out: no reader could show it.
*/

const HANCOM: Record<number, string> = {
  0xf00da: '▸',
  0xf012b: '(인)',
  0xf02ef: '·',
  0xf02fc: '►',
  0xf031c: '■',
  0xf03c5: '□',
  0xf0827: '■',
  0xf0854: '《',
  0xf0855: '》',
}
/** Boxed numbers from 1 to 20, black on white and white on black. */
const BOXED_FROM = 0xf02b1
const BLACK_BOXED_FROM = 0xf02ce
const BOXED_NUMBERS = 20
const CIRCLED_ONE = 0x2460

/** By the code in Wingdings; the same font under Symbol has letters nobody sets in a release. */
const WINGDINGS: Record<number, string> = {
  0x46: '☞',
  0x6c: '●',
  0x6d: '○',
  0x6e: '■',
  0x6f: '□',
  0x70: '□',
  0x71: '□',
  0x72: '□',
  0x73: '◆',
  0x74: '◆',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',
  0x9e: '·',
  0x9f: '•',
  0xa0: '·',
  0xa7: '▪',
  0xa8: '□',
  0xb7: '•',
  0xd8: '➢',
  0xe0: '→',
  0xe8: '➔',
  0xf0: '⇨',
  0xfb: '✗',
  0xfc: '✓',
  0xfe: '☑',
}

const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}]/gu

/** A text without letters of private areas. */
export function withoutPrivateLetters(text: string): string {
  return text.replace(PRIVATE, (letter) => shownAs(letter.codePointAt(0) as number))
}

function shownAs(code: number): string {
  for (const from of [BOXED_FROM, BLACK_BOXED_FROM]) {
    if (code >= from && code < from + BOXED_NUMBERS) return String.fromCodePoint(CIRCLED_ONE + code - from)
  }
  if (code >= 0xf020 && code <= 0xf0ff) return WINGDINGS[code - 0xf000] ?? ''
  return HANCOM[code] ?? ''
}
