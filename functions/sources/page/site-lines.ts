// Lines that stand among the text of a page where its site has no element for them. Each is told by its whole wording: 만족도 조사 or
// 개인정보처리방침 may be what a release is about.
const LINES = [
  // The way to the page, and what can be done there.
  /^(?:홈|home)\s*(?:[>›/]|$)/i,
  /^(?:홈|home)\s?(?:[가-힣·]+\s?){0,4}보도자료$/i,
  /^(?:보도자료|press release|share this page|많이 본 .{2,8}|related links|인쇄|목록(?:보기)?|공유하기|바로보기|미리보기|닫기|글자 크[기게])$/i,
  /^(?:본문|주메뉴) 바로가기/,
  /전자정부 누리집입니다/,
  /^(?:이전|다음)\s?글(?:\s|[:：]|$|이 없습니다)/,
  // Fields of the release in one line.
  /\d\s*조회\s*\d/,
  /(?:등록일|작성일|조회수?)\s*[:：]/,
  /^파일\s*[:：]/,
  /자료 관리 담당/,
  // A login that stands where the text should.
  /^로그인$|로그인이 필요합니다|^회원이 아니신 분/,
  // The survey.
  /정보에 (?:대하여 )?(?:얼마나 )?만족하/,
  /사용\s?편의성에.{0,12}만족/,
  /^(?:페이지\s?)?만족도\s?(?:조사|평가)$/,
  /^의견을 수집하여.{0,30}반영하/,
  /개인정보는 입력하지/,
  // Licence and imprint.
  /저작물.{0,80}(?:공공누리|자유이용허락)|공공누리.{0,40}(?:조건|유형)에/,
  /^copyright|copyright\s*(?:ⓒ|©|\(c\))|all rights reserved/i,
  /^개인정보\s?처리방침(?:\s|$).{0,40}$/,
  /이메일 주소.{0,12}수집/,
  /^(?:우\s*\)|\(우\)|우편번호|우\s*:)?\s*\(?\d{5}\)?\s+[가-힣]{2,6}(?:특별|광역)?(?:자치)?[시도]/,
  /(?:tel|fax|대표전화|고객상담센터)[\s.:]*\d/i,
]

/** Whether a line is of the site and not of the release. */
export function standsAround(line: string): boolean {
  return LINES.some((pattern) => pattern.test(line))
}
