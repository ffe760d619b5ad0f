import { type HangulRun, isWholeWord } from './hangul-run.ts'
import { analyse, type Morpheme } from './morphemes.ts'
import { isPersonName } from './person-name.ts'
import { endsInNounSuffix, endsInParticle, mayFollow } from './trailing-particle.ts'

/*
Does a word stand in a run of Hangul, or do its letters only meet there by accident?

1. By itself, or with nothing before it and at least four letters long, it stands there.
2. It does not when its last syllable is the particle of a longer noun (위원회|의 holds no 회의) or a suffix that makes another noun
   of it (연차|별 holds no 차별), when it is part of an ending (서식지이자), of a person's name or of a chemical one (일산화탄소).
3. Otherwise the analyser reads the run, and its reading is taken where it is clear. A word between two borders stands there
   (그린|수소). A border inside the word that the word alone does not have speaks against it (지원|전략 holds no 원전).
4. Where it is not clear, because the word is part of one morpheme (기부금, 문화재) or follows a single syllable (중|금속, 과|기부), or
   because no writer would mean the analyser's reading (의|무적), the run is read again: with spaces around the word (국제 물류) and
   with a space inside it (국제물 류). The likelier reading decides.
*/

const LONG_WORD_LETTERS = 3
// By how much of the analyser's cost the word set apart must read more easily than the word broken in two; with a negative margin
// it may read that much harder. Set on compounds of some 60 policy words in two years of releases.
const MARGIN_AT_NOUN_START = -4
const MARGIN_INSIDE_NOUN = -5
const MARGIN_AFTER_PREFIX = -4
const MARGIN_AFTER_SYLLABLE = 14
const MARGIN_DESPITE_BORDER = 5
const MARGIN_DESPITE_BORDER_AT_START = -2
// Particles, endings, and what makes verbs of nouns. Not the bare `E`, which marks what the analyser could not read.
const FUNCTIONAL_TAG = /^(?:J|E[A-Z]|XS[AV]|VC|VX)/
const PREFIXES = new Set(
  '고저신구중대소무비반친탈재총순범준최초역본각양핵유불미전현주부피다농갭물내선일생남북상조수취어하직폐성염원군실',
)

// -會, -網, -金, -料, -用, -室, -戰, -權
const NOUN_ENDINGS = new Set('회망금료용실전권')
const ELEMENTS = new Set(['수소', '탄소', '질소', '산소', '염소', '불소', '규소', '붕소', '메탄', '암모니아'])
const BEFORE_ELEMENT =
  /(?:(?:^|[^이])산화|[일이삼사오육칠]산화(?<!이산화)|(?:탄|황|염|불|질|인|규|붕|수|브롬|시안|셀렌|요오드|아이오딘|플루오린)화|유기|입상|^중|삼중)$/

/** Whether the word of a run stands there in its own right. */
export function isWordInRun(run: HangulRun): boolean {
  const { left, word, right } = run
  if (isWholeWord(run)) return true
  if (endsInBusiness(run)) return false
  if (left === '' && word.length > LONG_WORD_LETTERS) return true
  if (right === '' && !PREFIXES.has(left) && endsInParticle(left, word)) return false
  if (endsInNounSuffix(left, word) || isOtherSubstance(left, word)) return false
  const { morphemes } = analyse(left + word + right)
  const to = left.length + word.length
  if (isPersonName(left + word + right, morphemes)) return false
  const around = morphemes.filter((piece) => piece.start < to && piece.end > left.length)
  if (left !== '' && around.every(({ tag }) => FUNCTIONAL_TAG.test(tag))) return false
  if (hasBorderInside(morphemes, run)) return standsDespiteBorder(run)
  if (word.length > LONG_WORD_LETTERS) return true
  const before = left.slice(around[0]?.start)
  const ends = around.at(-1)?.end === to
  if (isNounWithEnding(before || left, word)) return false
  if (before.length === 1)
    return standsAfterPrefix(run, before) || (ends && readsBetterApart(run, MARGIN_AFTER_SYLLABLE))
  if (before === '' && ends)
    return left.length !== 1 || standsAfterPrefix(run, left) || (beginsLikeWord(morphemes) && readsBetterApart(run, 0))
  return readsBetterApart(run, before === '' ? MARGIN_AT_NOUN_START : MARGIN_INSIDE_NOUN)
}

/**
 * A reading with a border inside the word can still lose: to a word of three letters or more that begins where a morpheme does, or
 * to any word by a good margin.
 */
function standsDespiteBorder(run: HangulRun): boolean {
  const { left, word, right } = run
  const { cost, morphemes } = analyse(left + word + right)
  if (word.length >= LONG_WORD_LETTERS) return left === '' || morphemes.some((piece) => piece.start === left.length)
  if (isNonsense(morphemes, left + word + right, left.length, left.length + word.length))
    return readsBetterApart(run, 0)
  const margin = left === '' ? MARGIN_DESPITE_BORDER_AT_START : MARGIN_DESPITE_BORDER
  // The first comparison takes one reading instead of five, and refuses nearly all.
  return left.length !== 1 && cost - costOf(`${left} ${word} ${right}`) >= margin && readsBetterApart(run, margin)
}

/** Whether the word's last syllable, 社, is the first of 사업 instead: 협력|사업 holds no 협력사. Not in 사업장, a place of the company's. */
function endsInBusiness({ left, word, right }: HangulRun): boolean {
  if (word.length < LONG_WORD_LETTERS || !word.endsWith('사') || !/^업(?!장)/.test(right)) return false
  const last = left.length + word.length - 1
  return analyse(left + word + right).morphemes.some(({ start }) => start === last)
}

/** Whether an element is named only as a part of a compound or isotope of it. 이산화탄소 is what people mean by 탄소. */
function isOtherSubstance(left: string, word: string): boolean {
  return ELEMENTS.has(word) && BEFORE_ELEMENT.test(left)
}

/** Whether a border stands inside the word that the word alone does not have: its letters belong to its neighbours. */
function hasBorderInside(morphemes: Morpheme[], { left, word }: HangulRun): boolean {
  const inside = morphemes.map((piece) => piece.start - left.length).filter((at) => at > 0 && at < word.length)
  if (inside.length === 0) return false
  const ownBorders = analyse(word).morphemes.map((piece) => piece.start)
  return inside.some((at) => !ownBorders.includes(at))
}

/** Whether one syllable before a word, no prefix, makes a noun with its first, and the other is an ending: 출자|금 holds no 자금. */
function isNounWithEnding(syllable: string, word: string): boolean {
  if (syllable.length !== 1 || word.length !== 2 || PREFIXES.has(syllable) || !NOUN_ENDINGS.has(word.charAt(1)))
    return false
  const [noun, ...others] = analyse(syllable + word.charAt(0)).morphemes
  return noun?.tag === 'NNG' && others.length === 0
}

function standsAfterPrefix(run: HangulRun, syllable: string): boolean {
  return PREFIXES.has(syllable) && readsBetterApart(run, MARGIN_AFTER_PREFIX)
}

/** Whether the letters read more easily with the word set apart than with a space inside it, by at least a margin. */
function readsBetterApart({ left, word, right }: HangulRun, margin: number): boolean {
  if (word.length === 1) return false
  const broken = Array.from({ length: word.length - 1 }, (_, before) => {
    return costOf(`${left}${word.slice(0, before + 1)} ${word.slice(before + 1)}${right}`)
  })
  const maxCost = Math.min(...broken) - margin
  const apart = [`${left} ${word}${right}`, `${left}${word} ${right}`, `${left} ${word} ${right}`]
  return apart.some((reading) => costOf(reading) <= maxCost)
}

function costOf(reading: string): number {
  return analyse(reading.trim()).cost
}

/**
 * A reading that no writer means, of the letters around a word at [from, to): the word begins as a particle or an ending that a
 * noun follows (만|기금, 종합|과|세자), or holds a particle that cannot follow what is before it (선진국|가).
 */
function isNonsense(morphemes: Morpheme[], letters: string, from: number, to: number): boolean {
  const first = morphemes.findIndex(({ start }) => start === from)
  if (first === 0 && !beginsLikeWord(morphemes)) return true
  if (first > 0 && isParticle(morphemes[first]) && morphemes[first + 1]?.tag.startsWith('NN')) return true
  const inside = morphemes.filter((piece) => isParticle(piece) && piece.start > from && piece.start < to)
  return inside.some(({ start, end }) => !mayFollow(letters.slice(0, start), letters.slice(start, end)))
}

/** No Korean word begins with a particle, an ending or a counter: a reading that does (과|기부, 자|산재) missed the borders. */
function beginsLikeWord([first]: Morpheme[]): boolean {
  return !/^(?:J|E|XS|VC|NNB)/.test((first as Morpheme).tag)
}

function isParticle(piece: Morpheme | undefined): boolean {
  return piece?.tag.startsWith('J') ?? false
}
