import { isInPassing, isListed, isPassing, partAt, partsOfText } from './aboutness.ts'
import { mentionsAllInPassing } from './all-words.ts'
import { nounAround } from './hangul-run.ts'
import type { Match } from './query-match.ts'
import { firstSentencesWith, isInTitle, type Place, type ScannedRelease } from './scan-release.ts'
import { type CompiledTerm, namesOfWord } from './several-words.ts'

const MAX_MENTIONS = 3
// In UTF-16 units. Words further apart are shown by the first of them alone.
const MAX_WORDS_LENGTH = 60

/** The words to show as the reason: what was quoted as it stands, anything else with the noun it is part of; and how prominent they are. */
export function describeMatch(
  scanned: ScannedRelease,
  term: CompiledTerm,
  places: Place[],
): Omit<Match, 'queryId' | 'query'> {
  const { original, folded, titleLength } = scanned
  const [place, last] = [places[0] as Place, places.at(-1) as Place]
  const isTitle = isInTitle(scanned, place)
  const [start, end] = wordsToShow(scanned, place, last)
  const shift = isTitle ? 0 : titleLength + 1
  const mentions = mentionsOf(scanned, term)
  const [earliest = place] = term.words.length > 0 ? [] : mentions
  const letters = mentions.reduce((sum, { pattern }) => sum + pattern.folded.length, 0)
  const rule = places.length > 1 || !term.names.includes(place.pattern) ? 'near' : place.rule
  const part = isTitle
    ? 'title'
    : partAt((folded.at[earliest.from] as number) - shift, partsOfText(original.slice(shift)))
  const count = Math.max(1, mentions.length)
  const passing =
    term.words.length > 0 && !term.isKnown
      ? !isAllInTitle(scanned, term, places) && mentionsAllInPassing(scanned, term)
      : isInPassing({
          part,
          mentions: count,
          isListed: isListed(original, start, end),
          isTitleRelated: namesRelated(scanned, term),
        })
  return {
    words: original.slice(start, end),
    where: isTitle ? 'title' : 'body',
    term: place.pattern.name,
    rule,
    at: [start - shift, end - shift],
    part,
    mentions: count,
    ...(passing !== isPassing({ part, mentions: count }) && { passing }),
    share: Math.round((1000 * letters) / folded.text.length) / 1000,
  }
}

/** Whether the title holds the term, or each word of it. */
function isAllInTitle(scanned: ScannedRelease, { names }: CompiledTerm, places: Place[]): boolean {
  const isWhole = places.length > 1 || places.some(({ pattern }) => names.includes(pattern))
  return isWhole && places.every((place) => isInTitle(scanned, place))
}

/** A place of a term in each sentence that names it; of several words those of the one that is named least. */
function mentionsOf(scanned: ScannedRelease, { names, words }: CompiledTerm): Place[] {
  const [fewest = []] = (words.length > 0 ? words.map(namesOfWord) : [names])
    .map((patterns) => [...firstSentencesWith(scanned, patterns, MAX_MENTIONS).values()])
    .sort((one, other) => one.length - other.length)
  return fewest
}

/** Where the words from one place to another begin and end in `original`, with the brackets they stand in; far apart, only the first. */
function wordsToShow(scanned: ScannedRelease, place: Place, last: Place): [number, number] {
  const [start, firstEnd] = wordsAt(scanned, place)
  const [, end] = wordsAt(scanned, last)
  if (place === last || end - start > MAX_WORDS_LENGTH) return [start, firstEnd]
  const { original } = scanned
  const [opened, closed] = [original.slice(start, end).indexOf('('), original.slice(start, end).indexOf(')')]
  const isCutOpen = closed >= 0 && (opened < 0 || closed < opened)
  const before = isCutOpen
    ? (/[^\s(]{0,20}\($/.exec(original.slice(Math.max(0, start - 21), start))?.[0].length ?? 0)
    : 0
  const isCutClosed = opened > closed && original.charAt(end) === ')'
  return [start - before, isCutClosed ? end + 1 : end]
}

/** Whether the title holds the letters of something related to a term. */
function namesRelated({ folded, titleLength }: ScannedRelease, { related }: CompiledTerm): boolean {
  if (related.length === 0) return false
  const title = folded.text.slice(
    0,
    folded.at.findIndex((at) => at >= titleLength),
  )
  return related.some((name) => title.includes(name))
}

/** Where the words to show for a place begin and end in `original`. */
function wordsAt({ folded }: ScannedRelease, { pattern, rule, from }: Place): [number, number] {
  const to = from + pattern.folded.length
  const [first, last] = rule === 'exact' ? [from, to] : nounAround(folded, from, to)
  return [folded.at[first] as number, folded.end[last - 1] as number]
}
