import { graphemes } from './graphemes.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Slack's three special characters, and only these: what is left cannot mention anyone or disguise a link. */
export function escapeText(text: string): string {
  return text.toWellFormed().replace(/[&<>]/g, (sign) => ENTITIES[sign] as string)
}

/** Escaped text of at most `most` UTF-16 units, cut between graphemes before it is escaped. */
export function escapeWithin(text: string, most: number): string {
  const whole = escapeText(text)
  if (whole.length <= most) return whole
  let cut = ''
  for (const grapheme of graphemes(text)) {
    const next = escapeText(grapheme)
    if (cut.length + next.length > most - 1) break
    cut += next
  }
  return `${cut}…`
}

/** Slack's bold breaks on a star or a line end inside it: then the text stays plain. Takes and gives escaped text. */
export function bold(escaped: string): string {
  return escaped === '' || /[*\n]/.test(escaped) ? escaped : `*${escaped}*`
}
