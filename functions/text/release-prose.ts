import { fold } from './korean.ts'
import { splitSentences } from './split-sentences.ts'

/*
What a government release says, without what is around it. Ministries lay a release out as: title, subtitles (- √ ◇), paragraphs
marked □ ○ - or not at all, notes (* ※ 1)), headings (【】 < > 1. Ⅰ.), tables that became short lines, then 붙임, the people in charge
with their telephone numbers, and notices about copying and licences. Prose is the whole sentences of the paragraphs, and the
bullets below the first of them, which say things in nouns (`전년보다 82조원(3.9%) 증가`).
*/
export interface Prose {
  /** Verbatim but for the bullet before them. */
  sentences: string[]
  /** Subtitles, for a release that has nothing else. */
  fragments: string[]
}

const BULLET = /^(?:[\s□○ㅇ◦●◇◆■▪▫▢▶▷►‣•·√✓✔☞⇒→➔»>\-–—]|[①-⑳➀-➓❶-❿](?=[^-]))+/u
const NOTE = /^(?:\*|※|†|‡|#|주\s*[:)]|\d{1,2}\)\s*\S+\s*:)/
const HEADING = /^(?:[<〈【[［].{0,60}[>〉】\]］]$|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s*[.．]|\d{1,2}\.\s.{0,40}$)/u
const ATTACHED = /^[\s<〈[【(※]*(?:붙\s?임|별\s?첨|첨\s?부|별지)\s*(?:[\d>〉\]】):.]|자료|파일|문서|$)/
const CONTACT =
  /☎|\(?0\d{1,2}\)?[-.)\s]\s?\d{3,4}-\d{4}|[\w.]@[\w.]|^\W*(?:담당\s?부서|담\s?당\s?자|담\s?당|책\s?임\s?자|문\s?의|연\s?락\s?처|contact)\s*[:：(<\s]/i
const NOTICE =
  /공공누리|저작권|전재(?:하|를|한|\s*:)|무단|자료\s?제공\s*:|출처\s?표시|보도\s?시점|배포\s?(?:일시|시점)|엠바고|첨부\s?파일|보도자료 내용입니다|(?:붙임|별첨|참고\s?자료)(?:자료)?[을를]? ?참[고조]|(?:자세한|상세한) (?:내용|사항)은|copyright|all rights reserved|^for more information|see the attached|(?:다음|아래|표)[과와] 같(?:다|음|습니다)[.:]?$/i
const WHOLE = /(?:[다요까죠함임음됨것]|예정|계획|[a-z%)])[.!?。]['"”’)\]]*$/u
// A line cut by hand in the middle of a sentence: `기업들을 위한` and below it `실무 교육을 연다고 밝혔다.`
const CUT = /[가-힣](?:[은는을를의에와과]|한|된|할|위해|위한|하는|하고|하여)$|[가-힣],$/
const SHORTEST_CUT = 30
const SHORTEST = 15
const SHORTEST_BULLET = 25

/** Reads plain text with one paragraph a line. What only repeats the title is left out. */
export function proseOf(text: string, title = ''): Prose {
  const prose: Prose = { sentences: [], fragments: [] }
  const heading = fold(title).text
  for (const line of linesOf(text)) {
    const told = prose.sentences.length + prose.fragments.length > 0
    if (told && ATTACHED.test(line)) break
    if (NOTE.test(line.trim()) || CONTACT.test(line)) continue
    const paragraph = line.replace(BULLET, '').trim()
    if (paragraph === '' || NOTE.test(paragraph) || HEADING.test(paragraph) || ATTACHED.test(paragraph)) continue
    for (const sentence of splitSentences(paragraph)) {
      if (sentence.length < SHORTEST || NOTICE.test(sentence) || repeats(sentence, heading)) continue
      const isBullet = line !== paragraph
      const isTold = isBullet && prose.sentences.length > 0 && sentence.length >= SHORTEST_BULLET
      if (isWhole(sentence) || isTold) prose.sentences.push(sentence)
      else if (isBullet && prose.sentences.length === 0) prose.fragments.push(sentence)
    }
  }
  return prose
}

function linesOf(text: string): string[] {
  const lines: string[][] = []
  let last = ''
  for (const line of text.split('\n')) {
    const goesOn = last.length >= SHORTEST_CUT && CUT.test(last.slice(-3)) && /^[가-힣]/.test(line)
    if (goesOn) lines.at(-1)?.push(line)
    else lines.push([line])
    last = line.trimEnd()
  }
  return lines.map((pieces) => pieces.join(' '))
}

/** Two looks instead of one expression, which would try every pair of places in a long line without an end. */
function isWhole(sentence: string): boolean {
  return WHOLE.test(sentence) || (/[다함임음됨]$/.test(sentence) && /[가-힣]{3}/.test(sentence.slice(0, -1)))
}

function repeats(sentence: string, heading: string): boolean {
  return heading !== '' && heading.includes(fold(sentence).text)
}
