import { isEveryday, isKnown, isListed, isTopic, SET_ASIDE, standTogether } from '../known-words.ts'
import { ministryNamed } from '../named-ministry.ts'
import { isWidespread } from '../widespread-words.ts'
import { withoutParticle } from './particles.ts'
import { clausesOf, isClauseBeforeNoun, isDenial, isTeam, isTrade, withoutTrade } from './sentences/clauses.ts'
import {
  isEnglishEdge,
  isHeading,
  isHonorificBit,
  isRequest,
  isTime,
  sideWordOf,
  withoutAttached,
} from './sentences/side-words.ts'
import { isPartOfSubject } from './sentences/subject-fillers.ts'
import { verbForm } from './sentences/verb-forms.ts'

/** What words without signs or quotes ask for. */
export interface RepairedWords {
  /** What is to be looked for; none when the words say nothing but whose releases, or nothing at all. */
  words: string[]
  ministries: string[]
}

// `노동조합 및 노동관계조정법`, `…에 관한 법률`: the name of a law holds particles and 및 of its own.
const LAW = /(?:법|법률|특별법|시행령|시행규칙|규칙|협약|협정|의정서|규정)$/
const INSIDE_LAW = /(?:^|\s)(?:및|관한)(?:\s|$)|의\s/
// `폐기물관리법 및 자원재활용법`: two names, each whole.
const TWO_LAWS = /[가-힣](?:법|법률|협약|협정)\s(?:및|그리고)\s/u

/** Papers whose names are made of words that are read as something else here. */
const PAPERS = new Set(['매일노동뉴스', '매일경제', '매일신문'])

/** Whether words are one name that must stay as it is typed. */
export function isOneName(words: string[]): boolean {
  const text = words.join(' ')
  if (words.length > 1 && (isListed(text) || PAPERS.has(words.join('')))) return true
  if (TWO_LAWS.test(text)) return false
  return words.length > 1 && LAW.test(text) && INSIDE_LAW.test(text) && !isListed(words.at(-1) ?? '')
}

/** Leaves out of typed words what is no part of what they ask for. */
export function repairWords(typed: string[]): RepairedWords {
  if (isOneName(typed)) return { words: typed, ministries: [] }
  const last = verbForm(typed.at(-1) ?? '')
  if (last?.isCopula && isTrade(last.noun) && typed.length > 1)
    return repairClause(withoutTrade(typed.slice(0, -1)), true)
  const clauses = clausesOf(typed)
  if (clauses) {
    const asked = repairClause(clauses.rest, true)
    const isNamed =
      asked.ministries.length > 0 || (asked.words.length > 0 && asked.words.some((word) => !isNoSubject(word)))
    if (isNamed) return asked
    const named = repairClause(withoutWho(withoutTrade(clauses.clause)), true)
    if (named.words.length > 0 || named.ministries.length > 0) return named
  }
  return repairClause(typed, false)
}

const MEASURES = new Set(
  '대책 대응책 지원책 조치 후속조치 가이드라인 지원사업 대응방안 기준안 개편안 가이드 가이드북 안내서 설명회 관련법'.split(
    ' ',
  ),
)

/** `관련 법이`, `규제`: not what a sentence is about that names something else. */
function isNoSubject(word: string): boolean {
  return /^[가-힣](?:이|은|을|가|도)?$/.test(word) || isEveryday(word) || isWidespread(word) || MEASURES.has(word)
}

function repairClause(typed: string[], isSaid: boolean): RepairedWords {
  const apart = typed.map((word) => withoutAttached(word, isNameOfThing))
  const isSentence = isSaid || typed.some((word) => isRequest(word) || isSaying(word) || /[?？]$/.test(word))
  const { words, ministries } = takeMinistries(subjectsAmong(withoutVerbs(apart, isSaid), isSentence))
  const said = ministries.length > 0 ? words.filter((word) => !OF_MINISTRY.test(word)) : words
  const bare = withoutEdges(withoutParticles(withoutSideWords(said, isSentence), isSentence), isSentence)
  // `환경부 산하 기관`: whoever names a ministry asks for what it publishes.
  if (ministries.length > 0 && bare.every((word) => BESIDE_MINISTRY.test(word))) return { words: [], ministries }
  // `안내 부탁`, `new`: nothing was asked for that is a subject.
  return { words: isHeading(bare) ? [] : bare, ministries }
}

/** `고객사가 분쟁광물 보고를 요구해서`: without who does it, where something else is named. */
function withoutWho(words: string[]): string[] {
  const [first = '', ...others] = words
  return /..[이가]$/.test(first) && !isKnown(first) && namesSubject(others) ? others : words
}

/** Ends what is said of where, when and how; what follows is something else. */
const ADVERBIAL = new Set('에 에서 에서는 에도 에는 으로 로 까지 부터 에게'.split(' '))

/**
 * The words of a sentence whose verbs are gaps: where some of the groups between gaps name a known subject, the others (`다음 달부터`, `팀에`)
 * only say when or how.
 */
function subjectsAmong(words: (string | undefined)[], isSentence: boolean): string[] {
  const groups: string[][] = [[]]
  for (const [index, word] of words.entries()) {
    if (word === undefined) groups.push([])
    else {
      groups.at(-1)?.push(word)
      if (ADVERBIAL.has(withoutParticle(word).particle) && !sideWordOf(words[index + 1] ?? '')) groups.push([])
    }
  }
  if (!isSentence) return groups.flat()
  const naming = groups.filter((group) => namesSubject(group))
  return (naming.length > 0 ? naming : groups.filter((group) => group.some((word) => word.length > 1))).flat()
}

/** Whether one of the words, or two together, are a subject of their own or whose releases are meant. */
function namesSubject(words: string[]): boolean {
  const bare = words.map((word) => withoutParticle(stripMarks(word)).word)
  return bare.some((word, index) => {
    if (SET_ASIDE.test(word) || isTopic(word) || ministryNamed(word) !== undefined) return true
    const next = bare[index + 1]
    return next !== undefined && (isTopic(`${word} ${next}`) || standTogether(word, next))
  })
}

/** `고용노동부 장관이`, `환경부와 공동으로`. */
const OF_MINISTRY =
  /^(?:(?:장관|차관|위원장|청장|처장|대변인)(?:이|은|께서)|공동|공동으로|합동|합동으로|입장|반응|견해)$/
const BESIDE_MINISTRY =
  /^(?:장관|차관|위원장|청장|처장|대변인|산하|소속|산하기관|소속기관|기관|부처|측|쪽|것|거|꺼|만|공식|홈페이지|누리집|사이트|정책|발|공동|합동|입장|반응|견해)$/

/** Listed, or Latin letters, with which no Korean word grows together. */
function isNameOfThing(word: string): boolean {
  return isListed(word) || /^[A-Z][A-Za-z0-9&-]+$/.test(word)
}

function takeMinistries(words: string[]): RepairedWords {
  const named = words.map((word) => (isKnownPhraseAround(words, word) ? undefined : ministryNamed(stripMarks(word))))
  return {
    words: words.filter((_, index) => named[index] === undefined),
    ministries: [...new Set(named.filter((name) => name !== undefined))],
  }
}

function isKnownPhraseAround(words: string[], word: string): boolean {
  const at = words.indexOf(word)
  return [words.slice(at, at + 2), words.slice(Math.max(0, at - 1), at + 1)].some(
    (pair) => pair.length === 2 && pair.every((one) => /[\p{L}\p{N}]/u.test(one)) && isListed(pair.join(' ')),
  )
}

const SPEAKER = /^(?:팀|회사|부서|본부|그룹|기업|사업장|공장|조직)(?:은|는|이|가|도|에서|에서는|에|의|으로|로)?$/
/** `대표님이 알아보라고 하셔서`: who wants to know it. */
const PERSON = /.님(?:이|은|께서|께|도|들이)?$/u
const OURS = /^(?:저희|우리|저희의|우리의|당사|본사)$/

// `탄소중립 등록 부탁`, `공유 좀`: what is to be done with it.
const TO_BE_DONE = /^(?:등록|추가|공유|전달|설정|안내|체크|확인|업데이트|신청|연락|통보|회신)$/
const ORDERED = /^(?:키워드|검색어|주제어|알림|알람|구독)(?:을|를|로|으로|에)?$/
const DO = /^(?:좀|부탁|요청|해|바람|바랍|주세|주십|줘|드려|드리)/

/** `산업재해 키워드 등록`, `알림 설정 산업재해`: an order without a verb. `알림 설정 의무` is a subject. */
function isOrderedOf(words: string[], index: number): boolean {
  if (!ORDERED.test(words[index - 1] as string)) return false
  return index === words.length - 1 || (index === 1 && words.slice(2).some(isTopic))
}

/** Whether a word names whoever speaks: `팀은` behind `저희`. */
function isSpeaker(words: string[], index: number, isSaid: boolean): boolean {
  const word = words[index] as string
  return (isSaid && PERSON.test(word)) || (SPEAKER.test(word) && OURS.test(words[index - 1] ?? ''))
}

/** `소식만요`, `대상이라서요`: the end of a sentence, though it is a noun. */
function isSaying(word: string): boolean {
  const form = verbForm(word)
  return form?.isCopula === true || form?.kind === 'cause'
}

/** Without verbs, for each of which there is a gap, and what goes with them; of `개정되면` the noun stays where it belongs to what is before it. */
function withoutVerbs(words: string[], isClause: boolean): (string | undefined)[] {
  const forms = words.map((word) => (SET_ASIDE.test(word) ? undefined : verbForm(word)))
  const isSaid = isClause || forms.some((form) => form !== undefined && form.kind !== 'modifier')
  // `국세청에서 안내하는 가업승계`: what a ministry does with it.
  const isTold = isSaid || words.some((word) => ministryNamed(stripMarks(word)) !== undefined)
  return words.flatMap((word, index) => {
    if (index > 0 && TO_BE_DONE.test(word) && (DO.test(words[index + 1] ?? '') || isOrderedOf(words, index))) return []
    const form = forms[index]
    if (form && isDenial(words[index + 1] ?? '')) return [word]
    if (isSaid && isHonorificBit(word)) return []
    if (SET_ASIDE.test(word) || (isKnown(word) && !form)) return [word]
    if (isRequest(word) || isSpeaker(words, index, isSaid)) return [undefined]
    if (!form) return [word]
    // `안전한 일터`: beside no other verb it describes a subject.
    if (form.kind === 'modifier') return !isDenial(word) && (isTold || /되는$/u.test(word)) ? [undefined] : [word]
    const before = words[index - 1]
    const isNamed =
      form.noun.length > 1 && (isTopic(form.noun) || (before !== undefined && isListed(`${before} ${form.noun}`)))
    return isNamed ? [form.noun] : [undefined]
  })
}

/** Without `관련`, `소식` and their like where they are no part of a subject; the particle before one (`탄소중립에 대한`) goes with it. */
function withoutSideWords(words: string[], isSentence: boolean): string[] {
  const isAside = (at: number): boolean =>
    !SET_ASIDE.test(words[at] as string) && sideWordOf(words[at] as string) !== undefined
  const isSide = words.map(
    (word, index) =>
      (!SET_ASIDE.test(word) &&
        sideWordOf(word) === 'anywhere' &&
        !isPartOfSubject(words, index, isAside, isSentence)) ||
      (sideWordOf(word) === 'at the end' && isBeforeOfWhole(words, index, isAside)),
  )
  const left = words.flatMap((word, index) => {
    if (isSide[index] || (index > 1 && isSide[index - 1] && LAW_ALONE.test(word))) return []
    return isSide[index + 1] ? [withoutParticle(word, { joins: true, eager: /에$/.test(word) }).word] : [word]
  })
  const withoutTeams = left.filter((word) => !isTeam(word))
  const said = withoutTeams.some((word) => !sideWordOf(word)) ? withoutTeams : left
  // `찾아가는 산업안전 서비스`: a name may begin so.
  const withoutClauses = said.filter((word, index) => (index === 0 && !isSentence) || !isClauseBeforeNoun(word))
  return withoutClauses.some((word) => isTopic(withoutParticle(word).word)) ? withoutClauses : said
}

/** `퇴직금 관련 법 개정되면`: 법 by itself stands in every release. */
const LAW_ALONE = /^법(?:이|은|을|도|령이|령)?$/u

const MIN_LETTERS_BEFORE_PARTICLE = 3

/** `발표한 내용 중 배출권`. */
const OF_A_WHOLE = /^(?:중|중에|중에서|가운데|가운데서)$/u

/** `정책 뉴스 중에 공급망만`. */
function isBeforeOfWhole(words: string[], index: number, isAside: (at: number) => boolean): boolean {
  const at = words.findIndex((word, other) => other > index && OF_A_WHOLE.test(word))
  return at > 0 && words.slice(index + 1, at).every((_, between) => isAside(index + 1 + between))
}

function withoutParticles(words: string[], isSentence: boolean): string[] {
  return words.map((word, index) => {
    if (SET_ASIDE.test(word) || verbForm(word)?.kind === 'modifier') return word
    const plain = stripMarks(word)
    const next = words[index + 1]
    // 환경의 날, 삶의 질: what 의 joins to one letter is one name.
    if (next !== undefined && /의$/.test(plain) && /^(?:날|질|달|해|힘|알)$/.test(stripMarks(next))) return plain
    // Somebody who speaks in sentences puts a particle behind words nobody knows: 공급망 실사법이 도입되면.
    const eager = isSentence && plain.length > MIN_LETTERS_BEFORE_PARTICLE
    return withoutParticle(plain, { joins: index < words.length - 1, eager }).word
  })
}

/** Without what only counts as a side word at the end, as long as something is left that is not half of all releases. */
function withoutEdges(words: string[], isSentence: boolean): string[] {
  let rest = words
  while (rest.length > 0 && !isOneName(rest)) {
    const last = rest.at(-1) as string
    const kind = SET_ASIDE.test(last) ? undefined : sideWordOf(last)
    const before = rest.slice(0, -1)
    const isNamePart = kind !== undefined && isPartOfSubject(rest, rest.length - 1, () => false, isSentence)
    if (isNamePart) break
    const isLoose = kind === 'at the end' || (kind === 'in a sentence' && isSentence)
    if (!isLoose && !(isEnglishEdge(last) && isLatin(rest))) break
    if (before.length > 0 && isLoose && !isSubject(before)) break
    rest = before
  }
  while (rest.length > 1 && isLatin(rest.slice(0, 1)) && isEnglishEdge(rest[0] as string)) rest = rest.slice(1)
  while (isSentence && rest.length > 1 && isTime(rest[0] as string) && isSubject(rest.slice(1))) rest = rest.slice(1)
  return rest[0] === '정부' && rest.length > 1 && isTopic(rest.slice(1).join(' ')) ? rest.slice(1) : rest
}

/** Whether words are more than one that half of all releases hold. */
function isSubject(words: string[]): boolean {
  return words.length > 1 || isListed(words[0] as string) || !isWidespread(words[0] as string)
}

/** English around what is asked for, as in `latest news about ESG`. */
function isLatin(words: string[]): boolean {
  return words.some((word) => /^[A-Za-z]/.test(word))
}

function stripMarks(word: string): string {
  return word.replace(/^[#@'’‘`~!?.,:]+|['’‘`~!?.,:…]*[ㄱ-ㆎᄀ-ᇿ^~!?.,:…]*$/gu, '')
}
