/** The lead of a text: its first two to four sentences, verbatim, at most 400 graphemes; empty when there is none. */
export function summarise(text: string): string {
  const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })
  const sentences = text
    .split(/(?<=[다음임함됨][.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 1)
  let summary = ''
  for (const sentence of sentences.slice(0, 3)) {
    const longer = summary === '' ? sentence : `${summary} ${sentence}`
    if (summary !== '' && [...graphemes.segment(longer)].length > 400) break
    summary = longer
  }
  const cut = [...graphemes.segment(summary)].map((part) => part.segment)
  return cut.length > 400 ? `${cut.slice(0, 399).join('')}…` : summary
}
