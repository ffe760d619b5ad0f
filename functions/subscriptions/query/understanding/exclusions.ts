import { isListed, isTopic, standTogether } from '../known-words.ts'
import { joinedParts } from './joined-words.ts'
import { ministryNamed } from './named-ministry.ts'
import { withoutParticle } from './particles.ts'
import { isHonorificBit, isRequest, sideWordOf } from './side-words.ts'

/*
Words that leave something out, as the signs of the query language: `자동차를 제외한 수소`, `수소에서 자동차는 빼고`, `수소 without 자동차`,
`수소 !자동차` → `수소 -자동차`. They are left alone where the word is part of a subject: `적용 제외`, `제외 업종`, `동의 없이 수집`.
*/

/** An item in signs. */
export interface Excluded {
  /** Each a list of items; several where only who typed it knows. */
  readings: string[][]
  /** Words to leave out, with nothing to leave them out of. */
  only: string[]
}

const SUBJECT_BEFORE =
  '(?:적용|면제|비과세|과세|산입|공제|지정|신고|허가|의무|부과|가입|대상|지급|보상|포함|특례|인정|징수|선정|추천|평가|입찰|계약)'
const SUBJECT_BEHIND =
  '(?:국|국가|대상|대상자|업종|사유|기준|조항|규정|품목|요건|사업장|기업|기관|범위|항목|신청|지역|제도|물질|시설|직종|근로자|조건|요청|자|금액|의견|결정|처분|논란)'
const IS_SUBJECT = new RegExp(
  `(?:^|\\s)${SUBJECT_BEFORE}에?서?\\s?제외(?=$|\\s(?!하|한|해))|제외\\s?${SUBJECT_BEHIND}(?=$|[\\s은는이가을를의])`,
  'u',
)
/** A verb that leaves out what stands before it. */
const VERB =
  /\s+(?:(?:제외(?=\s|$)|(?:제외|배제)(?:하고|하고는|하며|하여|한|해서|해줘|해주세요|해|하면|할게요|합니다|시켜줘|시켜주세요|시키고|시킨|시켜|하되|바랍니다|부탁드립니다))|빼고|빼고는|빼줘|빼줘요|빼주세요|빼|빼서|빼면|뺀|말고|말고는)(?=\s|$)/u
const WITHOUT_AT_END = /\s+없이(?=$|\s+(?:보내|알려|받|부탁|구독))/u
const NOT_BEING_ONE = /\s+아닌\s*(?:것|거|건|것들|것만|거만|걸로)(?:을|를|은|는|만|들만)?(?=\s|$)/u
/** May leave out or describe. */
const NOT_BEING = /^(\S+?)(?:이|가|은|는)?\s+아닌\s+(.+)$/u
const BESIDES = /^(.+?)\s*(?:이외의|이외에도|이외에|이외|외의|외에도|외에|\s외)\s+(.+)$/u
const ENGLISH = /\s+(?:without|except(?:\s+for)?|excluding|excl\.?|but\s+not|minus|not)\s+(?=\S)/giu
const NO = /\s+no\s+(?=[가-힣\ue000-\uf8ff])/giu
const EXCLAMATION = /(?<=^|\s)!\s?(?=[\p{L}\p{N}\ue000-\uf8ff])/gu
/** What stands before this is the whole, and what follows the part that is left out of it. */
const WHOLE = /^(.+)\s+(?:중에서는?|중에는?|중|가운데|관련인데|관련해서)\s+(.+)$/u
/** `환경부에서 나온 수소`: who told it, and no whole. */
const WHOLE_BY_ENDING =
  /^(.+?)(?:에서는?(?!\s+(?:나온|나오는|낸|내는|발표|배포|보도|올린|공개))|인데|는데|이지만|지만|이되|되)\s+(.+)$/u
const REST_OF_ALL =
  /^(?:다|전부|모두|모든|전체|나머지|나머지는|나머지만|다른|것|거|건|것만|그|외|기타|싹|소식|뉴스|필요|필요(?:는|가)?|없(?:음|어요|습니다|어|다)|(?:필요|상관)\s?없(?:음|어요|습니다|어|다)|괜찮(?:음|아요|습니다))$/u

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
  const described = signed.match(NOT_BEING)
  if (described && !NOT_BEING_ONE.test(signed))
    return { readings: [[`${described[2]} ${minus(described[1] as string)}`], [signed]], only: [] }
  const verb = signed.match(VERB) ?? signed.match(NOT_BEING_ONE) ?? signed.match(WITHOUT_AT_END)
  if (!verb) return withoutBase(signed)
  return around(signed.slice(0, verb.index).trim(), signed.slice((verb.index ?? 0) + verb[0].length).trim())
}

/** Whether an order to leave something out says of what: `수소 소식 중 자동차는 빼줘` ends no subscription. */
export function leavesPartOut(item: string): boolean {
  const verb = item.match(VERB)
  const [whole] = wholeAndPart(verb ? item.slice(0, verb.index) : '') ?? []
  return whole !== undefined && isThing(whole.split(' ')[0] as string)
}

function wholeAndPart(text: string): [whole: string, part: string] | undefined {
  const [, whole, part] = text.match(WHOLE) ?? text.match(WHOLE_BY_ENDING) ?? []
  return whole !== undefined && part !== undefined ? [whole, part] : undefined
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

/** `-자동차` by itself leaves something out of nothing. */
function withoutBase(signed: string): Excluded {
  const words = signed.split(' ')
  return /^-[\p{L}\p{N}\ue000-\uf8ff]/u.test(signed) &&
    words.every((word) => !/^[+]/.test(word)) &&
    isUnsignedFree(words)
    ? { readings: [], only: signed.split(/(?:^|\s)-/u).filter((part) => part !== '') }
    : { readings: [[signed]], only: [] }
}

/** Whether no word stands before the first sign and no ministry among the words. */
function isUnsignedFree(words: string[]): boolean {
  return words.every((word) => !/^(?:부처|제목):/u.test(word))
}

function withSigns(item: string): string {
  return item
    .replace(ENGLISH, ' -')
    .replace(NO, ' -')
    .replace(EXCLAMATION, '-')
    .replace(
      /[([{]([^()[\]{}]*?)\s*(?:은|는|을|를)?\s*(?:제외|빼고|말고|없이|빼기|미포함)[)\]}]/gu,
      (_, left: string) => (SUBJECT_ONLY.test(left.trim()) ? `(${left} 제외)` : ` ${minus(left)} `),
    )
    .replace(/\s+/gu, ' ')
    .trim()
}
const SUBJECT_ONLY = new RegExp(`^${SUBJECT_BEFORE}$`, 'u')

function minus(text: string): string {
  return partsOf(text)
    .map((part) => `-${part}`)
    .join(' ')
}

function partsOf(text: string): string[] {
  return text
    .split(/\s*[,、/|;·]\s*/u)
    .flatMap((part) => joinedParts(part.trim()))
    .map((part) =>
      part.replace(/(?<=[가-힣A-Za-z0-9\ue000-\uf8ff]{1})\s?(?:은|는|을|를)$/u, (ending, at: number) =>
        keeps(part, at, ending),
      ),
    )
    .filter((part) => part !== '')
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
      joinedParts(words.slice(from - 1).join(' ')).length > joinedParts(words.slice(from).join(' ')).length)
  )
    from -= 1
  if (from > 0 || joinedParts(words.join(' ')).length > 1) return from
  // `수소 자동차 제외`: words that often stand together, of which the last alone is left out.
  return words.every((word) => isThing(bare(word))) ? last : from
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
        REST_OF_ALL.test(word) ||
        sideWordOf(word) === 'anywhere',
    )
}

function isThing(text: string): boolean {
  return text.split(' ').every((word) => isTopic(word) || isListed(word) || ministryNamed(word) !== undefined)
}
