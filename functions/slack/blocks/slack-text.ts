/**
 * Text as Slack takes it. `graphemes`, `shorten` and `oneLine` work on plain text; `escapeText`, `escapeWithin` and `link` take plain
 * text and return escaped text; `bold` takes and returns escaped text. Nothing may be escaped twice.
 */

const SEGMENTER = new Intl.Segmenter('ko', { granularity: 'grapheme' })

// Control characters, line separators, and the marks that reverse the direction of a text.
const INVISIBLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const MAX_URL_LENGTH = 2000

/** The characters of a text as a reader counts them. */
function* graphemes(text: string): Generator<string> {
  for (const { segment } of SEGMENTER.segment(text)) yield segment
}

/** The text cut to `maxGraphemes`; the last one is `…` where something was cut. */
export function shorten(text: string, maxGraphemes: number): string {
  if (text.length <= maxGraphemes) return text
  const kept: string[] = []
  for (const grapheme of graphemes(text)) {
    if (kept.length === maxGraphemes) return `${kept.slice(0, -1).join('')}…`
    kept.push(grapheme)
  }
  return text
}

/** A title or a keyword on one line, without invisible characters. */
export function oneLine(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim()
}

/** Escapes the three characters Slack treats specially. Escaped text cannot mention anyone or pose as a link. */
export function escapeText(text: string): string {
  return text.toWellFormed().replace(/[&<>]/g, (sign) => ENTITIES[sign] as string)
}

/** The text escaped and cut to `maxUnits` UTF-16 units of the escaped form, never inside a grapheme or an entity. */
export function escapeWithin(text: string, maxUnits: number): string {
  const whole = escapeText(text)
  if (whole.length <= maxUnits) return whole
  let cut = ''
  for (const grapheme of graphemes(text)) {
    const next = escapeText(grapheme)
    if (cut.length + next.length > maxUnits - 1) break
    cut += next
  }
  return `${cut}…`
}

/** Escaped text in bold. Slack's bold breaks at an asterisk or a line end, so text that holds one stays plain. */
export function bold(escaped: string): string {
  return escaped === '' || /[*\n]/.test(escaped) ? escaped : `*${escaped}*`
}

/** `<url|label>` with the label cut to `maxUnits` escaped UTF-16 units; the label alone when `url` is no web address. */
export function link(url: string, label: string, maxUnits: number): string {
  const address = webAddress(url)
  const shown = escapeWithin(oneLine(label), maxUnits)
  return address ? `<${escapeText(address)}|${shown}>` : shown
}

/** The address as Slack takes it, not escaped; undefined when it is no http(s) address or is longer than Slack accepts. */
export function webAddress(url: string): string | undefined {
  const safe = url.toWellFormed().replace(/[\s\p{Cc}<>|"]/gu, encodeURIComponent)
  return /^https?:\/\//i.test(safe) && URL.canParse(safe) && escapeText(safe).length <= MAX_URL_LENGTH
    ? safe
    : undefined
}
