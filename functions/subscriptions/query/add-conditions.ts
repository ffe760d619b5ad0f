import { plain } from './query-conditions.ts'

// A comma inside quotes belongs to the phrase.
const KEYWORDS = /(?:"[^"\n]*"|[^,、;\n])+/g

/** Typed queries with the same conditions added to each, as they would be typed. */
export function narrow(typed: string, { ministries, inTitle }: { ministries: string[]; inTitle: boolean }): string {
  const keywords = (plain(typed).match(KEYWORDS) ?? []).map((keyword) => keyword.trim())
  return keywords
    .filter((keyword) => keyword !== '')
    .map((keyword) => [inTitle ? '제목:' : '', keyword, ...ministries.map((name) => `부처:${name}`)].join(' ').trim())
    .join(', ')
}
