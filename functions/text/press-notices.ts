import type { Span } from './spans.ts'
import { splitSentences } from './split-sentences.ts'

/*
Finds what every release carries and none is about: when the press may print it, who holds the rights, how to open its files, whether the
page was of use. Each rule asks for the words of the notice itself, since the same nouns make news: 무단 접속, 저작권법 개정,
만족도 조사 결과, 지침을 배포한다.
*/
const NOTICES = [
  // 공공누리 제1유형에 따라 이용할 수 있습니다 · 공공누리 출처표시
  /공공\s?누리(?!집).{0,60}(?:이용(?:이|을)?\s?(?:할 수|가능|하실|조건|바랍)|자유\s?이용|출처\s?표시|저작물(?:입|은|로)|개방한)/u,
  /^(?:이|본) (?:저작물|보도자료|자료|게시물|기사)(?:은|는).{0,60}(?:공공\s?누리(?!집)|저작권|전재|출처)/u,
  /^[^\p{L}\p{N}]*공공\s?누리(?!집)\s*(?:제?\s*\d\s*유형)?[^\p{L}\p{N}]*$/u,
  // 무단 전재 및 재배포 금지
  /무단\s?(?:전재|복제|배포|사용|도용|게재)[^.]{0,30}(?:금지|금합|금함|삼가)[^.]{0,12}[.]?$/u,
  /저작권자?\s?(?:ⓒ|©|\(c\))|ⓒ|^[^\p{L}\p{N}]*copyright|all rights reserved/iu,
  /저작권법.{0,40}(?:보호를 받|보호받|위배되지|침해하지|제24조의2|제37조).{0,40}(?:합니다|바랍니다|됩니다|십시오)/u,
  /저작권(?:이|은|자).{0,30}(?:확보|허락|동의|협의)[^.]{0,40}(?:바랍니다|합니다|십시오)/u,
  /전재(?:하여|하실|해)\s?.{0,30}(?:제공|경우|출처|알려)/u,
  /^[^\p{L}\p{N}]*(?:\[?자료\s?제공|출처)\s*[:：]/u,
  // 사진의 경우 제3자에게 저작권이 있으므로 · 출처를 반드시 표기해야 하며
  /제3자(?:에게|의)?\s?저작권|출처를?\s?(?:반드시\s?)?(?:표기|명시|밝혀)[^.]{0,20}(?:바랍|합니다|하며|십시오|주)/u,
  // 7월 22일 조간부터 보도하여 주시기 바랍니다
  /(?:보도|취급)(?:하여|해)\s?(?:주시기|주십시오|주세요|주시면|주실)|보도(?:를|에)?\s?(?:부탁|협조를?\s?(?:부탁|바랍)|참고하시기)/u,
  // 이 보도자료와 관련하여 취재를 원하시면 연락 주시기 바랍니다 · 보도자료는 누리집에서 보실 수 있습니다
  /보도자료와 관련(?:하여|한|된|해).{0,80}(?:연락|문의|취재)|취재(?:를|에|가)?[^.]{0,60}(?:연락|문의)[^.]{0,12}바랍|보도자료(?:는|를).{0,80}(?:보실 수|볼 수|이용하실 수|수록되어|내려받)|별도\s?(?:로\s?)?배포(?:하는|되는|된|한)?\s?(?:보도\s?)?자료.{0,20}참[고조]|보도자료는\s?총?\s?\d+\s?(?:쪽|매|장|페이지)/u,
  // 문의사항은 위 담당 부서로 연락하여 주시기 바랍니다
  /^[^\p{L}]*(?:기타\s?)?(?:문의\s?(?:사항)?|궁금한 (?:점|사항)|질문)[은이].{0,40}(?:연락|문의)(?:하여|해|하시기|주시기|하면|하십시오|주십시오|주세요|바랍)/u,
  /(?:조간|석간|이후|부터|즉시)[^.]{0,25}(?:(?:보도|취급|사용)\s?(?:가능|할 수 있|하실 수|될 수|하시기|바랍|요청))|(?:조간|석간)[^.]{0,25}게재\s?(?:가능|할 수|하시기|바랍)/u,
  /^[^\p{L}\p{N}]*(?:즉시\s?보도|배포\s?즉시(?:\s?보도)?(?:\s?가능)?|보도\s?자료|보도\s?참고\s?자료|보도\s?설명\s?자료|조간|석간|보도\s?(?:시점|일시)|배포\s?(?:시점|일시)?)[^\p{L}\p{N}]*$/u,
  /배포\s?즉시\s?(?:보도|사용|게재)|엠바고/u,
  // 사진은 추후 배포
  /사진(?:은|는|자료는?|\s?자료)?[^.]{0,25}(?:추후|별도|종료\s?후|행사\s?후|웹하드)[^.]{0,15}(?:배포|제공|송부|게시|게재)/u,
  // 이 페이지에서 제공하는 정보에 만족하십니까? · 문서뷰어 내려받기
  /만족(?:하십니까|하시나요|하셨|도를 (?:선택|평가해|남겨))|^(?:이|현재|본) (?:페이지|화면|누리집).{0,40}만족|^[^\p{L}\p{N}]*(?:콘텐츠|페이지|정보)?\s?만족도\s?(?:조사|평가|선택)?[^\p{L}\p{N}]*$/u,
  /^[^\p{L}\p{N}]*(?:매우)?\s?(?:만족|보통|불만족)(?:\s+(?:매우)?\s?(?:만족|보통|불만족))*[^\p{L}\p{N}]*$/u,
  /뷰어.{0,25}(?:내려|다운|설치|필요|바로|이용|받)|(?:바로|미리)\s?보기.{0,12}뷰어|^[^\p{L}\p{N}]*(?:문서|한글|pdf|hwp|파일)?\s?뷰어[^\p{L}\p{N}]*$/iu,
  /^[^\p{L}\p{N}]*(?:첨부\s?파일|바로\s?보기|내려\s?받기|다운로드|목록|인쇄|공유하기|글자\s?크기|이전\s?글|다음\s?글|조회수?)[^\p{L}\p{N}]*[\d,]*[^\p{L}\p{N}]*$/u,
  // 통계표의 수치는 반올림하였으므로 · 국가통계포털을 이용하시기 바랍니다
  /반올림[^.]{0,40}(?:다를 수|일치하지|차이)|국가통계포털[^.]{0,50}(?:이용|참[고조]|확인|바랍)/u,
  /보도자료 내용입니다/u,
]
/** A quick look that spares most sentences the rules. */
const MAY_BE_NOTICE =
  /누리|전재|무단|저작|ⓒ|©|copyright|rights|출처|제공|보도|조간|석간|배포|엠바고|사진|영상|만족|보통|뷰어|보기|파일|받기|다운|목록|인쇄|공유|글자|[전음] ?글|조회|취급|취재|반올림|통계포털|문의|궁금|질문/i
/** `보도시점 2026. 7. 22.(수) 조간 배포 2026. 7. 21.(화)`, which may stand before the lead on its line. */
const EMBARGO =
  /(?:^|[\s|<[(【])(?:보\s?도\s?(?:시\s?점|일\s?시|시\s?기)|배\s?포\s?(?:일\s?시|시\s?점|일(?=\s*[:：|\d])|(?=\s*[:：]?\s*(?:20|[’']?\d\d)[\d년]*\s?[.]\s?\d)))(?:[\s:：|<>〈〉()[\]【】~∼/,.·’'‘-]|\d+(?:[년월일시분]|(?![\d가-힣]))|[월화수목금토일]요일|[월화수목금토일](?=\))|(?:조간|석간|이후|부터|즉시|온라인|인터넷|방송|통신|지면|신문|보도|시점|가능|배포|일시|오전|오후|정오|매체|담당|라디오|종료|회의|시작|행사)(?![가-힣])|[全전후]\s?(?=\)|매체)|TV|KST)+/g

/** In the order of the text. Takes time linear in the length. */
export function findNotices(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (MAY_BE_NOTICE.test(line))
      spans.push(...noticesWithin(line).map(({ from, to }) => ({ from: start + from, to: start + to })))
    start += line.length + 1
  }
  return spans
}

function noticesWithin(line: string): Span[] {
  const spans: Span[] = [...line.matchAll(EMBARGO)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.trimEnd().length,
  }))
  let at = 0
  for (const sentence of splitSentences(line)) {
    const from = line.indexOf(sentence, at)
    at = from + sentence.length
    if (isNotice(sentence)) spans.push({ from, to: at })
  }
  return spans.sort((one, other) => one.from - other.from)
}

function isNotice(sentence: string): boolean {
  return MAY_BE_NOTICE.test(sentence) && NOTICES.some((notice) => notice.test(sentence))
}
