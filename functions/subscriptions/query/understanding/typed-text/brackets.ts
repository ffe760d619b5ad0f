/*
Where brackets stand, so that a separator within them takes nothing apart: `배터리(이차전지, 2차전지)` is one item. Angle brackets are
no brackets here, because people write them as arrows too.
*/

const OPENING = '([{'
const CLOSING = ')]}'
const WIDE: Record<string, string> = {
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '｛': '{',
  '｝': '}',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
}

/** Every bracket of another width or shape as its plain form. */
export function withPlainBrackets(text: string): string {
  return text.replace(/[（）［］｛｝【】〔〕]/gu, (bracket) => WIDE[bracket] as string)
}

/** Nobody means what is nested deeper, or has more brackets. */
const MAX_BRACKETS = 20

/**
 * An opening bracket that nothing closes separates, a closing one that nothing opened means nothing. More than anybody means are
 * separators, all of them.
 */
export function withPairedBrackets(text: string): string {
  const letters = [...text]
  if (letters.filter((letter) => OPENING.includes(letter)).length > MAX_BRACKETS) return text.replace(/[()[\]{}]/g, ',')
  const open: number[] = []
  for (const [index, letter] of letters.entries()) {
    if (OPENING.includes(letter)) open.push(index)
    else if (CLOSING.includes(letter) && open.pop() === undefined) letters[index] = ' '
  }
  for (const index of open) letters[index] = ','
  return letters.join('')
}

/** Splits a text where a separator stands outside all brackets. */
export function splitOutsideBrackets(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let from = 0
  let depth = 0
  let at = 0
  for (const match of text.matchAll(new RegExp(separator, `${separator.flags.replace('g', '')}g`))) {
    for (; at < match.index; at += 1) depth += depthOf(text[at] as string)
    if (depth > 0) continue
    parts.push(text.slice(from, match.index))
    from = match.index + match[0].length
  }
  return [...parts, text.slice(from)]
}

/** The text in the outermost brackets, where they hold everything: `(탄소중립, ESG)`. */
export function insideWholeBrackets(text: string): string | undefined {
  if (!OPENING.includes(text[0] ?? ' ') || !CLOSING.includes(text.at(-1) ?? ' ')) return undefined
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    depth += depthOf(text[at] as string)
    if (depth === 0 && at < text.length - 1) return undefined
  }
  return text.slice(1, -1).trim()
}

function depthOf(letter: string): number {
  return OPENING.includes(letter) ? 1 : CLOSING.includes(letter) ? -1 : 0
}

/** A text without what stands in brackets. */
export function withoutBrackets(text: string): string {
  return text.replace(/\s*[([{][^()[\]{}]*[)\]}]/gu, '').trim()
}
