import { ministryNames, namesOfMinistry } from '../../releases/ministry.ts'
import { fold } from '../../text/korean.ts'
import { whenNeeded } from '../words/word-file.ts'
import { corpusWords } from './corpus-words.ts'
import { conceptOf, concepts, namesOfConcept } from './thesaurus.ts'
import { isWidespread } from './widespread-words.ts'

/*
What is known of words without asking anybody: the thesaurus, the names of ministries, and corpus-words.json, which `npm run words`
makes from past releases. An installation that is a minute old knows as much as any other.
*/

/** A private letter: what stands in quotes while a typed text is being understood. Patterns write it `\p{Co}` among other letters. */
export const SET_ASIDE = /\p{Co}/u
const MIN_TOPIC_LETTERS = 4
const MIN_PART_LETTERS = 2
const MAX_COMPOUND_LETTERS = 16

/** The nouns most written about: `지원사업`, `대한민국` are subjects of nobody's, however long. */
const MAX_EVERYDAY_NOUNS = 700
/** Listed words that in a pair name a side of the other: `육아휴직 급여`, `철강 관세`. */
const SIDES = new Set(
  '고용 노동 임금 급여 관세 금리 화재 인권 공시 물류 통상 안전 환경 사고 배출 감사 에너지 특허 관광 투자 수출 수입 품질 가격 예산'.split(
    ' ',
  ),
)

// `지원사업`, `대응방안`: made of words that half of all releases hold.
const EVERYDAY_COMPOUND =
  /(?:사업|방안|계획|대책|현황|지원|결과|행사|회의|제도|정책|관리|점검|교육|체계|대응|추진|강화|시설)$/

const nouns = whenNeeded(() => new Set(corpusWords().nouns.split(' ')))
const everydayNouns = whenNeeded(() => new Set([...nouns()].slice(0, MAX_EVERYDAY_NOUNS)))
const together = whenNeeded(() => new Set(corpusWords().together.split(', ')))
const relatedByWord = whenNeeded(
  () =>
    new Map(
      corpusWords()
        .related.split(', ')
        .map((row): [string, string[]] => {
          const [word = '', ...related] = row.split(' ')
          return [word, related]
        }),
    ),
)
const listed = whenNeeded(
  () =>
    new Set(
      [
        ...concepts().flatMap((concept) => [...namesOfConcept(concept), ...concept.related, ...concept.wider]),
        ...ministryNames().flatMap(namesOfMinistry),
      ].map(foldedOf),
    ),
)

/** Whether the thesaurus or the list of ministries has this very name, whatever its spacing. */
export function isListed(name: string): boolean {
  // A quoted text that is set aside has no letters of its own, and would make the rest of a phrase look like the whole.
  if (SET_ASIDE.test(name)) return false
  return listed().has(foldedOf(name))
}

/** Whether a word stands for itself: listed, or a noun of the corpus. */
export function isKnown(word: string): boolean {
  return isListed(word) || nouns().has(word)
}

/** Whether a word is known, or put together of known nouns of two letters or more: 생활폐기물|처리|시설. */
export function isMadeOfNouns(word: string): boolean {
  if (isKnown(word)) return true
  if (word.length > MAX_COMPOUND_LETTERS) return false
  for (let at = word.length - MIN_PART_LETTERS; at >= MIN_PART_LETTERS; at -= 1)
    if (isKnown(word.slice(0, at)) && isMadeOfNouns(word.slice(at))) return true
  return false
}

/** Whether a word or known phrase is a subject that somebody may follow by itself: neither `현황` nor a word half of all releases hold. */
export function isTopic(words: string): boolean {
  if (isWidespread(words)) return false
  if (isListed(words)) return true
  if (/^[A-Z][A-Z0-9&-]{2,9}$/.test(words)) return true
  return (
    /^[가-힣]+$/.test(words) &&
    words.length >= MIN_TOPIC_LETTERS &&
    !everydayNouns().has(words) &&
    !EVERYDAY_COMPOUND.test(words) &&
    isMadeOfNouns(words)
  )
}

/** Whether a word of two letters stands in so many releases that it names no subject: `평가`, `관리`. */
export function isEveryday(word: string): boolean {
  return word.length <= 2 && !isListed(word) && (everydayNouns().has(word) || isWidespread(word))
}

/** Whether a word next to a subject rather says which side of it is meant. */
export function isSide(word: string): boolean {
  return SIDES.has(word)
}

/** Whether two words belong together: releases write them side by side, or the thesaurus has both in one name. */
export function standTogether(one: string, other: string): boolean {
  return together().has(`${one} ${other}`) || isListed(`${one} ${other}`)
}

/** What releases about a word are about as well, where the thesaurus names nothing. */
export function relatedWords(word: string): string[] {
  const concept = conceptOf(word)
  return concept && concept.related.length > 0 ? [] : (relatedByWord().get(word) ?? [])
}

/** Whether two names are one thing: a name and its abbreviation. */
export function isSameThing(one: string, other: string): boolean {
  const concept = conceptOf(one)
  return foldedOf(one) === foldedOf(other) || (concept !== undefined && concept === conceptOf(other))
}

/** Folding takes much longer than looking up, and leaves most words as they are. */
function foldedOf(name: string): string {
  return /^[가-힣]*$/.test(name) ? name : fold(name).text
}
