import { cutText } from '../../releases/cut-text.ts'
import { readClean } from '../../text/clean-text.ts'
import { ANNOUNCER } from '../../text/press-lines.ts'
import { isWholeSentence, splitSentences } from '../../text/split-sentences.ts'
import { joinBroken, type Line } from './broken-lines.ts'
import type { Block, Table } from './document-block.ts'
import { isFurniture, openReadingAid, withoutTitleLabel } from './document-furniture.ts'
import { withoutPrivateLetters } from './hancom-letters.ts'

/*
The words of a release in its document, as ministries lay it out: a head (보도자료, a logo, 보도시점 in a table), the title in a frame, subtitles,
a frame of main points, paragraphs, tables, then the people in charge in a table, and behind them annexes. Kept are title, paragraphs and
boxes of prose, one paragraph a line. Tables of short cells are figures; the head says when the press may print it. What frames and tables say
before the release's own first sentence stands behind it. The table of people ends the release and is not kept: names and telephone numbers
are stored nowhere.
*/

const MAX_LETTERS = 20_000
/** More is not looked at: the people in charge, before whom a release ends, stand within its first pages. */
const MAX_LETTERS_COLLECTED = 60_000
/** A release has been told once it has so many sentences: what follows its people, or the word 붙임, is an annex. */
const MIN_SENTENCES_TOLD = 2
/** A sentence in a frame counts as so many: it may be the main points, which stand before the people and the release itself. */
const FRAMED_SENTENCE = 0.5
/** A cell with as many letters in one line says something. */
const MIN_PROSE_LETTERS = 40

const PRESS_TIME =
  /^[\s[<〈(]*(?:보\s?도\s?(?:시\s?점|일\s?시|시\s?기|일(?=\s|$))|배\s?포\s?(?:일\s?시|시\s?점)?$|설\s?명\s?일\s?시|엠바고)/
const PEOPLE = /담\s?당\s?(?:부\s?서|자)|책\s?임\s?자|문의\s?처?|연락처|작성자|\b(?:Division|Director|Contact)\b/g
const MIN_LABELS_OF_PEOPLE = 2
const MAX_LETTERS_OF_PEOPLE = 200
const TELEPHONE = /(?:\(?0|\+82[- ]?)\d{1,2}[)-]\s?\d{3,4}[-–]\d{4}/
const ANNEX =
  /^[\s<〈[【(※□■▣▷*-]*(?:(?:붙\s?임|별\s?첨|별\s?지|첨\s?부|참\s?고)\s*(?:[\d①-⑳>〉\]】):：.]|자\s?료|파일|문서|$)|(?:붙임|별첨)\s(?!.*다\.?$).{0,60}$)/
const ENGLISH_ANNEX = /^[\s<[(※□■-]*(?:annex|appendix|attachment|attached)\s?(?:[\dIVX]{1,3}\b|[.:)\]>]|$)/i
const BULLET = /^[□○◇◆◈◦●■▪▣☐✓•‣①-⑳❶-❿➀-➓]/u
const MAX_TITLE_LETTERS = 90
/** Many type the bullet ○ as a letter. */
const LETTER_AS_BULLET = /^[oOㅇ]\s+(?=[가-힣｢「‘“(A-Z\d])/

/** Empty where the document has no words. */
export function textOfDocument(blocks: Block[]): string {
  const found: Found = {
    lines: [],
    before: [],
    told: 0,
    framedTold: 0,
    letters: 0,
    frames: 0,
    isReadingAid: openReadingAid(),
  }
  collect(blocks, found, found.lines)
  const { release, behind } = withFramesBehind(found)
  const text = [...joinBroken(release), ...joinBroken(behind)].join('\n')
  const { text: clean, boxEnds } = readClean(text)
  const end = boxEnds.find((at) => sentencesIn(clean.slice(0, at)) >= MIN_SENTENCES_TOLD)
  return cutText(clean.slice(0, end), MAX_LETTERS)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !isFurniture(line))
    .join('\n')
}

interface FoundLine extends Line {
  /** Which frame it stands in, where it stands in one before the release's own first sentence. */
  frame?: number
}

interface Found {
  lines: FoundLine[]
  /** What tables say before the first sentence of the release, which begins with its own words. */
  before: FoundLine[]
  /** How many sentences `lines` hold outside of frames. */
  told: number
  framedTold: number
  letters: number
  frames: number
  /** The frame that is being read, and stands before the release's own first sentence. */
  openFrame?: number | undefined
  isReadingAid: (line: string) => boolean
}

/** Adds the lines of blocks to a part of what was found; false once the release has ended, or is as long as any may be. */
function collect(blocks: Block[], found: Found, into: FoundLine[]): boolean {
  for (const block of blocks) {
    const isTold = found.told + found.framedTold * FRAMED_SENTENCE >= MIN_SENTENCES_TOLD
    if (block.kind === 'table') {
      const goesOn = collectTable(block, found, into, isTold)
      if (!goesOn) return false
      continue
    }
    const written = withoutPrivateLetters(block.mark ? `${block.mark} ${block.text}` : block.text)
    const text = withoutTitleLabel(written.replace(/\s+/g, ' ').trim().replace(LETTER_AS_BULLET, '○ '))
    if (!/[\p{L}\p{N}]/u.test(text) || isFurniture(text) || found.isReadingAid(text)) continue
    if (isTold && isAnnex(text)) return false
    addLine({ text, endsInSpace: /\s$/.test(written) }, found, into)
    if (found.letters > MAX_LETTERS_COLLECTED) return false
  }
  return true
}

function addLine(line: Line, found: Found, into: FoundLine[]): void {
  found.letters += line.text.length
  const frame = found.openFrame
  into.push(frame === undefined ? line : { ...line, frame })
  if (into !== found.lines) return
  if (frame !== undefined) found.framedTold += sentencesIn(line.text)
  else if (found.told < MIN_SENTENCES_TOLD) found.told += sentencesIn(line.text)
}

function collectTable(table: Table, found: Found, into: FoundLine[], isTold: boolean): boolean {
  if (holdsRelease(table))
    return inFrame(found, () => table.rows.every((row) => collectTable({ ...table, rows: [row] }, found, into, isTold)))
  if (isOfPeople(table)) return !isTold
  if (isTold && isAnnexHead(table)) return false
  const cells = table.rows.flat().filter((cell) => wordsIn(cell) !== '')
  if (cells.some((cell) => PRESS_TIME.test(wordsIn(cell)) && !isLong(cell))) return true
  if (cells.length === 1) return inFrame(found, () => collect(cells[0] as Block[], found, into))
  const place = found.told > 0 ? into : found.before
  return cells.every((cell) => {
    if (isLayout(cell)) return collect(cell, found, into)
    return !saysSomething(cell) || collect(cell, found, place)
  })
}

/** A cell with tables and no words of its own only sets them side by side: the head of the release, and its title. */
function isLayout(cell: Block[]): boolean {
  return cell.every((block) => block.kind === 'table' || block.text.trim() === '')
}

/** A table that is the page itself: below rows of its head, one cell holds the release. */
function holdsRelease({ rows }: Table): boolean {
  return (
    rows.length > 1 && rows.some((row) => row.filter((cell) => wordsIn(cell) !== '').length === 1 && row.some(isLong))
  )
}

function isLong(cell: Block[]): boolean {
  return sentencesIn(linesIn(cell).join('\n')) >= MIN_SENTENCES_TOLD
}

function linesIn(blocks: Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text.trim()] : block.rows.flat().flatMap((cell) => linesIn(cell)),
  )
}

/** A table of one cell is a frame: around the title, around the main points, or around a paragraph. Within another it is part of that. */
function inFrame(found: Found, collectInside: () => boolean): boolean {
  if (found.told > 0 || found.openFrame !== undefined) return collectInside()
  found.frames += 1
  found.openFrame = found.frames
  const goesOn = collectInside()
  found.openFrame = undefined
  return goesOn
}

/**
 * Frames that tell the main points before the release stand behind it; the one it begins with holds the title. Where there is little else,
 * or the frame alone says who announces, it is the release itself.
 */
function withFramesBehind({ lines, before }: Found): { release: Line[]; behind: Line[] } {
  const own = lines.filter(({ frame }) => frame === undefined)
  if (own.reduce((sum, { text }) => sum + sentencesIn(text), 0) < MIN_SENTENCES_TOLD)
    return { release: lines, behind: before }
  const announces = (some: Line[]) => some.some(({ text }) => ANNOUNCER.test(text))
  const isBehind = (frame: number | undefined) => {
    const framed = lines.filter((line) => line.frame === frame)
    const isTitle =
      framed[0] === lines[0] && !framed.some(({ text }) => BULLET.test(text) || text.length > MAX_TITLE_LETTERS)
    return frame !== undefined && !isTitle && framed.some(isPoint) && (announces(own) || !announces(framed))
  }
  const behind = new Set(lines.map(({ frame }) => frame).filter(isBehind))
  return {
    release: lines.filter(({ frame }) => !behind.has(frame)),
    behind: [...lines.filter(({ frame }) => behind.has(frame)), ...before],
  }
}

/** Whether a framed line is one of the main points, and no title: `시멘트 운반차 포함` and `빈집에 집중한다` end as sentences do. */
function isPoint({ text }: Line): boolean {
  return sentencesIn(text) > 0 && (/[.!?]["”’)]?$/.test(text) || BULLET.test(text))
}

function saysSomething(cell: Block[]): boolean {
  return cell.some((block) => {
    if (block.kind === 'table') return block.rows.some((row) => row.some(saysSomething))
    const text = block.text.trim()
    return (
      text.length >= MIN_PROSE_LETTERS || splitSentences(text).some((one) => one.length > 15 && isWholeSentence(one))
    )
  })
}

function isOfPeople(table: Table): boolean {
  const cells = table.rows.flat().map(wordsIn)
  const words = cells.join(' ')
  const labels = words.match(PEOPLE)?.length ?? 0
  const isList = labels >= MIN_LABELS_OF_PEOPLE || (labels > 0 && TELEPHONE.test(words))
  return isList && cells.every((cell) => cell.length < MAX_LETTERS_OF_PEOPLE)
}

/** `붙임1 | 주요 내용`: the head of an annex is a table of one row. */
function isAnnexHead({ rows }: Table): boolean {
  const [first = ''] = (rows[0] ?? []).map(wordsIn).filter((words) => words !== '')
  return rows.length <= 2 && isAnnex(first)
}

function isAnnex(words: string): boolean {
  return ANNEX.test(words) || ENGLISH_ANNEX.test(words)
}

function wordsIn(blocks: Block[]): string {
  return blocks
    .map((block) => (block.kind === 'paragraph' ? block.text : block.rows.flat().map(wordsIn).join(' ')))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Sentences with their full stop, or in the style of notes (`늘릴 계획임`). A verb without a stop ends a title: `2027년 계획을 확정했다`. */
function sentencesIn(text: string): number {
  return text
    .split('\n')
    .flatMap(splitSentences)
    .filter((one) => one.length > 15 && isWholeSentence(one) && !/다$/.test(one)).length
}
