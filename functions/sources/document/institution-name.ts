/*
Whether words name an institution. A page that names one which is not the site a markup knows belongs to that one, whatever its links look
like: half of Korea's institutions run the same few board engines.
*/

const ENDINGS = words(`
  부 처 청 원 시 도 군 구 회 공사 공단 재단 사업단 추진단 협회 센터 연구소 회의소 사무소 거래소 보건소 소방서 경찰서 교육청 대학 학교 은행 조합 연맹 연대 노총
  본부 지방자치단체 박물관 과학관 도서관 대사관 파크 클러스터 신문 일보 타임스 타임즈 저널 미디어 포럼 조정실 비서실 법인 그룹 포털 누리집 홈페이지
`)
/** What ends so and is no name of an institution but a kind of page, or a common word. */
const COMMON = words(`
  정부 여부 전부 일부 내부 외부 세부 기부 납부 첨부 공부 출처 연락처 문의처 제출처 접수처 부처 신청 요청 초청 지원 민원 인원 직원 회원 자원 복원 공원 정원 위원 의원
  재원 고시 공시 게시 전시 도시 일시 즉시 실시 지시 명시 표시 감시 제시 상시 수시 보도 제도 지도 정도 속도 용도 의도 한도 연도 농도 온도 연구 요구 기구 도구 지구
  특구 복구 탐구 출구 간담회 설명회 공청회 토론회 발표회 보고회 박람회 전시회 강연회 대회 기회 사회 조회 총회
`)
/** Standing alone these say of which kind an institution is, not which. */
const KINDS = new Set(
  words(
    '위원회 협의회 연합회 진흥회 진흥원 연구원 연구소 교육청 지방청 상공회의소 대학교 거래소 지방자치단체 누리집 홈페이지',
  ),
)
const MIN_LETTERS = 3
const KOREAN = new RegExp(`^[가-힣a-z·]{1,}(?:${ENDINGS.join('|')})$`, 'i')
const IS_COMMON = new RegExp(`(?:${COMMON.join('|')})$`)
/** 전남TP, KOTRA: some are known by letters. */
const LETTERS =
  /^(?:[가-힣]{2,}TP|(?!(?:RSS|NEWS|HOME|NOTICES?|BOARDS?|PRESS|LIST|ESG|FAQ|Q&A|QNA|INDEX|MAIN|MENU|EVENTS?|MEDIA|CENTER|ALL|PDF|HWP|EU|CBAM|CEO|PR)$)K?[A-Z]{3,8})$/
const ENGLISH =
  /\b(?:ministry|agency|institute|commission|authority|association|foundation|council|cent(?:er|re)|universit(?:y|ies)|federation|bank|office|bureau|department|corporation|organi[sz]ation|society|union|chamber|compan(?:y|ies)|inc|ltd|group|academy|technopark|city|province|county|times|herald|daily)\b/i

/** The institutions that a part of a title names. An English name is one whole; of Korean words each may be one. */
export function institutionsIn(part: string, { isEnglish = true } = {}): string[] {
  if (/㈜|\(주\)|주식회사/.test(part)) return [part]
  const inKorean = part
    .split(/[\s,()[\]「」『』"']+/)
    .map((word) => word.replace(PAGE_OF_ONE, ''))
    .filter(isInstitution)
  return isEnglish && ENGLISH.test(part) && /[a-z]{3}/i.test(part) ? [...inKorean, part] : inKorean
}

/** What a page of an institution adds to its name in a title. */
export const PAGE_OF_ONE =
  /(?:보도자료|보도·설명|설명자료|공지사항|공고|소식|뉴스|게시판|자료실|목록|공식|대표|누리집|홈페이지)$/

function isInstitution(word: string): boolean {
  if (LETTERS.test(word)) return true
  return word.length >= MIN_LETTERS && KOREAN.test(word) && !IS_COMMON.test(word) && !KINDS.has(word)
}

function words(list: string): string[] {
  return list.trim().split(/\s+/)
}
