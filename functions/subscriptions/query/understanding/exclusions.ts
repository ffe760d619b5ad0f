import { isEveryday, isKnown, isListed, isTopic, standTogether } from '../known-words.ts'
import { ministryNamed } from '../named-ministry.ts'
import { isWidespread } from '../widespread-words.ts'
import { joinedParts } from './joined-words.ts'
import { withoutParticle } from './particles.ts'
import { isHonorificBit, isRequest, sideWordOf } from './sentences/side-words.ts'
import { verbForm } from './sentences/verb-forms.ts'
import { anyOf } from './typed-text/word-list.ts'

/*
Words that leave something out, as the signs of the query language: `자동차를 제외한 수소`, `수소에서 자동차는 빼고`, `수소 without 자동차`,
`수소 !자동차`, `자동차는 관심 없고 수소만` → `수소 -자동차`. They are left alone where the word is part of a subject: `적용 제외`, `제외 업종`,
`동의 없이 수집`.
*/

/** An item in signs. */
export interface Excluded {
  /** Each a list of items; several where only who typed it knows. */
  readings: string[][]
  /** Words to leave out, with nothing to leave them out of. */
  only: string[]
}

const LEFT_OUT_IN_SUBJECTS =
  '적용 면제 비과세 과세 산입 공제 지정 신고 허가 의무 부과 가입 대상 지급 보상 포함 특례 인정 징수 선정 추천 평가 입찰 계약'
const LEFT_OUT_AS_SUBJECTS =
  '국 국가 대상 대상자 업종 사유 기준 조항 규정 품목 요건 사업장 기업 기관 범위 항목 신청 지역 제도 물질 시설 직종 근로자 조건 요청 자 금액 의견 결정 처분 논란'
const SUBJECT_ONLY = new RegExp(`^${anyOf(LEFT_OUT_IN_SUBJECTS)}$`, 'u')
const IS_SUBJECT = new RegExp(
  `(?:^|\\s)${anyOf(LEFT_OUT_IN_SUBJECTS)}에?서?\\s?제외(?=$|\\s(?!하|한|해))|제외\\s?${anyOf(LEFT_OUT_AS_SUBJECTS)}(?=$|[\\s은는이가을를의])`,
  'u',
)
/** Verbs that leave out what stands before them, beside forms of 빼다 and 제외하다. */
const LEAVING = new Set('제외 빼 빼기 됐고 됐고요 됐어요 됐습니다 뺀 말고 말고는 미포함'.split(' '))
const LEAVING_NOUNS = new Set(['제외', '배제'])
/** `관심 없고`, `필요 없어요`, `안 받고`: verbs of two words. */
const INTEREST = /^(?:관심|필요|흥미|상관|의미)(?:이|은|도|가|는)?$/u
const NO_INTEREST = /^(?:(?:관심|필요|흥미|상관)(?:이|은|도|가|는)?)?없(?!는|던)/u
const INSTEAD = /^말고/u
const WITHOUT_AT_END = /^(?:보내|알려|받|부탁|구독)/u
const NOT_BEING_ONE = /^(?:것|거|건)(?:들|만|을|를|은|는|들만|로)*$|^걸로$/u
/** May leave out or describe. */
const NOT_BEING = /^(\S+?)(?:이|가|은|는)?\s+아닌\s+(.+)$/u
const BESIDES = /^(.+?)\s*(?:이외의|이외에도|이외에|이외|외의|외에도|외에|\s외)\s+(.+)$/u
const ENGLISH = /\s+(?:without|except(?:\s+for)?|excluding|excl\.?|but\s+not|minus|not)\s+(?=\S)/giu
const NO = /\s+no\s+(?=[^\p{Script=Latin}\s])/giu
const EXCLAMATION = /(?<=^|\s)!\s?(?=[\p{L}\p{N}\p{Co}])/gu
const IN_BRACKETS =
  /[([{]([^()[\]{}]*?)\s*(?:은|는|을|를|이|가)?\s*(?:제외|빼고|말고|없이|빼기|미포함|[xX×]|아닌 ?(?:것|거|건)?(?:만|들)?)[)\]}]/gu
/** `최저임금은 있고 지역은 없는 것`. */
const THERE_AND_NOT =
  /^(.+?)(?:은|는|이|가)?\s(?:있|들어가|나오|포함되|포함하)(?:고|지만|되|는데|면서)\s(.+?)(?:은|는|이|가)?\s(?:없|빠지|빠진|안 ?들어가|안 ?들어간|안 ?나오|제외된|(?:들어가|나오|포함되)지 ?않)(?:는|은)?(?:\s?(?:것|거|발표|소식|보도자료))?(?:만|들만)?$/u
/** What stands before this is the whole, and what follows the part that is left out of it. */
const WHOLE = /^(.+)\s+(?:중에서는?|중에는?|중|가운데|관련인데|관련해서)\s+(.+)$/u
/** `환경부에서 나온 수소`: who told it, and no whole. */
const WHOLE_BY_ENDING = /^(.+?)(?:에서는?(?!\s+(?:나온|나오는|낸|내는|발표|배포|보도|올린|공개))|이지만|이되)\s+(.+)$/u
/** `예외 없이`, `빼지 말고`: everything is wanted. */
const NOTHING_LEFT_OUT =
  /(?<!\S)(?:(?:예외|제외|누락|빠짐|하나도 빠짐|남김) ?없이|(?:제외|배제|누락|생략)(?:하|되)?지 ?(?:말고|마시고|않고|말아 ?주세요)|(?:빼|빼놓|빼먹|빠뜨리|빠트리|거르)지 ?(?:말고|마시고|않고))(?!\S)/gu
/** `수소, 자동차 X`: as lists of wishes cross something out. */
const CROSSED_OUT = /(?<!\S)([가-힣]{2,})\s?[xX×]$/u
const CONNECTIVE = /^(?:단|다만|단지|대신|대신에|근데|그런데|하지만|그러나|물론)\s+(?=\S+\s)/u
const CONNECTIVE_BEFORE = /^(?:단|다만)(?:\s+|$)/u
/** `수소차 얘기면 필요 없습니다`. */
const TALK_OF = /(?:\s?(?:얘기|이야기|관련|소식|내용)|\s(?:것|건|거|꺼|쪽))(?:면|이면|라면|이라면|은|는|도|만|들)*$/u
const REST_OF_ALL = new Set(
  '다 전부 모두 모든 전체 나머지 나머지는 나머지만 다른 것 거 건 것만 그 외 기타 싹 소식 뉴스 필요 필요는 필요가 상관 괜찮음'.split(
    ' ',
  ),
)

/** Reads the words of an item that leave something out. */
export function withExclusions(item: string): Excluded {
  const signed = withSigns(item)
  if (IS_SUBJECT.test(signed)) return { readings: [[signed]], only: [] }
  const besides = signed.match(BESIDES)
  if (besides && isNothing(besides[2] as string)) return onlyWithout(besides[1] as string)
  if (besides && isThing(besides[1] as string)) {
    const [, left = '', rest = ''] = besides
    return { readings: [[`${rest} ${minus(left)}`], [left, rest]], only: [] }
  }
  const leaving = leavingVerb(signed.split(' '))
  const described = signed.match(NOT_BEING)
  if (described && !leaving)
    return { readings: [[`${described[2]} ${minus(described[1] as string)}`], [signed]], only: [] }
  if (!leaving) return withoutBase(signed)
  const { before, verb, behind } = leaving
  return (INSTEAD.test(verb) && insteadOf(before, behind)) || around(before, behind)
}

/** Whether an order to leave something out says of what: `수소 소식 중 자동차는 빼줘` ends no subscription. */
export function leavesPartOut(item: string): boolean {
  const [whole] = wholeAndPart(leavingVerb(item.split(/\s+/u))?.before ?? '') ?? []
  return whole !== undefined && isThing(whole.split(' ')[0] as string)
}

/** The phrase that an item leaves out, where it does nothing else: `교통 안전은 제외`. */
export function phraseLeftOut(item: string): string | undefined {
  const leaving = leavingVerb(item.split(' '))
  return leaving && isNothing(leaving.behind) ? bare(leaving.before) : undefined
}

/** Where a verb leaves out what is before it: the verb, and what stands on both sides. */
function leavingVerb(words: string[]): { before: string; verb: string; behind: string } | undefined {
  for (let at = 1; at < words.length; at += 1) {
    const count = leavingWords(words, at)
    if (count > 0)
      return {
        before: words.slice(0, at).join(' '),
        verb: words[at] as string,
        behind: words.slice(at + count).join(' '),
      }
  }
  return undefined
}

/** How many words the verb that leaves out has here; 0 where there is none. */
function leavingWords(words: string[], at: number): number {
  const word = words[at] as string
  const next = words[at + 1] ?? ''
  // `놓치지 말고`: an order, and nothing to leave out.
  if (LEAVING.has(word)) return /지$/u.test(words[at - 1] as string) && verbForm(words[at - 1] as string) ? 0 : 1
  if (word === '아닌') return NOT_BEING_ONE.test(next) ? 2 : 0
  if (word === '없이') return next === '' || WITHOUT_AT_END.test(next) ? 1 : 0
  if (INTEREST.test(word) && NO_INTEREST.test(next)) return 2
  if (/^(?:관심|필요)없/u.test(word) && NO_INTEREST.test(word)) return 1
  const form = verbForm(word)
  // `안 봐도 돼요`, `싫어요`.
  if (word === '안' && next !== '' && verbForm(next)?.noun === '' && verbForm(next)?.kind !== 'modifier') return 2
  return form &&
    (LEAVING_NOUNS.has(form.noun) ||
      (form.noun === '' && (/^[빼뺄]/u.test(word) || (/^싫/u.test(word) && !verbForm(words[at - 1] as string)))))
    ? 1
    : 0
}

/** `전기차 보조금 말고 충전소` compares two things of one: 전기차 충전소, without 보조금. */
function insteadOf(before: string, behind: string): Excluded | undefined {
  const [whole = '', ...parts] = before.split(' ')
  const part = parts.join(' ')
  if (parts.length !== 1 || /\s/u.test(behind) || isNothing(behind) || !isThing(whole) || isListed(before))
    return undefined
  const shared = [`${whole} ${behind} ${minus(part)}`]
  const apart = [`${behind} ${minus(before)}`]
  return { readings: standTogether(whole, behind) || !isListed(behind) ? [shared] : [shared, apart], only: [] }
}

function wholeAndPart(text: string): [whole: string, part: string] | undefined {
  const [, whole, part] = text.match(WHOLE) ?? text.match(WHOLE_BY_ENDING) ?? []
  if (whole !== undefined && part !== undefined) return [whole, part]
  const words = text.split(' ')
  const at = words.findIndex((word, index) => index < words.length - 1 && verbForm(word)?.kind === 'cause')
  if (at < 0) return undefined
  const said = [...words.slice(0, at), verbForm(words[at] as string)?.noun ?? ''].join(' ').trim()
  return said === '' ? undefined : [said, words.slice(at + 1).join(' ')]
}

/** `before` holds what is left out, `behind` what is asked for or nothing. */
function around(before: string, behind: string): Excluded {
  const within = wholeAndPart(before)
  if (within) {
    const [whole, part] = within
    const base = [withoutParticle(whole).word, isNothing(behind) ? '' : behind].join(' ').trim()
    return { readings: [[`${base} ${minus(part)}`]], only: [] }
  }
  if (!isNothing(behind)) return { readings: [[beside(behind, before)]], only: [] }
  const words = before.split(' ')
  const from = beginningOfLastUnit(words)
  if (from === 0) return onlyWithout(before)
  const base = words.slice(0, from).join(' ')
  return { readings: [[beside(base, words.slice(from).join(' '))]], only: [] }
}

/** Of two ministries, asking for the one leaves the other out. */
function beside(base: string, left: string): string {
  const isMinistry = (text: string) => text.split(' ').every((word) => ministryNamed(word) !== undefined)
  const named = base.split(' ').some((word) => ministryNamed(word) !== undefined)
  return named && isMinistry(left) ? base : `${base} ${minus(left)}`
}

function onlyWithout(text: string): Excluded {
  return { readings: [], only: partsOf(text) }
}

/** `-자동차` by itself leaves something out of nothing; of `-자동차 수소`, what stands behind it. */
function withoutBase(signed: string): Excluded {
  const words = signed.split(' ')
  const isSigned = /^-[\p{L}\p{N}\p{Co}]/u.test(signed)
  if (!isSigned || words.some((word) => /^(?:\+|부처:|제목:)/u.test(word))) return { readings: [[signed]], only: [] }
  const [first = '', second, ...others] = words
  const goOn = second !== undefined && !second.startsWith('-') && isThing(second)
  if (goOn && !standTogether(first.slice(1), second))
    return { readings: [[[second, ...others, first].join(' ')]], only: [] }
  return { readings: [], only: signed.split(/(?:^|\s)-/u).filter((part) => part !== '') }
}

function withSigns(item: string): string {
  return item
    .replace(NOTHING_LEFT_OUT, ' ')
    .replace(CROSSED_OUT, (whole, word: string, at: number) => (at > 0 || isKnown(word) ? `${word} 제외` : whole))
    .replace(CONNECTIVE, '')
    .replace(THERE_AND_NOT, '$1 -$2')
    .replace(ENGLISH, ' -')
    .replace(NO, ' -')
    .replace(EXCLAMATION, '-')
    .replace(IN_BRACKETS, (_, left: string) => (SUBJECT_ONLY.test(left.trim()) ? `(${left} 제외)` : ` ${minus(left)} `))
    .replace(/\s+/gu, ' ')
    .trim()
}

function minus(text: string): string {
  return partsOf(text)
    .map((part) => {
      // Whoever leaves out a ministry means what it publishes, not releases that mention it.
      const ministry = ministryNamed(part)
      return ministry ? `-부처:${ministry}` : `-${part}`
    })
    .join(' ')
}

function partsOf(text: string): string[] {
  return text
    .split(/\s*[,、/|;·]\s*|\s+등\s+/u)
    .flatMap((part) => joinedParts(part.trim()))
    .flatMap((part) => atChoice(part.split(' ')))
    .map((part) => part.replace(CONNECTIVE_BEFORE, '').replace(TALK_OF, ''))
    .map((part) =>
      part.replace(/(?<=[\p{L}\p{N}\p{Co}])\s?(?:은|는|을|를)$/u, (ending, at: number) => keeps(part, at, ending)),
    )
    .filter((part) => part !== '')
}

/** `행사나 세미나`: each of the two. */
function atChoice(words: string[]): string[] {
  const at = words.findIndex((word, index) => index < words.length - 1 && chosen(word) !== undefined)
  if (at < 0) return [words.join(' ')]
  return [[...words.slice(0, at), chosen(words[at] as string)].join(' '), ...atChoice(words.slice(at + 1))]
}

/** The noun that 나 or 이나 joins to the next as a choice. */
function chosen(word: string): string | undefined {
  const [, noun = ''] = word.match(/^(.{2,}?)이?나$/u) ?? []
  return noun !== '' && isKnown(noun) && !isKnown(word) ? noun : undefined
}

/** The ending of a word that is no word without it: `가을`, `마을`. */
function keeps(part: string, at: number, ending: string): string {
  const word = part.split(' ').at(-1) as string
  return withoutParticle(word, { eager: true }).word === word && at === part.length - ending.length ? ending : ''
}

/** Where the last thing named begins: words that stand together are one. */
function beginningOfLastUnit(words: string[]): number {
  const last = words.length - 1
  let from = last
  while (
    from > 0 &&
    (isListed(words.slice(from - 1).join(' ')) ||
      standTogether(words[from - 1] as string, bare(words[from] as string)) ||
      chosen(words[from - 1] as string) !== undefined ||
      joinedParts(words.slice(from - 1).join(' ')).length > joinedParts(words.slice(from).join(' ')).length)
  )
    from -= 1
  // `수소 자동차 제외`: words that often stand together, of which the last alone is left out.
  if (from === 0) return words.every((word) => isThing(bare(word))) ? last : from
  // `지역 축제 제외`: what stands before it is no subject by itself.
  return words.slice(0, from).every((word) => isEveryday(word) || isWidespread(word)) ? 0 : from
}

function bare(text: string): string {
  const words = text.split(' ')
  return [...words.slice(0, -1), withoutParticle(words.at(-1) as string).word].join(' ')
}

/** Whether a text only asks: `알려줘`, `다`, `나머지는 전부`. */
function isNothing(text: string): boolean {
  return text
    .split(' ')
    .every(
      (word) =>
        word === '' ||
        isRequest(word) ||
        isHonorificBit(word) ||
        REST_OF_ALL.has(word) ||
        sideWordOf(word) === 'anywhere',
    )
}

function isThing(text: string): boolean {
  return text.split(' ').every((word) => isTopic(word) || isListed(word) || ministryNamed(word) !== undefined)
}
