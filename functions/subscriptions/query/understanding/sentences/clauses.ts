import { isKnown } from '../../known-words.ts'
import { sideWordOf } from './side-words.ts'
import { type VerbForm, verbForm } from './verb-forms.ts'

/*
Sentences that say who asks before they say what for: `저희 팀이 배터리 재활용 사업을 하는데 관련 규제가 나오면 알려주세요`. What is asked for
stands behind the clause; where nothing but `관련 규제` does, the clause itself names the subject, without the words for a trade or a team.
*/

const TRADES = wordSet(
  '사업 업무 일 업체 회사 공장 기업 담당 담당자 담당자인 팀 부서 중 쪽 업 제조사 제조업체 사업장 조직 기관 준비 중인 직원 실무자',
)
const TEAMS =
  '인사 법무 안전 환경 총무 재무 구매 기획 홍보 품질 생산 영업 준법 준법감시 컴플라이언스 노무 경영지원 경영기획 감사 전략 전략기획 회계 세무 물류 대관 정책 연구 개발 안전보건 안전환경 환경안전 지속가능경영 ESG IR HR SHE EHS CSR'
const TEAM = new RegExp(
  `^(?:${TEAMS.replaceAll(' ', '|')})(?:팀|부서|실|본부|파트|그룹|담당|담당자|관리자|책임자)(?:에서|에서는|에서도|이|은|는|의|인데|인데요|입니다|이에요|에|도|용|으로서|원|원입니다|장|장입니다)?[.,]?$`,
  'iu',
)

/** Where a sentence says first who asks: that clause, and what follows it. Undefined for words without a clause. */
export function clausesOf(words: string[]): { clause: string[]; rest: string[] } | undefined {
  for (let at = words.length - 2; at >= 0; at -= 1) {
    const word = words[at] as string
    if (sideWordOf(word) === 'anywhere') continue
    const form = verbForm(word)
    if (form?.kind !== 'cause' && form?.kind !== 'final') continue
    return { clause: [...words.slice(0, at), ...nounOf(word, form)], rest: words.slice(at + 1) }
  }
  return undefined
}

/** What somebody does (`수출하는데`) or is; what happens (`확대된다던데`) is no subject. */
function nounOf(word: string, { noun, isCopula }: VerbForm): string[] {
  return isKnown(noun) && (isCopula || word.startsWith(`${noun}하`)) ? [noun] : []
}

/** A clause without the words for a trade: `배터리 재활용 사업을` is about 배터리 재활용. */
export function withoutTrade(clause: string[]): string[] {
  const words = [...clause]
  while (words.length > 1 && (isTrade(words.at(-1) as string) || isTeam(words.at(-1) as string))) words.pop()
  const form = words.length > 1 ? verbForm(words.at(-1) as string) : undefined
  return form?.kind === 'modifier' && isKnown(form.noun) ? [...words.slice(0, -1), form.noun] : words
}

export function isTrade(word: string): boolean {
  return TRADES.has(word) || TRADES.has(word.replace(/(?:을|를|이|가|은|는|로|으로)$/u, ''))
}

/** `요구하는`, `취급하는`: what a clause before a noun says of it. Left out where the noun behind it is a subject of its own. */
export function isClauseBeforeNoun(word: string): boolean {
  const form = verbForm(word)
  return form?.kind === 'modifier' && /[는던]$/u.test(word) && !isDenial(word)
}

/** `사고 없는 현장`, `안전하지 않은 제품`: without the word it would be about the opposite. */
export function isDenial(word: string): boolean {
  return /(?:없|않|못하)[는던은을]$|^아닌$|못[한할]$/u.test(word)
}

/** `법무팀에서`: who asks. */
export function isTeam(word: string): boolean {
  return TEAM.test(word)
}

function wordSet(words: string): Set<string> {
  return new Set(words.split(' '))
}
