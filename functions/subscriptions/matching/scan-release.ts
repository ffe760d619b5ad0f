import { cleanText } from '../../text/clean-text.ts'
import { type Folded, fold } from '../../text/korean.ts'
import { isGlossedOtherwise } from './abbreviation-sense.ts'
import { matchRuleAt, type Pattern } from './pattern.ts'
import type { MatchRule } from './query-match.ts'

/** A release being searched: title and clean body as one text, and where the letters of each name occur in it. */
export interface ScannedRelease {
  original: string
  folded: Folded
  /** Where the title ends in `original`, in UTF-16 units. */
  titleLength: number
  /** The folded letters at which each name's letters begin, whether it stands there in its own right or not. */
  hits: Map<string, number[]>
  /** What was found for each name that has been looked for. */
  checked: Map<string, TermPlaces>
  /** Whether the trap list is applied. */
  traps: boolean
}

/** A place where a term stands: which of its names, by which rule, and the folded letter it begins with. */
export interface TermPlace {
  pattern: Pattern
  rule: MatchRule
  from: number
}

/** The first place in the title, and the first in the body. */
export interface TermPlaces {
  title?: TermPlace | undefined
  body?: TermPlace | undefined
}

export interface NameSearcher {
  matchInText(text: string): { begin: number; keyword: string }[]
}

/** Finds the letters of all names in one pass. Whether they are words there is decided only when a name is looked for. */
export function scanRelease(searcher: NameSearcher, title: string, body: string, traps: boolean): ScannedRelease {
  const original = `${title}\n${cleanText(body)}`
  const folded = fold(original)
  const hits = new Map<string, number[]>()
  for (const { begin, keyword } of searcher.matchInText(folded.text)) {
    const places = hits.get(keyword)
    if (places) places.push(begin)
    else hits.set(keyword, [begin])
  }
  return { original, folded, titleLength: title.length, hits, checked: new Map(), traps }
}

/** Where a term stands under any of its names. Where several do, the one earlier in the list wins. */
export function findTerm(release: ScannedRelease, patterns: Pattern[]): TermPlaces {
  const places: TermPlaces = {}
  for (const pattern of patterns) {
    if (!release.hits.has(pattern.folded)) continue
    const { title, body } = findPattern(release, pattern)
    places.title ??= title
    places.body ??= body
  }
  return places
}

function findPattern(release: ScannedRelease, pattern: Pattern): TermPlaces {
  const key = `${pattern.kind} ${pattern.name}`
  const checked = release.checked.get(key)
  if (checked) return checked
  const places: TermPlaces = {}
  const { company } = pattern
  const isAlone = company && !company.some((word) => release.folded.text.includes(word))
  for (const from of (isAlone || isGlossedOtherwise(release.original, pattern.name)
    ? []
    : release.hits.get(pattern.folded)) ?? []) {
    const where = (release.folded.at[from] as number) < release.titleLength ? 'title' : 'body'
    if (places[where]) continue
    const rule = matchRuleAt(release, pattern, from)
    if (rule) places[where] = { pattern, rule, from }
    if (places.body) break
  }
  release.checked.set(key, places)
  return places
}
