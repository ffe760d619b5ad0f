/*
Letters of Hancom's fonts that stand in private areas of Unicode, as what they look like: boxed numbers, bullets, and the letters of Symbol and
Wingdings that Word and Hangul keep at U+F020 to U+F0FF. What is not known is left out: no reader could show it.
*/

const HANCOM: Record<number, string> = {
  983258: '▸',
  983339: '(인)',
  983791: '·',
  983804: '►',
  983836: '■',
  984005: '□',
  985127: '■',
  985172: '《',
  985173: '》',
}
/** Boxed numbers from 1 to 20, black on white and white on black. */
const BOXED_FROM = 0xf02b1
const BLACK_BOXED_FROM = 0xf02ce
const BOXED_NUMBERS = 20
const CIRCLED_ONE = 0x2460

/** By the code in Wingdings; the same font under Symbol has letters nobody sets in a release. */
const WINGDINGS: Record<number, string> = {
  70: '☞',
  108: '●',
  109: '○',
  110: '■',
  111: '□',
  112: '□',
  113: '□',
  114: '□',
  115: '◆',
  116: '◆',
  117: '◆',
  118: '❖',
  119: '◆',
  158: '·',
  159: '•',
  160: '·',
  167: '▪',
  168: '□',
  183: '•',
  216: '➢',
  224: '→',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  254: '☑',
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
