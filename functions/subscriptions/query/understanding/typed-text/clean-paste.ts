import { isMadeOfNouns } from '../../known-words.ts'
import { withPlainDots } from '../../split-queries.ts'

/*
What a paste brings along that nobody means: HTML, control characters, marks of direction, piles of combining marks, emoji. Line breaks
and tabs stay, because they separate keywords.
*/

const BLOCK_TAG = /<\/?(?:br|p|div|li|ul|ol|tr|table|tbody|thead|h[1-6]|hr)\b[^<>]*>/gi
const CELL_TAG = /<\/?(?:td|th)\b[^<>]*>/gi
const HIDDEN_PART = /<(script|style)\b[^<>]*>[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi
const INLINE_TAG = /<\/?(?:a|b|em|font|i|img|mark|small|span|strong|sub|sup|u|script|style)\b[^<>]*>/gi
const ENTITIES: Record<string, string> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&middot;': '·',
}
/** A line break or tab as programs write it: `탄소중립\\n배출권`. */
const WRITTEN_BREAK = /\\[nrt](?![a-z])/g
const LINE_END = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g
// Control characters but for tabs and line breaks, marks of direction and other invisible ones, private letters.
const INVISIBLE = /(?![\t\n])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu
const PILE_OF_MARKS = /\p{Mn}{2,}/gu
const LEFT_OVER_MARK = /(?<=[\p{Script=Hangul}\p{Script=Latin}\p{N}])[\p{Mn}\p{Me}]+/gu
// Copyright and trade marks, arrows and ticks are pictographs too; those that begin lines of lists are left to whoever reads lists.
const EMOJI =
  /(?![©®™▶▷►■□●○◆◇★☆☑✓✔])(?:\p{Extended_Pictographic}|\p{Regional_Indicator})[\u{1f3fb}-\u{1f3ff}]*|:[a-z][a-z0-9_+-]+:/gu

/** Colours as a terminal writes them, with the control character or where that was lost. */
const COLOUR = /(?:(?![\t\n\r])\p{Cc})?\[\d{1,3}(?:;\d{1,3})*m|(?![\t\n\r])\p{Cc}\[[\d;?]*[A-Za-z]/gu
/** Hyphens and minus signs that are no dash between words, as phones and word processors write them. */
const MINUS = /[\u2010-\u2012\u2212\ufe63\uff0d]/gu
/** What stands between a mark of direction and its end is shown from right to left. */
const SHOWN_BACKWARDS = /\u202e([^\u202c\n]*)(?:\u202c|(?=\n|$))/gu

/** Line ends of every kind as one kind. */
export function withPlainLineEnds(text: string): string {
  return text.replace(LINE_END, '\n')
}

/** The text a person meant, of a paste of any kind. Takes time linear in its length. */
export function cleanPaste(input: string): string {
  const plain = withPlainDots(withPlainLineEnds(input.toWellFormed()))
    .replace(COLOUR, '')
    .replace(SHOWN_BACKWARDS, (_, letters: string) => asShown(letters))
    .replace(MINUS, '-')
    .replace(WRITTEN_BREAK, '\n')
    .replace(HIDDEN_PART, ' ')
    .replace(BLOCK_TAG, '\n')
    .replace(CELL_TAG, '\t')
    .replace(INLINE_TAG, '')
    .replace(/&(?:nbsp|amp|lt|gt|quot|middot|#39);/g, (entity) => ENTITIES[entity] as string)
    // A digit on a key begins an item: 1️⃣.
    .replace(/\d\u{fe0f}?\u{20e3}/gu, '\n')
    .normalize('NFD')
    .replace(PILE_OF_MARKS, '')
    .normalize('NFC')
    .replace(LEFT_OVER_MARK, '')
    .replace(/\u{fe0f}|\u{20e3}/gu, '')
  const withoutEmoji = plain.replace(EMOJI, isListOfEmoji(plain) ? '\n' : ' ')
  return withoutEmoji.replace(INVISIBLE, '')
}

/** Letters typed backwards, so that they show a known word, as that word. */
function asShown(letters: string): string {
  const shown = [...letters].reverse().join('')
  return isMadeOfNouns(shown) && !isMadeOfNouns(letters) ? shown : letters
}

/** Whether emoji stand before each of several things, as bullets do: `🌱 탄소중립 🌱 ESG`. */
function isListOfEmoji(text: string): boolean {
  const [first, ...others] = text.matchAll(EMOJI)
  return others.length > 0 && text.slice(0, first?.index).trim() === ''
}
