const SEGMENTER = new Intl.Segmenter('ko', { granularity: 'grapheme' })

// Control characters, line separators, and the marks that turn the direction of a text around.
const INVISIBLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** What a reader takes for one character, one after the other. */
export function* graphemes(text: string): Generator<string> {
  for (const { segment } of SEGMENTER.segment(text)) yield segment
}

/** The first graphemes of a text, with `…` for what is left out. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const kept: string[] = []
  for (const grapheme of graphemes(text)) {
    if (kept.length === most) return `${kept.slice(0, -1).join('')}…`
    kept.push(grapheme)
  }
  return text
}

/** A title or word on one line, without what cannot be seen. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim()
}
