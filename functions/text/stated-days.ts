/*
Whether a sentence says until when somebody must act (접수, 의견 제출, 신고 …까지), or from when something binds (시행, 적용, 발효 …부터). These
are the sentences a reader loses most by not seeing. Nothing is computed here: which day it is, and whether it has passed, is not asked.
*/
const YEAR = String.raw`(?:['’‘\x60]?\d{2,4}\s?[.년]\s?)`
const WEEKDAY = String.raw`(?:\s?\(\s?[월화수목금토일](?:요일)?\s?[,.]?[^()]{0,12}\)|\s?[월화수목금토일]요일)?`
const TIME = String.raw`(?:\s?,?\s?(?:오전|오후|낮|밤|자정|정오|저녁)?\s?(?:\d{1,2}\s?(?::\s?\d{2}|시)(?:\s?\d{1,2}분|\s?반|\s?정각)?)?)?`
const MONTH_DAY = String.raw`(?:\d{1,2}\s?월\s?(?:\d{1,2}\s?일?|말일?|중순|초순?|하순|중)?|\d{1,2}\s?[./]\s?\d{1,2}(?![\d.]*[%조억만천건명개배원p])\.?\s?일?\.?|\d{1,2}일(?!\s?(?:간|이내|동안|전|후|째|부로)))`
const NEAR_MONTH = String.raw`(?:(?:이|내|다음|금)\s?(?:달|월)\s?(?:말|초|중순|\d{1,2}일)|(?:연|월|이달|분기)\s?말)`
/** A day, or at least a month, with its weekday and hour. */
const DAY = String.raw`(?:${YEAR}\s?${MONTH_DAY}|(?<![\d.,])${MONTH_DAY}|${YEAR}\s?말|${NEAR_MONTH})${WEEKDAY}${TIME}`
/** From when a rule binds may also be a year or a half of it. */
const LOOSE_DAY = String.raw`(?:${DAY}|(?:${YEAR}(?:도)?|올해|내년|금년|후년|(?:이|내|다음|금)\s?달|당장|오늘|내일|금일|익일)\s?(?:초|말|상반기|하반기|[1-4]분기|봄|여름|가을|겨울|중)?${WEEKDAY})`

const ACT =
  /접수|신청|모집|공모|제출|의견|신고(?!가|전|센)|납부|등록(?!부|된)|응모|참가|참여(?:를|할|신|하)|지원서|원서|예고|이의|청구|투표|제안|예약|추천|수강|입찰|설문|열람|보고(?:를|하|해|서)|시정|연장(?:한다|하기로|할|함)|하여야|해야/
const UNTIL = new RegExp(String.raw`${DAY}\s?(?:\([^()]{0,15}\)\s?)?(?:(?:이전|내)?\s?까지|부터\s?[^.]{0,20}까지)`)
const DUE = new RegExp(
  String.raw`(?:마감\s?(?:일|기한|시한)?|(?<!제)기한(?![다하])|(?<!실)시한(?![다하])|(?:접수|신청|모집|공모|제출|응모|등록|신고|납부|참가|의견\s?(?:수렴|제출|조회)?|예고|열람|투표)\s?(?:기간|일정))[^.\d]{0,16}\(?${DAY}|${DAY}\s?(?:에\s?|로\s?|자로\s?)?(?:(?:접수|신청|모집|공모)[를을]?\s?)?마감`,
)
const RANGE = new RegExp(String.raw`${DAY}\s?[~∼～–-]\s?(?:${DAY}|\d{1,2}일?(?![\d년월]))`)
/** `신청`, and below it `기간: 1. 11. ~ 2. 26.` */
const PERIOD_ROW = new RegExp(String.raw`^(?:기간|기한)\s?[:：]\s?${DAY}\s?[~∼～–-]\s?${DAY}`)
/** `판정서를 받은 날부터 15일 안에 소송을 내야 하며` */
const WITHIN =
  /(?:날|일)(?:로)?부터\s?\d{1,3}\s?(?:일|개월|주|년)\s?(?:안|이내|내)에?\s[^.]{0,40}(?:신청|신고|제출|제기|청구|공고|납부|등록|통보|보고|내야|하여야|해야)/
/** What was done by a day that has passed, or goes on until one: no deadline. */
const PERIOD =
  /누적|동기\s?대비|담합|조사한 결과|(?:증가|감소|급증)(?:했|하였|한 것)|나타났|(?:선정|진행|완료|운영|접수|발굴|제출받|조사)(?:하였|했|되었|됐)/

/** Quick looks, which spare most sentences the rules. */
const MAY_STATE_DEADLINE = /까지|부터\s?\d|[~∼～–-]\s?['’‘`]?\d|마감|기한|시한|기간|일정/
const MAY_STATE_EFFECTIVE_DAY = /시행|적용|발효|의무|도입|부터/

/** Whether a sentence says until when to apply, comment, file or pay. */
export function statesDeadline(sentence: string): boolean {
  if (!MAY_STATE_DEADLINE.test(sentence)) return false
  if (DUE.test(sentence) || PERIOD_ROW.test(sentence) || WITHIN.test(sentence)) return true
  return ACT.test(sentence) && (UNTIL.test(sentence) || RANGE.test(sentence)) && !PERIOD.test(sentence)
}

const FORCE = '(?:시행|적용|발효|의무화|도입)'
const HOW = String.raw`(?:[\s,·]|전면|본격(?:적으로)?|동시에?|최초로?|처음|새로이?|새롭게|우선|즉시|바로|단계적으로|한시적?으?로?|공포|고시|개정|제정|확대|소급|일괄|잠정|의무)*`
/** Not only a day: `내년 3월 정기 주주총회부터`, `내년 신고분부터` */
const FROM = new RegExp(
  String.raw`${LOOSE_DAY}\s?(?:\([^()]{0,20}\)\s?)?(?:[^.,]{0,14}분|\s[가-힣 ]{1,14})?부터[^.]{0,70}?${FORCE}`,
)
/** `내년 1월 15일부터는 사진을 함께 입력해야 한다` */
const DUTY_FROM = new RegExp(
  String.raw`${LOOSE_DAY}\s?(?:\([^()]{0,20}\)\s?)?부터는?\s[^.]{0,60}(?:하여야|해야|받아야|내야|갖춰야|둬야|의무|금지|제한(?:된|한|됨|함)|할 수 없)`,
)
const ON = new RegExp(
  String.raw`${LOOSE_DAY}\s?(?:,\s?(?:잠정|예정)\s?)?(?:\([^()]{0,20}\)\s?|\)\s?)?(?:자로|부로|에|을 기해|이후|자)?${HOW}(?:시행|발효|적용)\s?(?!계획|방안|기관|사업|대상|시설|규칙|령|세칙|건수|실적|상황)`,
)
const IN_FORCE_ON = new RegExp(
  String.raw`(?:시행|발효|적용)\s?(?:일|시기|예정일?)?\s?(?:은|는|:|：|\()\s?[^.\d]{0,12}${LOOSE_DAY}`,
)
const AFTER_PROMULGATION =
  /공포\s?(?:한 날부터|일부터|후|된 날부터)[^.]{0,30}(?:시행|적용|발효)|공포\s?(?:즉시|와 동시에|한 날부터)\s?시행/

/** Whether a sentence says from when a rule binds or a scheme runs. */
export function statesEffectiveDay(sentence: string): boolean {
  return (
    MAY_STATE_EFFECTIVE_DAY.test(sentence) &&
    [FROM, DUTY_FROM, ON, IN_FORCE_ON, AFTER_PROMULGATION].some((rule) => rule.test(sentence))
  )
}
