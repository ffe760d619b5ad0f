import { isKnown, isListed } from '../known-words.ts'
import { ministryNamed } from './named-ministry.ts'
import { takeRhythm } from './rhythm-words.ts'

/*
Words that stand before a keyword and say what it is to whoever wrote the list: `키워드: 수소`, `[필수] 중대재해`, `환경: 탄소중립`, `1순위: 공급망`.
A label that could be a subject itself is given back, so that the answer says it was left out.
*/

/** An item without its label. */
export interface Unlabelled {
  rest: string
  /** Labels that may be missed, and whole items that tell of people (`부서: 안전팀`). */
  leftOut: string[]
}

const OF_KEYWORDS =
  '(?:(?:관심|요청|구독|모니터링|알림|검색|신청|희망|주요|핵심|추적|팔로우|받을|알림 ?받을|보고 ?싶은|받고 ?싶은|원하는|우리 ?팀|저희 ?팀) ?)*(?:키워드\\d*|검색어|주제어|주제|토픽|분야|관심사|관심사항|관심|항목|단어|keywords?|topics?|subjects?|tags?|태그|해시태그)(?: ?(?:목록|리스트|명))?'
const OF_PUBLISHERS =
  '(?:출처|기관|발표 ?기관|기관명|담당 ?부처|소관 ?부처|소관|발행 ?기관|발표처|배포처|source|ministry)'
const GRADES =
  '필수(?:사항|항목)?|선택(?:사항|항목)?|중요|긴급|공통|기타|추가|신규|우선|참고|최우선|일반|high|low|medium|상|중|하|필독|new|업데이트|예시|예'
const RANK = '(?:제? ?\\d{1,2} ?순위|우선 ?순위 ?\\d{0,2}|\\d{1,2}번(?:째)?|priority ?\\d{0,2}|p\\d)'
const OPEN = '[\\[(<{【〔［（《]'
const CLOSE = '[\\])>}】〕］）》]'

const LABEL_WITH_SIGN = new RegExp(
  `^(?:[*★☆※-]\\s*)?(?:${OF_KEYWORDS}|${OF_PUBLISHERS}|${RANK}|${GRADES})\\s*(?:[*★☆※]\\s*)?(?:[:：=→)]|-+>?|[–—])\\s*(?=\\S)`,
  'iu',
)
const LABEL_IN_BRACKETS = new RegExp(
  `^${OPEN}\\s*(?:${OF_KEYWORDS}|${OF_PUBLISHERS}|${RANK}|${GRADES})\\s*${CLOSE}\\s*[:：-]?\\s*(?=\\S)`,
  'iu',
)
const LABEL_BETWEEN_STARS = new RegExp(`^\\*+\\s*(?:${OF_KEYWORDS}|${GRADES})\\s*\\*+\\s*[:：]?\\s*(?=\\S)`, 'iu')
const LABEL_AS_SUBJECT = new RegExp(`^(?:${OF_KEYWORDS})(?:는|은|로는|로|으로)\\s+(?=\\S)`, 'iu')
const BARE_RANK = new RegExp(`^${RANK}\\s+(?=\\S)`, 'iu')
const GRADE_BEHIND = new RegExp(`\\s*${OPEN}\\s*(?:${GRADES}|${RANK})\\s*${CLOSE}$`, 'iu')
/** Of people, not of subjects: the whole item says nothing to look for. */
const OF_PEOPLE =
  /^(?:부서|팀|담당|담당자|담당 ?부서|소속|이름|성명|작성자|요청자|신청자|이메일|연락처|비고|메모)\s*[:：]\s*\S/u
const CATEGORY = /^([가-힣A-Za-z][가-힣A-Za-z0-9·& ]{0,14}?)\s*(?:분야|관련|쪽|부문|이슈)?\s*[:：]\s*(?=[^\s/\d])(.+)$/u
const OF_THE_LANGUAGE = /^(?:부처|소관부처|제목|타이틀|title|intitle|http|https|종류)$/iu

/** Takes labels off an item whose quotes are set aside. */
export function withoutLabels(item: string): Unlabelled {
  if (OF_PEOPLE.test(item)) return { rest: '', leftOut: [item] }
  let rest = item
  for (const label of [
    LABEL_IN_BRACKETS,
    LABEL_BETWEEN_STARS,
    LABEL_WITH_SIGN,
    LABEL_AS_SUBJECT,
    BARE_RANK,
    GRADE_BEHIND,
  ])
    rest = rest.replace(label, '')
  const bare = rest.trim().replace(/(?<=\S)\s*[:：]$/u, '')
  const [, category = '', behind = ''] = bare.match(CATEGORY) ?? []
  if (category === '' || !isCategory(category)) return { rest: bare, leftOut: [] }
  // `ESG: 매일`: what is before the colon is the subject.
  const whole = `${category} ${behind}`
  return takeRhythm(whole).rest === category ? { rest: whole, leftOut: [] } : { rest: behind, leftOut: [category] }
}

/** Whether a word before a colon is a heading of a list: a known one, which is no name of a ministry and no sign of the language. */
function isCategory(category: string): boolean {
  const words = category.split(' ')
  if (words.some((word) => OF_THE_LANGUAGE.test(word) || ministryNamed(word) !== undefined)) return false
  return words.length <= 2 && words.every((word) => isKnown(word) || isListed(word) || /^[가-힣]{1,4}$/.test(word))
}
