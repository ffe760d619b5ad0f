import { escapeText, escapeWithin } from './escape-text.ts'
import { oneLine } from './graphemes.ts'

const LONGEST_URL = 2000

/** `<url|label>`, the label cut to `most` escaped units; the label alone when the address is none. */
export function link(url: string, label: string, most: number): string {
  const address = webAddress(url)
  const shown = escapeWithin(oneLine(label), most)
  return address ? `<${escapeText(address)}|${shown}>` : shown
}

/** An address as Slack takes it, not escaped; undefined when it is no web address or too long to be one. */
export function webAddress(url: string): string | undefined {
  const safe = url.toWellFormed().replace(/[\s\p{Cc}<>|"]/gu, encodeURIComponent)
  return /^https?:\/\//i.test(safe) && URL.canParse(safe) && escapeText(safe).length <= LONGEST_URL ? safe : undefined
}
