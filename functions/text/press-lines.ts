import { fold } from './korean.ts'
import { isWholeSentence, splitSentences } from './split-sentences.ts'

/*
The lines of a release as its writer meant them: one paragraph, bullet or note each. What arrives is different: a PDF breaks every line at
the edge of the page, in the middle of words; a list page runs everything together, title, subtitles and bullets in one line.
*/
const MARK =
  /^(?:[□○ㅇ◦●◇◆■▪▫▢▶▷►‣•·√✓✔☞⇒→➔»>*※†#<〈【[［(「『-]|[①-⑳➀-➓❶-❿]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|\d{1,2}[.)]\s|[가-하][.)]\s)/u
/** `산림청(청장 박아무개)은`: whoever announces, with which nearly every lead begins. */
export const ANNOUNCER =
  /[가-힣]{2,16}(?:부|처|청|원|위|위원회|공사|공단|재단|은행|센터|본부)\s?\((?:부총리|장관|청장|처장|위원장|원장|사장|이사장|센터장|본부장|총재|실장|국장|직무대행|대표)[^()]{0,30}\)(?=[은는이가와과,\s]|[가-힣]{2})/u
/** A mark in the middle of a line that begins something new, where the source lost its line breaks. */
const INLINE_MARK =
  /\s(?=[□○ㅇ◦◇◆■※√✓☞]\s?[가-힣A-Za-z(“‘「[])|\s(?=\*{1,2}\s?[가-힣(])|(?=【)|(?<=】)\s?(?=[가-힣]{4,})/u
/** A cell whose value stands in the cell beside it, which became the next line. */
const ROW_LABEL =
  /^[^가-힣]{0,3}(?:접수|신청|모집|공모|제출|의견\s?제출|예고|응모|등록|신고|납부|시행|적용|발효|마감)\s?(?:기간|기한|일정|일|일시|시기|일자)?\s?[:：]?$/
// The end of a line that was broken by hand in the middle of a sentence: `기업들을 위한` and below it `실무 교육을 연다고 밝혔다.`
const BROKEN_OFF = /[가-힣](?:[은는을를의에와과]|한|된|할|위해|위한|하는|하고|하여)$|[가-힣],$/
const MIN_BROKEN_LINE_LENGTH = 30
/** No page sets more letters on a line; a text with longer lines was not broken by a page. */
const MAX_PAGE_WIDTH = 75
const MIN_PAGE_WIDTH = 24
const MIN_FULL_LINE = 0.72
/** So many full lines must end in the middle of a sentence, before a text counts as broken by a page. */
const MIN_BROKEN_LINES = 2
/** Words are not broken everywhere, so lines of one page end within so many letters of each other. */
const RAGGED_LETTERS = 6
const MIN_NARROW_LINES = 6
/** A bracket that closes and whose line goes on, which no heading does. */
const BRACKETED_START = /^(?:\([^()]{1,30}\)|「[^「」]{1,60}」|『[^『』]{1,60}』)(?=[가-힣\s])/
/** `Ⅲ. 향후 계획`, `2. 지원 내용` */
const SHORT_HEADING = /^(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+|[IVX]{1,4}|\d{1,2})\s?[.．]\s?[가-힣A-Z][^.]{0,13}$/
const LOOSE_END =
  /^(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|부터|까지|하여|하고|한다|했다|된다|됐다|혔다|였다|하는|되는|되어|라고|다고|다|며|면|하였다|되었다|할|한|될|됨|함)(?=[\s.,)”’]|$)/
const UNIT = /^(?:개|명|만|억|조|천|%|％|년|월|일|호|건|원|톤|곳|배|회|차|대|종|시|분|여)/
/** Words of one syllable that end a line whole. */
const ONE_SYLLABLE_WORD =
  /^(?:및|등|수|것|할|한|이|그|더|또|약|총|각|제|매|내|외|중|시|때|만|데|바|점|첫|새|두|세|네|년|월|일|명|개|건|곳|본|동|금|현|의|를|을|된|될|하|간|별|당|대|위|뒤|앞|안|밖|큰|온|못|안|왜|잘|꼭|즉|단)$/

/** Words that a page broke are looked for in the beginning of a text, lest a long one take long. */
const MAX_TEXT_FOR_WORDS = 20_000
const MIN_TITLE_LETTERS = 8
const MIN_TITLE_SHARE = 0.7
const MAX_HEAD_LETTERS = 40
const MIN_TAIL_LENGTH = 4
const MAX_OPEN_LENGTH = 300

export interface PressLine {
  text: string
  /** Where the line begins in the text, in UTF-16 units. */
  from: number
}

/** A title at the beginning is left out. */
export function pressLines(text: string, title = ''): PressLine[] {
  const lines = withoutTitle(placed(text), fold(title).text).flatMap(unfold)
  return joinBroken(lines, text.slice(0, MAX_TEXT_FOR_WORDS))
}

function placed(text: string): PressLine[] {
  let from = 0
  return text.split('\n').flatMap((line) => {
    const start = from
    from += line.length + 1
    return line.trim() === '' ? [] : [{ text: line.trim(), from: start }]
  })
}

/** The lines that a list page ran together. */
function unfold({ text, from }: PressLine): PressLine[] {
  return text
    .split(INLINE_MARK)
    .flatMap((piece) => splitBeforeAnnouncer(piece.trim()))
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, from }))
}

/** The subtitles that stand before the lead on its line: `- 3차 토론회서 과제 논의 - 산림청(청장 …)은`. */
function splitBeforeAnnouncer(line: string): string[] {
  const announcer = ANNOUNCER.exec(line)
  if (!announcer || announcer.index === 0) return [line]
  const before = line.slice(0, announcer.index).trim()
  const areSubtitles = /^[-–—·•√【]/.test(before) || /[-–—】\])]$/.test(before) || /\s[-–—]\s/.test(before)
  if (!areSubtitles || before.includes('다. ')) return [line]
  const subtitles = before.split(/\s?[-–—]\s(?=[가-힣「‘“\d])|\s[-–—]$/).map((subtitle) => `- ${subtitle.trim()}`)
  return [...subtitles.filter((subtitle) => subtitle.length > 4), line.slice(announcer.index)]
}

/** Without the title, which may begin the first line. Its tail may be missing there: `(9.8.화)`. */
function withoutTitle(lines: PressLine[], title: string): PressLine[] {
  const [first, ...others] = lines
  if (!first || title.length < MIN_TITLE_LETTERS) return lines
  const folded = fold(first.text)
  const at = folded.text.indexOf(title)
  // What a page prints above its title may stand before it: `해양경찰청 보도자료(12.11.)`. Within a sentence it is no title.
  if (at > 0 && at <= MAX_HEAD_LETTERS) {
    const behind = first.text.slice(folded.end[at + title.length - 1])
    if (/^[)\]】”’"']*\s/.test(behind))
      return [{ text: behind.replace(/^[\s)\]】”’"']+/, ''), from: first.from }, ...others]
  }
  let same = 0
  while (same < title.length && folded.text[same] === title[same]) same += 1
  if (same < title.length * MIN_TITLE_SHARE || same === folded.text.length) return lines
  const rest = first.text.slice(folded.end[same - 1]).replace(/^[\s)\]】”’"']+/, '')
  if (same < title.length && !/^[-–—【□○√]/.test(rest)) return lines
  return [{ text: rest, from: first.from }, ...others]
}

function joinBroken(lines: PressLine[], text: string): PressLine[] {
  const width = pageWidth(lines)
  const joined: PressLine[] = []
  let last = ''
  for (const line of lines) {
    const before = joined.at(-1)
    if (before && (goesOn(last, line.text, width) || isStillOpen(before.text, line.text))) {
      before.text += `${isInsideWord(last, line.text, text) ? '' : ' '}${line.text}`
    } else joined.push({ ...line })
    last = line.text
  }
  return joined
}

/** A sentence that names who announces goes on until it ends, however short its lines. */
function isStillOpen(before: string, next: string): boolean {
  return (
    before.length < MAX_OPEN_LENGTH && ANNOUNCER.exec(before)?.index === 0 && !endsHere(before) && beginsInside(next)
  )
}

/** How many letters the page that broke the text sets on a line; 0 where none did. */
function pageWidth(lines: PressLine[]): number {
  const lengths = lines.map(({ text }) => text.length).sort((one, other) => one - other)
  const widest = lengths[Math.floor(lengths.length * 0.95)] ?? 0
  const broken = lines
    .filter(({ text }, index) => !endsHere(text) && beginsInside(lines[index + 1]?.text ?? '-'))
    .map(({ text }) => text.length)
  const fullOf = (width: number) => broken.filter((length) => length >= width * MIN_FULL_LINE).length
  const isPage = widest >= MIN_PAGE_WIDTH && widest <= MAX_PAGE_WIDTH && fullOf(widest) >= MIN_BROKEN_LINES
  const narrower = narrowPageWidth(broken)
  if (narrower > 0 && narrower < widest) return narrower
  return isPage ? widest : 0
}

/** The width at which most of these lines end, where notes of longer lines stand below a text of short ones; 0 where they end anywhere. */
function narrowPageWidth(broken: number[]): number {
  const endingAt = (width: number) =>
    broken.filter((length) => length <= width && length >= width - RAGGED_LETTERS).length
  const widths = [...new Set(broken.filter((length) => length >= MIN_PAGE_WIDTH && length <= MAX_PAGE_WIDTH))]
  const [best] = widths.map((width) => ({ width, lines: endingAt(width) })).sort((a, b) => b.lines - a.lines)
  return best && best.lines >= Math.max(MIN_NARROW_LINES, broken.length / 2) ? best.width : 0
}

function goesOn(line: string, next: string, width: number): boolean {
  if (ROW_LABEL.test(line) && /\d/.test(next.slice(0, 12))) return true
  if (endsHere(line)) return false
  if (goesOnInBrackets(line, next, width)) return true
  if (!beginsInside(next)) return false
  if (hasOpenSentence(line)) return true
  if (width > 0 && line.length >= width * MIN_FULL_LINE) return true
  return line.length >= MIN_BROKEN_LINE_LENGTH && BROKEN_OFF.test(line.slice(-3)) && /^[가-힣]/.test(next)
}

/** Whether a sentence goes on with what it sets in brackets: `… 탄소국경조정제도` and below it `(CBAM) 설명회를 연다.` */
function goesOnInBrackets(line: string, next: string, width: number): boolean {
  if (!BRACKETED_START.test(next) || !/[가-힣,]$/.test(line)) return false
  return ANNOUNCER.exec(line)?.index === 0 || (width > 0 && line.length >= width * MIN_FULL_LINE)
}

/** Whether a sentence that has begun within the line does not end there; one that names who announces has begun with the line. */
function hasOpenSentence(line: string): boolean {
  if (ANNOUNCER.exec(line)?.index === 0) return true
  const tail = splitSentences(line).slice(1).at(-1) ?? ''
  return (
    tail.length >= MIN_TAIL_LENGTH && /^[가-힣A-Z‘“「\d]/.test(tail) && !/^(?:끝|붙임|별첨|참고|문의|담당)/.test(tail)
  )
}

function endsHere(line: string): boolean {
  return isWholeSentence(line) || /[:：>〉】]$/.test(line) || SHORT_HEADING.test(line)
}

function beginsInside(line: string): boolean {
  return !MARK.test(line) && ANNOUNCER.exec(line)?.index !== 0
}

/** Whether the page broke the line inside a word: `시행 / 규칙`, `다 / 음`, `밝 / 혔다.` */
function isInsideWord(line: string, next: string, text: string): boolean {
  const end = /[가-힣]+$/.exec(line)?.[0] ?? ''
  const start = /^[가-힣]+/.exec(next)?.[0] ?? ''
  if (/\d$/.test(line)) return UNIT.test(next)
  if (/[([“‘「]$/.test(line) || /^[),\].”’」%]/.test(next)) return true
  if (end === '' || start === '') return false
  if (LOOSE_END.test(next)) return true
  if (text.includes(`${end.slice(-2)}${start.slice(0, 2)}`)) return true
  return end.length === 1 && !ONE_SYLLABLE_WORD.test(end)
}
