import { isKnown } from '../known-words.ts'
import { sideWordOf } from './side-words.ts'

/*
Sentences that say who asks before they say what for: `저희 팀이 배터리 재활용 사업을 하는데 관련 규제가 나오면 알려주세요`. What is asked for
stands behind the clause; where nothing but `관련 규제` does, the clause itself names the subject, without the words for a trade or a team.
*/

// A clause ends so. Words that are known as they are (순서, 보고서) end in the same letters.
const CLAUSE_END =
  /^(.{1,}?)(?:을|를)?(?:하는데요?|하고 ?있는데요?|는데요?|은데요?|인데요?|한데요?|되는데|라서|이라서|이라|니까|이니까|해서|하다 ?보니|거든요?|니다|이에요|예요|이며|하며|때문에|때문인데)[.,!~]*$/u
const CLAUSE_WORD =
  /^(?:하는데|하는데요|있는데|있어서|있으니|있습니다|하고있는데|합니다|해서|때문에|위해|위해서|있는데요|맡아서|입니다)[.,!~]*$/u
const TRADE =
  /^(?:사업|업무|일|업체|회사|공장|기업|담당|담당자|담당자인|팀|부서|중|쪽|일을|업|제조사|제조업체|사업장|조직|기관|준비)(?:을|를|이|가|은|는|로|으로)?$/u
const TEAM =
  /^(?:인사|법무|안전|환경|총무|재무|구매|기획|홍보|품질|생산|영업|준법|준법감시|컴플라이언스|노무|경영지원|경영기획|감사|전략|전략기획|회계|세무|물류|대관|정책|연구|개발|안전보건|안전환경|환경안전|지속가능경영|ESG|esg|IR|HR|SHE|EHS|CSR)(?:팀|부서|실|본부|파트|그룹|담당|담당자)(?:에서|에서는|에서도|이|은|는|의|인데|인데요|입니다|이에요|에|도|용|으로서|원|원입니다|장|장입니다)?[.,]?$/u
/** `노조에서 요구하는`: what a clause before a noun says of it. */
const CLAUSE_BEFORE_NOUN = /^[가-힣]{1,}(?:하는|되는|시키는|만드는|나가는|들어오는|쓰는|원하는|파는|다루는|취급하는)$/u
const ADNOMINAL = /^(.{2,})(?:하는|되는|한|된|할)$/u

/** Where a sentence says first who asks: that clause, and what follows it. Undefined for words without a clause. */
export function clausesOf(words: string[]): { clause: string[]; rest: string[] } | undefined {
  for (let at = words.length - 2; at >= 0; at -= 1) {
    const word = words[at] as string
    if (isKnown(word.replace(/[.,!~]+$/u, '')) || sideWordOf(word) === 'anywhere') continue
    const [, stem] = CLAUSE_WORD.test(word) ? ['', ''] : (word.match(CLAUSE_END) ?? [])
    if (stem === undefined) continue
    return { clause: [...words.slice(0, at), ...(isKnown(stem) ? [stem] : [])], rest: words.slice(at + 1) }
  }
  return undefined
}

/** A clause without the words for a trade: `배터리 재활용 사업을` is about 배터리 재활용. */
export function withoutTrade(clause: string[]): string[] {
  const words = [...clause]
  while (words.length > 1 && (TRADE.test(words.at(-1) as string) || isTeam(words.at(-1) as string))) words.pop()
  const [, noun] = words.length > 1 ? ((words.at(-1) as string).match(ADNOMINAL) ?? []) : []
  return noun && isKnown(noun) ? [...words.slice(0, -1), noun] : words
}

/** `요구하는`, `취급하는`: left out where the noun behind it is a subject of its own. */
export function isClauseBeforeNoun(word: string): boolean {
  return CLAUSE_BEFORE_NOUN.test(word) && !isKnown(word)
}

/** `법무팀에서`: who asks. */
export function isTeam(word: string): boolean {
  return TEAM.test(word)
}
