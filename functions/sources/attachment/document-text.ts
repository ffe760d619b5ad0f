import { cutText } from '../../releases/cut-text.ts'
import { readClean } from '../../text/clean-text.ts'
import { isWholeSentence, splitSentences } from '../../text/split-sentences.ts'
import type { Block, Table } from './document-block.ts'
import { withoutPrivateLetters } from './hancom-letters.ts'

/*
The words of a release in its document, as ministries lay it out: a head (보도자료, a logo, 보도시점 in a table), the title in a box, subtitles,
paragraphs, tables, then the people in charge in a table, and behind them annexes. Kept are title, paragraphs and boxes of prose, one paragraph a
line. Tables of short cells are figures; the head says when the press may print it. The table of people ends the release and is not kept: names
and telephone numbers are stored nowhere.
*/

const MAX_LETTERS = 20_000
/** More is not looked at: the people in charge, before whom a release ends, stand within its first pages. */
const MAX_LETTERS_COLLECTED = 60_000
/** A release has been told once it has so many sentences: what follows its people, or the word 붙임, is an annex. */
const MIN_SENTENCES_TOLD = 2
/** A cell with as many letters in one line says something. */
const MIN_PROSE_LETTERS = 40

const PAGE_NUMBER = /^[-–—\s]*\d{1,3}[-–—\s]*$/
const PRESS_TIME = /^[\s[<〈(]*(?:보\s?도\s?(?:시\s?점|일\s?시|시\s?기)|배\s?포\s?(?:일\s?시|시\s?점)?$|엠바고)/
const PEOPLE = /담\s?당\s?(?:부\s?서|자)|책\s?임\s?자|문의\s?처?|연락처|작성자/g
const MIN_LABELS_OF_PEOPLE = 2
const MAX_LETTERS_OF_PEOPLE = 200
const TELEPHONE = /\(?0\d{1,2}[)-]\s?\d{3,4}[-–]\d{4}/
const ANNEX =
  /^[\s<〈[【(※□■▣▷*-]*(?:(?:붙\s?임|별\s?첨|별\s?지|첨\s?부|참\s?고)\s*(?:[\d①-⑳>〉\]】):：.]|자\s?료|파일|문서|$)|(?:붙임|별첨)\s(?!.*다\.?$).{0,60}$)/
/** Many type the bullet ○ as a letter. */
const LETTER_AS_BULLET = /^[oOㅇ]\s+(?=[가-힣｢「‘“(A-Z\d])/
const LIST_MARK = /^[□○ㅇ◦●◇◆■▪▫▢▶▷►▸‣•·√✓✔☞☑⇒⇨→➔➢»>*※†#<〈【［[(「『❖-]|^[①-⑳❶-❿ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|^\d{1,2}[.)]|^[가-하][.)]/u
/** The end of a line that goes on in the next: a particle, an ending that needs a verb, a comma, an open bracket. */
const GOES_ON =
  /(?:[가-힣](?:은|는|을|를|의|에|와|과|로|고|며|면|서|게|지|한|된|할|던|인|및|도)|위해|위한|대한|관한|따른|따라|통해|통한|대비|[,·(])$/
/** Nouns that end as particles do. */
const NOUN_ENDING =
  /(?:[회협심논건동합주강]의|[보광신사경공예권참]고|[통효결성경초부학]과|[도경진항]로|[제정속지온한]도|[복유방금정]지|[고계안내]서|[측국전표]면|[개법확승요원]인|[제권기북남무]한|[명계사]서)$/
const MIN_BROKEN_LETTERS = 30
/** Ends in a noun, and what follows is the release itself. */
const SUBTITLE = /^[-–—·•▪]/

/** Empty where the document has no words. */
export function textOfDocument(blocks: Block[]): string {
  const found: Found = { lines: [], before: [], told: 0, letters: 0 }
  collect(blocks, found, found.lines)
  const text = [...joinBroken(found.lines), ...joinBroken(found.before)].join('\n')
  const { text: clean, boxEnds } = readClean(text)
  const end = boxEnds.find((at) => sentencesIn(clean.slice(0, at)) >= MIN_SENTENCES_TOLD)
  return cutText(clean.slice(0, end), MAX_LETTERS)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

interface Line {
  text: string
  /** The paragraph ended in a space: whoever wrote it went on typing in the next one. */
  endsInSpace: boolean
}

interface Found {
  lines: Line[]
  /** What tables say before the first sentence of the release, which begins with its own words. */
  before: Line[]
  /** How many sentences `lines` hold. */
  told: number
  letters: number
}

/** Adds the lines of blocks to a part of what was found; false once the release has ended, or is as long as any may be. */
function collect(blocks: Block[], found: Found, into: Line[]): boolean {
  for (const block of blocks) {
    const isTold = found.told >= MIN_SENTENCES_TOLD
    if (block.kind === 'table') {
      if (isOfPeople(block)) {
        if (isTold) return false
      } else if (isTold && isAnnexHead(block)) {
        return false
      } else if (!collectTable(block, found, into)) {
        return false
      }
      continue
    }
    const written = withoutPrivateLetters(block.mark ? `${block.mark} ${block.text}` : block.text)
    const text = written.replace(/\s+/g, ' ').trim().replace(LETTER_AS_BULLET, '○ ')
    if (!/[\p{L}\p{N}]/u.test(text) || PAGE_NUMBER.test(text)) continue
    if (isTold && ANNEX.test(text)) return false
    into.push({ text, endsInSpace: /\s$/.test(written) })
    if (into === found.lines && found.told < MIN_SENTENCES_TOLD) found.told += sentencesIn(text)
    found.letters += text.length
    if (found.letters > MAX_LETTERS_COLLECTED) return false
  }
  return true
}

/** A box of one cell is read as it is; of a larger table only cells that say something. */
function collectTable({ rows }: Table, found: Found, into: Line[]): boolean {
  const cells = rows.flat().filter((cell) => wordsIn(cell) !== '')
  if (cells.length === 1) return collect(cells[0] as Block[], found, into)
  if (cells.some((cell) => PRESS_TIME.test(wordsIn(cell)))) return true
  const place = found.told > 0 ? into : found.before
  return cells.every((cell) => !saysSomething(cell) || collect(cell, found, place))
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
  return rows.length <= 2 && ANNEX.test(first)
}

function wordsIn(blocks: Block[]): string {
  return blocks
    .map((block) => (block.kind === 'paragraph' ? block.text : block.rows.flat().map(wordsIn).join(' ')))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** One paragraph that its writer broke into several, as a paragraph again. */
function joinBroken(lines: Line[]): string[] {
  const joined: string[] = []
  let before: Line | undefined
  for (const line of lines) {
    const last = joined.at(-1)
    if (last !== undefined && before && goesOn(last, before, line.text))
      joined[joined.length - 1] = `${last} ${line.text}`
    else joined.push(line.text)
    before = line
  }
  return joined
}

function goesOn(last: string, { text, endsInSpace }: Line, next: string): boolean {
  if (LIST_MARK.test(next) || text.length < MIN_BROKEN_LETTERS || /[.!?]["”’)]?$/.test(last)) return false
  if (SUBTITLE.test(last) || NOUN_ENDING.test(last)) return false
  return GOES_ON.test(last) || (endsInSpace && /[가-힣\d%]$/.test(last))
}

function sentencesIn(text: string): number {
  return text
    .split('\n')
    .flatMap(splitSentences)
    .filter((one) => one.length > 15 && isWholeSentence(one)).length
}
