import { readClean } from './clean-text.ts'
import { withoutHeads } from './head-names.ts'
import { fold } from './korean.ts'
import { pressLines } from './press-lines.ts'
import { isWholeSentence, splitSentences } from './split-sentences.ts'
import { statesAmount } from './stated-amounts.ts'
import { statesDeadline, statesEffectiveDay } from './stated-days.ts'

/*
The prose of a government release, without what is around it. Ministries lay a release out as: title, subtitles (- √ ◇ [1]), paragraphs
marked □ ○ - or not at all, notes (* ※ 1)), headings (【】 < > 1. Ⅰ.), tables that became short lines, then 붙임 (attachments) or the people
in charge, whose box ends the text: what follows is an annex. Prose is the whole sentences of the paragraphs; the bullets beside them,
which state facts in nouns (`전년보다 82조원(3.9%) 증가`); the subtitles, where the numbers stand; and a note that states a day.
*/
export interface ProsePiece {
  /** Verbatim, without the bullet before it, and inside without footnote stars and the heads of offices in brackets. */
  text: string
  /** A subtitle is a bullet before the first sentence. */
  kind: 'sentence' | 'fact' | 'subtitle'
  /** Which line of the release it stands in; pieces of one line follow each other there. */
  line: number
}

const BULLET =
  /^(?:[\s□○ㅇ◦●◇◆■▪▫▢▶▷►‣•·√✓✔☞⇒→➔»>\-–—:]|(?![㈀-㏿])\p{So}|[①-⑳➀-➓❶-❿](?=[^-])|\[\d\]|\d\)\s|[가-하]\.\s)+/u
/** A bullet that does not say a sentence. */
const SUBTITLE = /^(?:[-–—√✓•·☞‣]|(?![㈀-㏿])\p{So}|\[\d\]).*[^.다]$/u
/** A box of these says how to read the release, not what it is about. */
const READING_AID =
  /유의\s?사항|일러두기|이용\s?(?:안내|방법|시)|보는\s?법|약어|용어\s?(?:설명|풀이)|구별\s?(?:요령|방법)|행동\s?요령/
/** The head of a release on one line: its day, and offices or sheets beside it. */
const HEAD_CELLS = /\s[/|·ㅣ]\s/g
const PRINTED_DAY = /\d{1,2}\s?[.월]\s?\d{1,2}\s?[.일]?\s?\(?[월화수목금토일]?\)?/
/** `3. ` before a whole paragraph; of a day it is the month. */
const POINT = /^\d{1,2}\.\s(?=[^\d\s])/
const NOTE = /^(?:\*+|※|†|‡|#|주\s*[:)])\s*/
const FOOTNOTE = /^\d{1,2}\)\s*\S+\s*:/
const HEADING =
  /^(?:[<〈【[［].{0,60}[>〉】\]］]$|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s*[.．]|\d{1,2}\.\s(?!.{0,40}[다요]\.$).{0,40}$|[<〈【[［(]?\s?관련\s?국정\s?과제|국정\s?과제\s?\d|[-–—]\s?\d+\s?[-–—]$)/u
const ATTACHMENTS =
  /^[\s<〈[【(※□]*(?:(?:붙\s?임|별\s?첨|첨\s?부|별지)\s*(?:[\d>〉\]】):.]|자료|파일|문서|$)|(?:붙임|별첨)\s.{0,50}[^다.]$|참\s?고\s?(?:자료)?\s?(?:[\d>〉\]】)]+|$))/
/** `[참고] 시험부는 27일 계획을 확정했다.`: before anything else was said, what follows such a mark is the text itself. */
const MARKED_TEXT =
  /^[\s<〈《【[（(]*(?:참\s?고|붙\s?임|별\s?첨|첨\s?부|별\s?지)\s?(?:자료)?\s?\d*\s?[>〉》\]】）):]\s*(?=[^\s<〈【[])/
/** Sentences that only point: to files, to a web site, to the list below. */
const POINTER =
  /(?:자세한|상세한|구체적인|세부) (?:내용|사항|정보|일정)[은는을이]?|(?:붙임|별첨|첨부|참고\s?자료)\s?(?:자료|파일)?[을를]? ?참[고조]|^for more information|see the attached|(?:다음|아래|표)[과와] 같(?:다|음|습니다)[.:]?$/i
const BRACKETS = /\([^()]*\)/g
// In characters. Shorter ones are cells of tables, labels and the like.
const MIN_SENTENCE_LENGTH = 15
const MIN_TELLING_LENGTH = 9
const MIN_FACT_LENGTH = 25
const MAX_HEADLINE_LENGTH = 40
const MAX_TITLE_LENGTH = 80
const MAX_ROW_LENGTH = 120
const MIN_HEAD_CELLS = 2
/** A box of people after so many sentences ends the release; before them it is part of its head. */
const MIN_SENTENCES_BEFORE_BOX = 2

/** `text` is plain text as a source gave it. Pieces that only repeat the title are left out. */
export function extractProse(text: string, title = ''): ProsePiece[] {
  const clean = readClean(text)
  const heading = fold(title).text
  const pieces: ProsePiece[] = []
  const seen = new Set<string>()
  let sentences = 0
  let boxes = 0
  let isReadingAid = false
  const isKorean = /[가-힣]/.test(heading || clean.text)
  for (const [number, { text: line, from }] of pressLines(clean.text, title).entries()) {
    if (sentences > 0 && ATTACHMENTS.test(line)) break
    const boxesBefore = boxes
    while ((clean.boxEnds[boxes] ?? Number.POSITIVE_INFINITY) <= from) boxes += 1
    if (sentences >= MIN_SENTENCES_BEFORE_BOX && boxes > boxesBefore) break
    if (isReadingAid && !HEADING.test(line) && isMarked(line)) continue
    isReadingAid = HEADING.test(line) && READING_AID.test(line)
    if (sentences === 0 && isHead(line)) continue
    if (sentences === 1 && isHeadline(pieces.at(-1)) && SUBTITLE.test(line)) {
      pieces.pop()
      sentences = 0
    }
    for (const piece of piecesOf(line, sentences > 0)) {
      if (repeats(piece.text, heading) || seen.has(piece.text)) continue
      if (isKorean && !/[가-힣]/.test(piece.text)) continue
      seen.add(piece.text)
      pieces.push({ ...piece, line: number })
      if (piece.kind === 'sentence') sentences += 1
    }
  }
  return pieces.map((piece, at) => (isUnstoppedTitle(pieces, at) ? { ...piece, kind: 'subtitle' } : piece))
}

/** A title ends in a verb without a full stop, alone on its line, before sentences that have theirs: `빈집과 일자리에 집중한다`. */
function isUnstoppedTitle(pieces: ProsePiece[], at: number): boolean {
  const { kind, text, line } = pieces[at] as ProsePiece
  if (kind !== 'sentence' || !/다$/.test(text) || text.length > MAX_TITLE_LENGTH) return false
  const others = pieces.filter((piece) => piece.kind === 'sentence' && piece.line !== line)
  const before = pieces.slice(0, at).filter((piece) => piece.kind === 'sentence')
  const isAlone = pieces.every((piece, other) => other === at || piece.line !== line)
  return (
    isAlone && before.every((piece) => /다$/.test(piece.text)) && others.some((piece) => /[다요]\.$/.test(piece.text))
  )
}

/** A title written as a sentence, with the subtitles below it: `성장펀드가 뒷받침합니다.` */
function isHeadline(piece: ProsePiece | undefined): boolean {
  return piece?.kind === 'sentence' && piece.text.length < MAX_HEADLINE_LENGTH && !/[가-힣)](?:은|는) /.test(piece.text)
}

function isMarked(line: string): boolean {
  return NOTE.test(line) || line.replace(BULLET, '') !== line
}

/** `2026. 12. 2.(수) / 정책과 / 자료 3매 / 사진 없음` */
function isHead(line: string): boolean {
  return (
    line.length <= MAX_ROW_LENGTH && (line.match(HEAD_CELLS) ?? []).length >= MIN_HEAD_CELLS && PRINTED_DAY.test(line)
  )
}

function piecesOf(line: string, hasBegun: boolean): Omit<ProsePiece, 'line'>[] {
  if (FOOTNOTE.test(line)) return []
  const isNote = NOTE.test(line)
  const unmarked = line
    .replace(NOTE, '')
    .replace(BULLET, '')
    .replace(/\s[-–—]$/, '')
    .trim()
  const isBullet = !isNote && unmarked !== line
  const noted = unmarked.replace(NOTE, '').trim()
  const isText = !hasBegun && MARKED_TEXT.test(noted) && isWholeSentence(noted)
  if (noted === '' || HEADING.test(noted) || (ATTACHMENTS.test(noted) && !isText)) return []
  const paragraph = (isText ? noted.replace(MARKED_TEXT, '') : noted).replace(POINT, '')
  const isNoteInside = isNote || NOTE.test(unmarked) || FOOTNOTE.test(unmarked)
  return splitSentences(withoutHeads(withoutFootnoteMarks(paragraph))).flatMap((text): Omit<ProsePiece, 'line'>[] => {
    const statesDay = statesDeadline(text) || statesEffectiveDay(text)
    const isTelling = statesDay || statesAmount(text)
    if (text.length < (isTelling || /다\.$/.test(text) ? MIN_TELLING_LENGTH : MIN_SENTENCE_LENGTH)) return []
    if (isNoteInside) return statesDay ? [{ text, kind: 'fact' }] : []
    if (POINTER.test(text.replace(BRACKETS, '')) && !statesDay) return []
    if (isWholeSentence(text)) return [{ text, kind: 'sentence' }]
    // A row of a table or a box without bullets: `신청기간 2026. 12. 1. ~ 12. 18.`
    if (!isBullet)
      return statesDay && text.length <= MAX_ROW_LENGTH ? [{ text, kind: hasBegun ? 'fact' : 'subtitle' }] : []
    if (!hasBegun) return [{ text, kind: 'subtitle' }]
    return isTelling || text.length >= MIN_FACT_LENGTH ? [{ text, kind: 'fact' }] : []
  })
}

/** Takes `*`, `**` and `1)` from the words they stand behind. A number belongs to the text when a bracket is open before it. */
function withoutFootnoteMarks(text: string): string {
  const unstarred = text.replace(/(?<=[가-힣A-Za-z\d)\]”’'"」』｣%])(?:\*{1,3}|†|‡)(?![\d*])/g, '')
  let open = 0
  return unstarred.replace(/[()]|(?<=[가-힣A-Za-z”’」])\d{1,2}\)/g, (mark) => {
    const isFootnote = mark.length > 1 && open === 0
    open = mark === '(' ? open + 1 : Math.max(0, open - 1)
    return isFootnote ? '' : mark
  })
}

function repeats(piece: string, heading: string): boolean {
  return heading !== '' && heading.includes(fold(piece).text)
}
