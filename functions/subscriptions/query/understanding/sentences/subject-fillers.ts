import { isKnown, isListed, isTopic, standTogether } from '../../known-words.ts'

/*
Words that mostly ask for news (`탄소중립 뉴스`), but are part of a subject beside some others: 가짜 뉴스, 알림 의무, 뉴스 저작권, 자료 제출 명령.

  - Before a noun that is no subject by itself they belong to it: 발표|의무 is one thing, 뉴스|탄소중립 is two.
  - Behind a word they belong to it where the thesaurus or past releases know the two as one, or where the rows below do.
  - With a particle (`뉴스를`) they are what somebody wants to receive.
*/

const FILLERS = new Set(
  '뉴스 기사 보도 발표 알림 알람 공지 업데이트 속보 키워드 구독 모니터링 자료 게시글 게시물 글 관심 관심사 소식지 뉴스레터 브리핑 정보 새 우리 대한 공고 이슈 내용 정책 동향 변화 영향 결과'.split(
    ' ',
  ),
)
/** Words each is one thing with, where it stands behind them. */
const BEHIND: Record<string, string> = {
  뉴스: '가짜 허위 페이크 낚시',
  기사: '운전 택시 버스 배달 택배 대리 허위 화물차 지게차 굴착기 해기',
  보도: '허위 왜곡 언론 오보 정정 반론 추후 재난',
  발표: '허위 거짓',
  알림: '재난 긴급 위험',
  업데이트: '소프트웨어 펌웨어 보안 무선 OTA',
  구독: '정기 유료 콘텐츠 OTT 넷플릭스 음원',
  자료: '기술 교육 제출 증빙 통계 영업 회계 감사 과세 소명 시청각 입증 근거 기록 비밀 설계 안전보건 물질안전보건 유출 기초 심사 소득',
  정보: '신용 위치 허위 거짓 비밀 영업 기업 환경 건강 유전 유전자 의료 금융 과세 군사 생체 민감 가명 식별 공공 공간 기상 지리 인사 원산지 영양 제품 안전 특허 내부 미공개 고용 부동산 교통 거래 고객 기술 개인 진료 교육 해양 산림 수질 소비자 납세 학생 아동 통신 신원 성분 표시 배출 채용 투자 상품 결제 계좌 도로 항공 여객 승객 화학물질 재무 기후 국가 행정 지식 보안 급여 임금',
  정책: '통화 재정 금융 산업 이민 주택 외교 통상 농업 인구 공공 경제 사회 문화 안보 고용 주거 조세 환율 금리 에너지 교육 복지 청년 여성 가족 연금 의료 지역 도시 교통 과학 우주 해양 수산 산림 노동 노인 아동 장애인 배당 주주환원 인사 보상 반도체',
  공고: '입찰 채용 모집 경매 공매 분양 지정',
  변화: '기후 인구구조 행동',
  영향: '환경 교통 건강 규제 재해 인구 고용 성별',
  글: '악성 허위 비방',
}
/** Words each is one thing with, where it stands before them. */
const BEFORE: Record<string, RegExp> = {
  우리: /^(?:사주|은행|술|밀|말|문화|바다|마을|농산물|카드|금융|증권|쌀|꽃|종자|동네|사주조합|사주제)/u,
  대한: /^(?:적십자|민국|상공회의소|체육회|항공|변호사협회|의사협회|건설협회|통운|상의|해협|제국|노인회|상공)/u,
  새: /^(?:출발|마을|만금|정부|울|싹)/u,
}
const NO_MORE_THAN_ASIDE = new Set(['우리', '대한', '새'])
/** `키워드 알림`, `자료 모음`: more ways to say news. */
const FORMS_OF_NEWS =
  /^(?:요약|요약본|정리|모음|스크랩|클리핑|링크|목록|리스트|제목|원문|현황|동향|정책|정보|내용|이슈|설정|신청|등록|추가|예정|일정|요청|희망|관리|수신|받기|서비스는|방|채널|봇)$/u
const MONITORED = '모니터링'

const behind = new Map(Object.entries(BEHIND).map(([word, others]) => [word, new Set(others.split(' '))]))

/** Whether a side word is part of what is asked for. `isAside` tells of the words around it whether they are left out. */
export function isPartOfSubject(
  words: string[],
  index: number,
  isAside: (at: number) => boolean,
  isSentence: boolean,
): boolean {
  const word = words[index] as string
  if (!FILLERS.has(word)) return false
  const before = index > 0 && !isAside(index - 1) ? (words[index - 1] as string) : undefined
  const next = words[index + 1]
  const follows = next !== undefined && !isAside(index + 1) ? next : undefined
  if (before && isOneThing(before, word)) return true
  if (follows && BEFORE[word]?.test(follows)) return true
  if (NO_MORE_THAN_ASIDE.has(word)) return false
  if (follows) return beginsSubject(word, follows, words.slice(index + 1))
  // Whoever watches something says so with a verb; without one it is what is written about.
  return word === MONITORED && before !== undefined && !isSentence && next === undefined
}

function isOneThing(before: string, word: string): boolean {
  return (
    behind.get(word)?.has(before) === true ||
    isKnown(`${before}${word}`) ||
    isListed(`${before} ${word}`) ||
    standTogether(before, word)
  )
}

function beginsSubject(word: string, next: string, others: string[]): boolean {
  if (FORMS_OF_NEWS.test(next) || !/^[가-힣]+$/u.test(next)) return false
  if (isKnown(`${word}${next}`) || isListed(`${word} ${next}`) || standTogether(word, next)) return true
  return (!isTopic(next) || next === '전문') && !isTopic(others.slice(0, 2).join(' '))
}
