import { fold } from './korean.ts'
import { isWholeSentence, splitSentences } from './split-sentences.ts'

/*
The prose of a government release, without what is around it. Ministries lay a release out as: title, subtitles (- √ ◇), paragraphs
marked □ ○ - or not at all, notes (* ※ 1)), headings (【】 < > 1. Ⅰ.), tables that became short lines, then 붙임 (attachments), the people
in charge with their telephone numbers, and notices about copying and licences. Prose is the whole sentences of the paragraphs, and
after the first of them the bullets too, which state facts in nouns (`전년보다 82조원(3.9%) 증가`).
*/
export interface Prose {
  /** Verbatim, without the bullet before them. */
  sentences: string[]
  /** Bullets before the first sentence, which are subtitles: for a release that has nothing else. */
  fragments: string[]
}

const BULLET = /^(?:[\s□○ㅇ◦●◇◆■▪▫▢▶▷►‣•·√✓✔☞⇒→➔»>\-–—]|[①-⑳➀-➓❶-❿](?=[^-]))+/u
const NOTE = /^(?:\*|※|†|‡|#|주\s*[:)]|\d{1,2}\)\s*\S+\s*:)/
const HEADING = /^(?:[<〈【[［].{0,60}[>〉】\]］]$|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s*[.．]|\d{1,2}\.\s.{0,40}$)/u
const ATTACHMENTS = /^[\s<〈[【(※]*(?:붙\s?임|별\s?첨|첨\s?부|별지)\s*(?:[\d>〉\]】):.]|자료|파일|문서|$)/
const CONTACT =
  /☎|\(?0\d{1,2}\)?[-.)\s]\s?\d{3,4}-\d{4}|[\w.]@[\w.]|^\W*(?:담당\s?부서|담\s?당\s?자|담\s?당|책\s?임\s?자|문\s?의|연\s?락\s?처|contact)\s*[:：(<\s]/i
const NOTICE =
  /공공누리|저작권|전재(?:하|를|한|\s*:)|무단|자료\s?제공\s*:|출처\s?표시|보도\s?시점|배포\s?(?:일시|시점)|엠바고|첨부\s?파일|보도자료 내용입니다|(?:붙임|별첨|참고\s?자료)(?:자료)?[을를]? ?참[고조]|(?:자세한|상세한) (?:내용|사항)은|copyright|all rights reserved|^for more information|see the attached|(?:다음|아래|표)[과와] 같(?:다|음|습니다)[.:]?$/i
// The end of a line that was broken by hand in the middle of a sentence: `기업들을 위한` and below it `실무 교육을 연다고 밝혔다.`
const BROKEN_OFF = /[가-힣](?:[은는을를의에와과]|한|된|할|위해|위한|하는|하고|하여)$|[가-힣],$/
// In characters. Shorter ones are cells of tables, labels and the like.
const MIN_BROKEN_LINE_LENGTH = 30
const MIN_SENTENCE_LENGTH = 15
const MIN_BULLET_LENGTH = 25

/** `text` is plain text with one paragraph a line. Sentences that only repeat the title are left out. */
export function extractProse(text: string, title = ''): Prose {
  const prose: Prose = { sentences: [], fragments: [] }
  const heading = fold(title).text
  for (const line of linesOf(text)) {
    const hasBegun = prose.sentences.length + prose.fragments.length > 0
    if (hasBegun && ATTACHMENTS.test(line)) break
    if (NOTE.test(line.trim()) || CONTACT.test(line)) continue
    const paragraph = line.replace(BULLET, '').trim()
    if (paragraph === '' || NOTE.test(paragraph) || HEADING.test(paragraph) || ATTACHMENTS.test(paragraph)) continue
    for (const sentence of splitSentences(paragraph)) {
      if (sentence.length < MIN_SENTENCE_LENGTH || NOTICE.test(sentence) || repeats(sentence, heading)) continue
      const isBullet = line !== paragraph
      const isFact = isBullet && prose.sentences.length > 0 && sentence.length >= MIN_BULLET_LENGTH
      if (isWholeSentence(sentence) || isFact) prose.sentences.push(sentence)
      else if (isBullet && prose.sentences.length === 0) prose.fragments.push(sentence)
    }
  }
  return prose
}

/** The lines of a text; a line broken off in the middle of a sentence is joined with the next. */
function linesOf(text: string): string[] {
  const lines: string[][] = []
  let last = ''
  for (const line of text.split('\n')) {
    const continues = last.length >= MIN_BROKEN_LINE_LENGTH && BROKEN_OFF.test(last.slice(-3)) && /^[가-힣]/.test(line)
    if (continues) lines.at(-1)?.push(line)
    else lines.push([line])
    last = line.trimEnd()
  }
  return lines.map((pieces) => pieces.join(' '))
}

function repeats(sentence: string, heading: string): boolean {
  return heading !== '' && heading.includes(fold(sentence).text)
}
