import { escapeText, webAddress } from '../blocks/slack-text.ts'

/** How much of each release a digest says. */
export interface DigestLayout {
  /** Longest title, in escaped UTF-16 units. */
  titleMost: number
  /** A heading and sections for each query; otherwise one list. */
  grouped: boolean
  /** Ministry, day and other queries behind each title. */
  tails: boolean
  /** Links also where the address alone would crowd out other releases. */
  longLinks: boolean
}

const LONG_ADDRESS = 300

/** Thirty links of 300 characters leave 33 characters of a line for all else: that is what this one is made for. */
export const BAREST_LAYOUT: DigestLayout = { titleMost: 4, grouped: false, tails: false, longLinks: false }

/** From the roomiest to the barest: the first that holds every release is taken. */
export const DIGEST_LAYOUTS: DigestLayout[] = [
  { titleMost: 120, grouped: true, tails: true, longLinks: true },
  { titleMost: 40, grouped: true, tails: true, longLinks: true },
  { titleMost: 120, grouped: true, tails: true, longLinks: false },
  { titleMost: 40, grouped: true, tails: true, longLinks: false },
  { titleMost: 40, grouped: false, tails: true, longLinks: false },
  { titleMost: 24, grouped: false, tails: false, longLinks: false },
  { titleMost: 12, grouped: false, tails: false, longLinks: false },
  BAREST_LAYOUT,
]

/** Whether an address, as Slack is given it, has more than 300 characters. */
export function hasLongAddress(url: string): boolean {
  return escapeText(webAddress(url) ?? '').length > LONG_ADDRESS
}
