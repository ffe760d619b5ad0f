/*
Lines of a document that say nothing of its subject: numbers of pages, lists of contents, the letterhead, how to read the tables, whom a
chapter is about to name. Each rule takes a whole line.
*/

/** `- 3 -`, `2/4`, `- 1 / 4 -`, `〔3〕`, `<3>`, `3쪽`, `Page 3 of 9`. */
const PAGE_NUMBER =
  /^[-–—\s<〈〔[(]*(?:page\s?|쪽\s?)?\d{1,3}(?:\s?(?:\/|of)\s?\d{1,3})?\s?(?:쪽|면|페이지)?[-–—\s>〉〕\])]*$/i
/** `Ⅱ. 생산동향 ······················ 3` */
const LEADER_DOTS = /(?:[·․‥…⋯ㆍ.]\s?){5,}\s*\d{0,3}$/
/** `www.example.kr`, `☞ 자세한 내용: https://example.kr/1`, `시험공사 누리집 www.example.kr` */
const ADDRESS_ALONE = /^[^\p{L}]*(?:[가-힣]{1,12}[\s:(<]{1,3}){0,3}(?:https?:\/\/|www\.)[\w./?=&%#:-]+[\s)>]*$/iu
/** `☞ 세부내용은 <붙임> 참조` */
const SEE_ANNEX =
  /^[^\p{L}]*(?:[가-힣]{1,8}[\s:]+){0,3}[<〈[【(]?(?:붙임|별첨|별지|첨부)[^.]{0,12}(?:참조|참고)(?:\s?바랍니다)?[^\p{L}]*$/u
/** `[그림 1] 충전 횟수에 따른 변화`, `▲ 사진 2. 낮춘 정류소`, `자료: 시험은행`. A sentence stays. */
const CAPTION =
  /^[\s▲△▼◀▶<〈[【(]*(?:(?:그림|사진|도표|표)\s?\d{1,2}(?:[-–]\d{1,2})?\s?[>〉\]】).:]|(?:자료|출처|사진)\s?[:：]).{0,60}(?<!다\.?)$/
const TAGS_ALONE = /^(?:#[\p{L}\p{N}_]+\s*)+$/u
/** `보 도 자 료`, `For Immediate Release`, `외교부 보도자료`, `보도참고자료 2026-12호` */
const RELEASE_ALONE =
  /^(?:(?:for immediate|press|news|media) release|(?:[가-힣]{2,16}\s)?보\s?도\s?(?:(?:참\s?고|설\s?명|해\s?명)\s?)?자\s?료(?:\s*[(제]?\s?[\d-]+\s?호?\)?)?)$/i
/** `제26-912호`, `공보 2026-09-21호`: the office's own count. That of a notice, `환경부 공고 제2026-512호`, names it. */
const NUMBER_ALONE = /^(?:공보|보도|배포|자료)?\s?제?\s?\d{2,4}\s?[-–]\s?\d{1,4}(?:[-–]\d{1,3})?\s?호$/
/** `관세청   KOREA CUSTOMS SERVICE` */
const LETTERHEAD =
  /^[가-힣]{2,12}(?:부|처|청|원|위원회|공사|공단|은행)\s+[A-Z][A-Za-z]*(?:\s(?:&|of|and|the|[A-Z][A-Za-z]*)){1,7}$/
const EMPTY_HEADING =
  /^(?:\d{1,2}\s?[.)]|[가-하]\s?[.)]|[□○◦ㅇ※■▪-])?\s*[<[【(]?\s?(?:문\s?의\s?(?:처|사항)?|연\s?락\s?처|담\s?당\s?자)\s?[>\]】)]?\s?[:：]?$/
const READING_AID =
  /^[\s<〈[【(□■]*(?:일\s*러\s*두\s*기|목\s*차|차\s*례|이용자\s?유의\s?사항|이용\s?시\s?유의\s?사항)[\s>〉\]】):]*$/
/** What the release itself begins with, after how to read it. */
const RELEASE_GOES_ON = /^(?:[□■◈◇◆▶]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]\s?[.．]?|\d{1,2}\.\s|【|<|\[)/u
/** Further lines are text, whatever stands above them. */
const MAX_READING_AID_LINES = 15
/** `제 목 : …`, which many write before the title. */
const TITLE_LABEL = /^\s*[<[【]?\s?제\s?목\s?[>\]】]?\s?[:：]\s?/

export function isFurniture(line: string): boolean {
  return (
    PAGE_NUMBER.test(line) ||
    LEADER_DOTS.test(line) ||
    ADDRESS_ALONE.test(line) ||
    SEE_ANNEX.test(line) ||
    CAPTION.test(line) ||
    TAGS_ALONE.test(line) ||
    RELEASE_ALONE.test(line) ||
    NUMBER_ALONE.test(line) ||
    LETTERHEAD.test(line) ||
    EMPTY_HEADING.test(line)
  )
}

export function withoutTitleLabel(line: string): string {
  return line.replace(TITLE_LABEL, '')
}

/** Says of one line after another whether it tells how to read the release, or what stands on which page. */
export function openReadingAid(): (line: string) => boolean {
  let left = 0
  return (line) => {
    if (READING_AID.test(line)) {
      left = MAX_READING_AID_LINES
      return true
    }
    if (left > 0 && RELEASE_GOES_ON.test(line) && !LEADER_DOTS.test(line)) left = 0
    left = Math.max(0, left - 1)
    return left > 0
  }
}
