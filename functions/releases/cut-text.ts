const SEGMENTER = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** The beginning of a text, of at most `maxLength` UTF-16 units. No letter and no emoji is cut in half: half of one is no text. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  return text.slice(0, SEGMENTER.segment(text).containing(maxLength)?.index)
}
