import { partsOfText } from '../../../functions/subscriptions/matching/aboutness.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'
import { cleanText } from '../../../functions/text/clean-text.ts'

/*
Does an institution's name alone bring a release, and does a word outside a name ever fail to? Judged here by how the whole word in the
text ends, which is another way than the matcher's: it knows names, this check knows none.
*/
const WORDS = '기후 에너지 환경 고용 노동 안전 산업 통상 금융 공정거래 개인정보 식품'.split(' ')
const PARTICLES = '(?:에서|에게|으로|까지|은|는|이|가|을|를|의|와|과|에|도|로)?'
const NAME_OF_INSTITUTION = new RegExp(
  `(?<!일|전|내|외|세|간|정|하|바우|본|여|납)(?:부|처|청|(?<=금융|거래|보호|노동)위원회|연구원|진흥원|기술원|정책관|심의관|법무관|국장|과장|차관)(?:장관|차관|장)?${PARTICLES}$`,
)
const MAX_EXAMPLES = 40

interface Row {
  title: string
  summary: string
}

/** How many releases of a corpus its institutions' names alone bring, and how many it loses that hold a word by itself at their top. */
export function checkInstitutions(corpus: Row[]) {
  const matcher = compileMatcher(parseQueries(WORDS.join(',')).queries)
  const byNameAlone: string[] = []
  const lost: string[] = []
  let matched = 0
  for (const { title, summary } of corpus) {
    const text = cleanText(summary)
    const found = new Set(matcher({ title, text: summary }).map(({ query }) => query))
    matched += found.size
    const top = `${title}\n${text.slice(0, partsOfText(text).leadEnd)}`
    for (const word of WORDS) {
      if (found.has(word) && wordsWith(word, `${title}\n${text}`).every(isName))
        byNameAlone.push(`${wordsWith(word, `${title}\n${text}`).join(' ')}: ${title}`)
      if (!found.has(word) && standsByItself(word, top)) lost.push(`${word}: ${title}`)
    }
  }
  for (const [kind, those] of Object.entries({ byNameAlone, lost }))
    for (const example of those.slice(0, MAX_EXAMPLES)) console.log(`${kind}  ${example}`)
  return { words: WORDS.length, matched, byNameAlone: byNameAlone.length, lost: lost.length }
}

/** The whole words of a text that hold a word, and none where it is written with spaces. */
function wordsWith(word: string, text: string): string[] {
  return text.match(new RegExp(`[가-힣]*${word}[가-힣]*`, 'g')) ?? ['']
}

function isName(word: string): boolean {
  return NAME_OF_INSTITUTION.test(word)
}

function standsByItself(word: string, text: string): boolean {
  return new RegExp(`(?<![가-힣·ㆍ])${word}${PARTICLES}(?![가-힣·ㆍ])`).test(text)
}
