import { cleanText } from '../../text/clean-text.ts'
import { type Folded, fold } from '../../text/korean.ts'
import type { TextSubject } from '../query/subject.ts'
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
  /** The places of each list of names that has been looked for, by the number of the sentence. */
  bySentence: Map<string, Map<number, Place[]>>
  /** Where each sentence ends in `original`, in UTF-16 units; the title is the first. Found when first asked for. */
  sentenceEnds?: number[]
  /** What the nouns of the title and of the whole text are about. Found when first asked for. */
  subjects?: { title: TextSubject; whole: TextSubject }
}

/** A place where a name stands: which, by which rule, and the folded letter it begins with. */
export interface Place {
  pattern: Pattern
  rule: MatchRule
  from: number
}

/** The first place in the title, and the first in the body. */
export interface TermPlaces {
  title?: Place | undefined
  body?: Place | undefined
}

export const TITLE_SENTENCE = 0
// A line break, or a full stop behind a syllable or a closing mark: not the stops of `11.21.(화)` and `3.5%`.
const SENTENCE_END = /\n|(?<=[가-힣)\]”’])[.!?。](?=\s)/g
// More places of one name in one text make no match likelier, and each costs a reading.
const MAX_PLACES = 20

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
  return { original, folded, titleLength: title.length, hits, checked: new Map(), bySentence: new Map(), traps }
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
  for (const from of hitsOf(release, pattern)) {
    const where = (release.folded.at[from] as number) < release.titleLength ? 'title' : 'body'
    if (places[where]) continue
    const rule = matchRuleAt(release, pattern, from)
    if (rule) places[where] = { pattern, rule, from }
    if (places.body) break
  }
  release.checked.set(key, places)
  return places
}

/** Where the letters of a name occur; nowhere if the text shows that it means something else there. */
function hitsOf({ original, folded, hits }: ScannedRelease, { folded: letters, name, company }: Pattern): number[] {
  const isAlone = company && !company.some((word) => folded.text.includes(word))
  return (isAlone || isGlossedOtherwise(original, name) ? undefined : hits.get(letters)) ?? []
}

/** The first places where a term stands under any of its names, in the order of the text. */
function findPlaces(release: ScannedRelease, patterns: Pattern[]): Place[] {
  const found = new Map<number, Place>()
  const hits = patterns.flatMap((pattern) => hitsOf(release, pattern).map((from) => ({ pattern, from })))
  for (const { pattern, from } of hits.sort((one, other) => one.from - other.from)) {
    if (found.size === MAX_PLACES) break
    const rule = found.has(from) ? undefined : matchRuleAt(release, pattern, from)
    if (rule) found.set(from, { pattern, rule, from })
  }
  return [...found.values()]
}

/** Where a term stands under any of its names, by the number of the sentence. */
export function placesBySentence(release: ScannedRelease, patterns: Pattern[]): Map<number, Place[]> {
  const key = patterns.map(({ kind, name }) => `${kind} ${name}`).join('|')
  const known = release.bySentence.get(key)
  if (known) return known
  const bySentence = new Map<number, Place[]>()
  for (const place of findPlaces(release, patterns)) {
    const sentence = sentenceAt(release, release.folded.at[place.from] as number)
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), place])
  }
  release.bySentence.set(key, bySentence)
  return bySentence
}

/** The first place of a term in each of the first sentences that hold it, by the number of the sentence. */
export function firstSentencesWith(release: ScannedRelease, patterns: Pattern[], max: number): Map<number, Place> {
  const bySentence = new Map<number, Place>()
  const hits = patterns.flatMap((pattern) => hitsOf(release, pattern).map((from) => ({ pattern, from })))
  for (const { pattern, from } of hits.sort((one, other) => one.from - other.from)) {
    if (bySentence.size === max) break
    const sentence = sentenceAt(release, release.folded.at[from] as number)
    const rule = bySentence.has(sentence) ? undefined : ruleAfterFinding(release, pattern, from)
    if (rule) bySentence.set(sentence, { pattern, rule, from })
  }
  return bySentence
}

/** The rule at a hit. What finding the first places has judged is not judged again: no earlier hit of the same part is the word. */
function ruleAfterFinding(release: ScannedRelease, pattern: Pattern, from: number): MatchRule | undefined {
  const { title, body } = findPattern(release, pattern)
  const isTitleHit = (release.folded.at[from] as number) < release.titleLength
  const first = isTitleHit ? title : body
  if (!first || from < first.from) return undefined
  return from === first.from ? first.rule : matchRuleAt(release, pattern, from)
}

/** Whether a place is in the title. */
export function isInTitle({ folded, titleLength }: ScannedRelease, { from }: Place): boolean {
  return (folded.at[from] as number) < titleLength
}

/** The number of the sentence at a place of `original`. */
function sentenceAt(release: ScannedRelease, at: number): number {
  release.sentenceEnds ??= sentenceEndsOf(release)
  let [low, high] = [0, release.sentenceEnds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((release.sentenceEnds[middle] as number) <= at) low = middle + 1
    else high = middle
  }
  return low
}

function sentenceEndsOf({ original, titleLength }: ScannedRelease): number[] {
  const body = original.slice(titleLength)
  return [...body.matchAll(SENTENCE_END)].map(({ index, 0: mark }) => titleLength + index + mark.length)
}
