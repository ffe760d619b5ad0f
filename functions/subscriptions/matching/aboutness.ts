import type { Match, TextPart } from './query-match.ts'

/*
What is a release about? A word in the title, a subtitle or the lead is what it is about; a word that stands once below, in a list of
wishes or in the background, is a passing mention. The lead is the first paragraph, of which two sentences count at most. A word that stands in a list counts less than one a sentence is made of, and one below the lead
counts more where the title names something related. The rules were set on 152 pairs that a reader had judged (test/eval/README.md).
*/

/** Where the parts of a text end, in UTF-16 units: subtitles first, if there are any, then the lead. */
export interface TextParts {
  subtitlesEnd: number
  leadEnd: number
}

const PRESS_RELEASE = '보도자료'
// A line this long is prose even where it does not end as a sentence.
const MIN_LEAD_LINE_LENGTH = 90
const MAX_SUBTITLE_LINES = 8
const MAX_LEAD_SENTENCES = 2
const MAX_LEAD_LENGTH = 400
const SENTENCE_END = /[가-힣)\]”’"'][.。!?](?=[\s”’"')\]]|$)/g
const MAX_PASSING_MENTIONS = 2
// How far around a word the marks of its list are looked for, in UTF-16 units.
const LIST_UNITS_BEFORE = 25
const LIST_UNITS_AFTER = 30
// No comma of a number (8,800억) and no 등 that begins or ends another word (등록, 신등급).
const LIST_MARK = /(?<!\d)[,·ㆍ▲△、]|[,·ㆍ▲△、](?!\d)|(?<=[가-힣)\s])등[의을이에과]?(?![가-힣])/
const WEIGHT_BY_PART: Record<TextPart, number> = { title: 100, subtitle: 60, lead: 50, body: 0 }
const MAX_WEIGHT_BY_MENTIONS = 30
const WEIGHT_BY_SHARE = 200

/** Where subtitles and lead of a clean text end. A text without a sentence is all subtitles up to the first few lines. */
export function partsOfText(text: string): TextParts {
  let at = 0
  for (let lines = 0; at < text.length && lines < MAX_SUBTITLE_LINES; ) {
    const lineEnd = endOfLine(text, at)
    const line = text.slice(at, lineEnd).trim()
    if (line.length >= MIN_LEAD_LINE_LENGTH || hasSentenceEnd(line))
      return { subtitlesEnd: at, leadEnd: endOfLead(text, at) }
    if (line !== '') lines += 1
    at = lineEnd + 1
  }
  const end = Math.min(at, text.length)
  return { subtitlesEnd: end, leadEnd: end }
}

/** The part of a text that a place of its body belongs to. */
export function partAt(at: number, { subtitlesEnd, leadEnd }: TextParts): TextPart {
  if (at < subtitlesEnd) return 'subtitle'
  return at < leadEnd ? 'lead' : 'body'
}

/**
 * Whether a release names what was asked for only in passing. Only a press release (kind absent) does: a notice, a bill or a law hardly
 * ever has in its title what it changes. Where a match does not say so itself, it is passing when it names it once, in neither
 * title, subtitles nor lead. Matches stored before they said where they stand are none.
 */
export function isPassing(
  { part, mentions, passing }: Pick<Match, 'part' | 'mentions' | 'passing'>,
  kind = PRESS_RELEASE,
): boolean {
  return kind === PRESS_RELEASE && (passing ?? (part === 'body' && mentions === 1))
}

/** What decides whether a release names something in passing. */
export interface Naming {
  part: TextPart
  /** How many sentences name it. */
  mentions: number
  /** Whether the first of these names it in a list. */
  isListed: boolean
  /** Whether the title names something related to it: 중대재해 for 산업안전. */
  isTitleRelated: boolean
}

/** Whether a press release that names something like this is hardly about it: once, or twice and first in a list, below the lead. */
export function isInPassing({ part, mentions, isListed, isTitleRelated }: Naming): boolean {
  if (part === 'title' || part === 'subtitle' || mentions > MAX_PASSING_MENTIONS) return false
  if (isListed) return true
  return mentions === 1 && part === 'body' && !isTitleRelated
}

/** Whether a word at [start, end) of a text stands in a list: a comma, a dot between nouns or 등 stands near it in its line. */
export function isListed(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const before = text.slice(Math.max(lineStart, start - LIST_UNITS_BEFORE), start)
  const after = text.slice(end, Math.min(endOfLine(text, end), end + LIST_UNITS_AFTER))
  return LIST_MARK.test(`${before}${text.slice(start, end)}${after}`)
}

/** How much a release is about a match, from 0: by the part of the text first, then by how often and how densely it is named. */
export function weightOf({ part, mentions = 1, share = 0 }: Pick<Match, 'part' | 'mentions' | 'share'>): number {
  return WEIGHT_BY_PART[part ?? 'body'] + Math.min(MAX_WEIGHT_BY_MENTIONS, mentions * 10) + WEIGHT_BY_SHARE * share
}

function endOfLead(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_LEAD_LENGTH)
  let sentences = 0
  for (const { index, 0: mark } of text.slice(start, limit).matchAll(SENTENCE_END)) {
    const end = start + index + mark.length
    sentences += 1
    if (sentences === MAX_LEAD_SENTENCES || /^[^\S\n]*\n/.test(text.slice(end, end + 4))) return end
  }
  // Digests leave out the full stop now and then: the paragraph ends the lead.
  const blankLine = text.indexOf('\n\n', start)
  return blankLine > 0 && blankLine < limit ? blankLine : limit
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function hasSentenceEnd(line: string): boolean {
  return line.search(SENTENCE_END) >= 0
}
