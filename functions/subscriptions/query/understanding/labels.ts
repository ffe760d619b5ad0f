import { isKnown, isListed } from '../known-words.ts'
import { ministryNamed } from '../named-ministry.ts'
import { takeRhythm } from './rhythm-words.ts'
import { anyOf } from './typed-text/word-list.ts'

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

const BEFORE_KEYWORD =
  '관심 요청 구독 모니터링 알림 검색 신청 희망 주요 핵심 추적 팔로우 받을 알림_받을 보고_싶은 받고_싶은 찾고_싶은 찾는 원하는 우리_팀 저희_팀'
const KEYWORD =
  '키워드\\d* 검색어 주제어 주제 토픽 분야 관심사 관심사항 관심 항목 단어 찾는_말 찾을_말 keywords? topics? subjects? tags? 태그 해시태그'
const PUBLISHER = '출처 기관 발표_기관 기관명 담당_부처 소관_부처 소관 발행_기관 발표처 배포처 source ministry'
const GRADE =
  '필수(?:사항|항목)? 선택(?:사항|항목)? 중요 긴급 공통 기타 추가 신규 우선 참고 최우선 일반 high low medium 상 중 하 필독 new 업데이트 예시 예'
const RANK = '제?_\\d{1,2}_순위 우선_순위_\\d{0,2} \\d{1,2}번(?:째)? priority_\\d{0,2} p\\d'
/** In brackets before what somebody wants: `[공유] 탄소중립`. */
const NOTES =
  '공유 요청 구독_요청 알림_요청 등록_요청 키워드_요청 문의 공지 알림 전달 구독 안내 참고용 재공유 회신 확인'
const PEOPLE = '부서 팀 담당 담당자 담당_부서 소속 이름 성명 작성자 요청자 신청자 이메일 연락처 비고 메모'
const EXCLUSION =
  '제외 제외어 제외_키워드 제외_단어 제외_검색어 제외할_것 제외할_키워드 제외할_단어 제외할_검색어 제외하는_키워드 제외하는_단어 빼기 뺄_것 뺄_키워드 exclude excluded'
const INCLUSION = '포함 포함어 포함_키워드 포함_단어 포함할_것 include included'
const FREQUENCY = '주기 알림 알림_주기 발송_주기 수신_주기 받는_주기 빈도 알림_빈도 frequency'
const OF_KEYWORDS = `(?:${anyOf(BEFORE_KEYWORD)} ?)*${anyOf(KEYWORD)}(?: ?(?:목록|리스트|명))?`
const ANY_LABEL = `(?:${OF_KEYWORDS}|${anyOf(PUBLISHER)}|${anyOf(RANK)}|${anyOf(GRADE)})`
const OPEN = '[\\[(<{【〔［（《]'
const CLOSE = '[\\])>}】〕］）》]'

const MAIL = 're|fw|fwd|회신|답장'

const LABELS = [
  // Before the subject of a mail, once for each time it was sent on.
  new RegExp(`^(?:(?:${MAIL})\\s*[:：]\\s*)+(?=\\S)`, 'iu'),
  new RegExp(`^${OPEN}\\s*(?:${ANY_LABEL}|${anyOf(NOTES)})\\s*${CLOSE}\\s*[:：-]?\\s*(?=\\S)`, 'iu'),
  new RegExp(`^\\*+\\s*(?:${OF_KEYWORDS}|${anyOf(GRADE)})\\s*\\*+\\s*[:：]?\\s*(?=\\S)`, 'iu'),
  new RegExp(
    `^(?:[*★☆※-]\\s*)?${ANY_LABEL}(?:\\s*\\([^()]*\\))?\\s*(?:[*★☆※]\\s*)?(?:[:：=→)]|-+>?|>{1,2}|[–—])\\s*(?=\\S)`,
    'iu',
  ),
  new RegExp(`^${OF_KEYWORDS}(?:는|은|로는|로|으로)\\s+(?=\\S)`, 'iu'),
  new RegExp(`^${anyOf(RANK)}\\s+(?=\\S)`, 'iu'),
  new RegExp(`\\s*${OPEN}\\s*(?:${anyOf(GRADE)}|${anyOf(RANK)})\\s*${CLOSE}$`, 'iu'),
]
/** Of people, not of subjects: the whole item says nothing to look for. */
const OF_PEOPLE = new RegExp(`^${anyOf(PEOPLE)}\\s*[:：]\\s*\\S`, 'u')
const CATEGORY = /^([가-힣A-Za-z][가-힣A-Za-z0-9·& ]{0,14}?)\s*(?:분야|관련|쪽|부문|이슈)?\s*[:：]\s*(?=[^\s/\d])(.+)$/u
const OF_THE_LANGUAGE = /^(?:부처|소관부처|제목|타이틀|title|intitle|http|https|종류)$/iu

/** Takes labels off an item whose quotes are set aside. */
export function withoutLabels(item: string): Unlabelled {
  if (OF_PEOPLE.test(item)) return { rest: '', leftOut: [item] }
  let rest = item
  for (const label of LABELS) rest = rest.replace(label, '')
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

/** A rhythm counts behind what is to be told. */
const A_KEYWORD = '탄소중립'

type FieldKind = 'keywords' | 'ministries' | 'without' | 'rhythm' | 'people'

interface Field {
  kind: FieldKind
  text: string
}

/** What each kind of field is called. The name of a ministry's field is a sign of the language too. */
const FIELD_NAMES: [FieldKind, string][] = [
  ['without', anyOf(EXCLUSION)],
  ['rhythm', anyOf(FREQUENCY)],
  ['keywords', `(?:${OF_KEYWORDS}|${anyOf(INCLUSION)})`],
  ['ministries', `(?:${anyOf(BEFORE_KEYWORD)} ?)*(?:부처명?|${anyOf(PUBLISHER)})`],
]
const SAID = '(?:\\s*[:：=]|\\s[-–](?=\\s)|(?:은|는)(?=\\s))'
const FIELD = new RegExp(
  `(?<=^|[\\s,;/|(])(?:${FIELD_NAMES.map(([kind, names]) => `${OPEN}?(?<${kind}>${names})(?:${CLOSE}|${SAID})`).join('|')}|(?<people>${anyOf(PEOPLE)})\\s*[:：=])\\s*`,
  'giu',
)
const BETWEEN_FIELDS = /^[\s,;/|()*•-]+|(?:[\s,;/|(*•-]|\n\s*\d{1,2}[.)])+$/gu
/** `주제는 배출권이고 부처는 환경부입니다`. */
const FIELD_END = /(?:이고요?|이며|이구요?|이요|입니다|이에요|예요|고요|(?<=..)고|요)?[.)]*$/u

/**
 * A form of several fields (`부처는 고용노동부, 주제는 산업재해`) as one item for each keyword, with what the other fields say of it; undefined
 * where there are no two kinds of fields. `itemsOf` takes lists apart.
 */
export function readFields(
  text: string,
  itemsOf: (text: string) => string[],
): { items: string[]; leftOut: string[] } | undefined {
  const fields = fieldsOf(text)
  const kinds = new Set(fields.map(({ kind }) => kind))
  const contentOf = (kind: FieldKind): string[] =>
    fields.filter((field) => field.kind === kind).map((field) => field.text)
  if (kinds.size < 2 || !kinds.has('keywords')) return undefined
  // `우리 기관은 탄소중립에 관심이 있어요`: no publisher is named.
  const publishers = contentOf('ministries').flatMap(itemsOf)
  if (!/[:：=]/u.test(text) && publishers.some((name) => ministryIn(name) === undefined)) return undefined
  const itemsIn = (kind: FieldKind): string[] => contentOf(kind).flatMap(itemsOf)
  const conditions = [
    ...publishers.map((name) => `부처:${ministryIn(name) ?? name.replaceAll(' ', '')}`),
    ...itemsIn('without').map((one) => `-${one}`),
    ...contentOf('rhythm'),
  ]
  return { items: itemsIn('keywords').map((item) => [item, ...conditions].join(' ')), leftOut: contentOf('people') }
}

/** `환경부로 해줘`. */
function ministryIn(text: string): string | undefined {
  return text
    .split(' ')
    .map(ministryNamed)
    .find((name) => name !== undefined)
}

/** The fields of a text. What stands before the first is a keyword where something else is said of it. */
function fieldsOf(text: string): Field[] {
  const names = [...text.matchAll(FIELD)]
  const [first] = names
  const before = text
    .slice(0, first?.index ?? 0)
    .replace(BETWEEN_FIELDS, '')
    .trim()
  const fields = names.map((name, index): Field => {
    const content = text.slice(name.index + name[0].length, names[index + 1]?.index)
    const [kind = 'keywords'] = Object.entries(name.groups ?? {}).find(([, found]) => found !== undefined) ?? []
    const said = content.replace(BETWEEN_FIELDS, '').replace(FIELD_END, '').trim()
    // `알림: 수소` names a keyword.
    const isKeyword = kind === 'rhythm' && takeRhythm(`${A_KEYWORD} ${said}`).rhythm === undefined
    return { kind: isKeyword ? 'keywords' : (kind as FieldKind), text: said }
  })
  // `수소, 부처:환경부` are two queries of the language.
  const isSigned = first?.groups?.ministries !== undefined && /[:：=]/u.test(first[0])
  const isNamed = !isSigned || fields.some(({ kind }) => kind === 'keywords')
  const said = before !== '' && isNamed ? [{ kind: 'keywords' as const, text: before }] : []
  return [...said, ...fields].filter((field) => field.text !== '')
}
