/** The characters that separate queries, to stand in a character class. Inside quotes they belong to the phrase. */
export const QUERY_SEPARATORS = ',、;\\n'
const QUERY = new RegExp(`(?:"[^"\\n]*"|[^${QUERY_SEPARATORS}])+`, 'g')

/** The separate queries in what a person typed, normalised and trimmed; empty ones are left out. */
export function splitQueries(input: string): string[] {
  const pieces = normaliseTyped(input).match(QUERY) ?? []
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

/** Replaces widths, quotes, spaces, dots and signs as phones and word processors write them by their plain forms. */
export function normaliseTyped(input: string): string {
  return withPlainDots(input)
    .replace(/\u2022/g, '·')
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[“”„‟«»〝〞]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
}

/** Middle dots of every kind (ㆍ ･ ‧ ・) as one. A bullet begins an item where people paste lists, and stays. */
export function withPlainDots(text: string): string {
  return text.replace(/[\u318d\uff65\u2027\u30fb]/g, '·')
}
