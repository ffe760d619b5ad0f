import { type Folded, isDigit, isHangul, NONE } from '../../text/korean.ts'
import { analyse, type Morpheme } from './morphemes.ts'
import { isNonsense, isSound } from './nonsense.ts'
import { isPersonsName } from './person-name.ts'
import { endsInParticle } from './trailing-particle.ts'

/*
Does a word stand in a run of Hangul, or do its letters only meet there? The analyser reads the run, and what it says is taken
where it is clear: a word between two borders stands (그린|수소); a border inside it that the word alone does not have speaks
against it (지원|전략 holds no 원전). In doubt, when the word is part of one morpheme (기부금, 문화재) or follows a single syllable
(중|금속, 과|기부), the run is read again, once with spaces around the word (국제 물류) and once with a space inside it (국제물 류): the
likelier reading decides. So it does when the analyser's reading is one no writer means (의|무적). A word that ends like a noun with
its particle (위원회|의 holds no 회의), that is an ending (서식지이자) or a piece of a person's name is not there at all.
*/

// Longer runs are text that lost its spaces; the analyser's cost grows faster than length.
const LEFT = 8
const RIGHT = 6
// Thresholds in the analyser's own cost, set on compounds of some 60 policy words in two years of releases.
const HEAD_OF_NOUN = -4
const IN_A_NOUN = -5
const BEHIND_A_PREFIX = -4
const BEHIND_A_SYLLABLE = 14
const THOUGH_BROKEN = 5
const THOUGH_BROKEN_AT_START = -2
const LONG = 3
// Particles, endings, and what makes verbs of nouns; not the bare `E` of what could not be read.
const FUNCTIONAL = /^(?:J|E[A-Z]|XS[AV]|VC|VX)/
const PREFIXES = new Set(
  '고저신구중대소무비반친탈재총순범준최초역본각양핵유불미전현주부피다농갭물내선일생남북상조수취어하직',
)
const PARTICLES = new Set(
  '은 는 이 가 을 를 의 에 도 만 와 과 로 나 랑 란 며 고 으로 에서 에게 에는 에도 에선 에만 까지 부터 보다 처럼 마다 이나 이란 이며 라는 이라는 에서는 에서의 에서도 으로는 으로의 으로써 로서 로써 과의 와의 과는 와는 뿐 뿐만 이다 인 일 임 등 및'.split(
    ' ',
  ),
)

/** The letters around a hit that were written in one go with it. */
export interface Run {
  left: string
  word: string
  right: string
}

export function runAround(folded: Folded, from: number, to: number): Run {
  const { text, gap } = folded
  let start = from
  while (from - start < LEFT && gap[start] === NONE && isHangul(text.charCodeAt(start - 1))) start -= 1
  // `3분기`, `1차`: a counter is read with its number.
  while (from - start < LEFT && gap[start] === NONE && isDigit(text.charCodeAt(start - 1))) start -= 1
  let end = to
  while (end - to < RIGHT && end < text.length && gap[end] === NONE && isHangul(text.charCodeAt(end))) end += 1
  const left = text.slice(start, from)
  return { left: /^\d*$/.test(left) ? '' : left, word: text.slice(from, to), right: text.slice(to, end) }
}

/** By itself, with at most a particle. */
export function standsAsWord({ left, right }: Run): boolean {
  return left === '' && (right === '' || PARTICLES.has(right))
}

export function stands(run: Run): boolean {
  const { left, word, right } = run
  if (standsAsWord(run) || (left === '' && word.length > LONG)) return true
  if (right === '' && !PREFIXES.has(left) && endsInParticle(left, word)) return false
  const { morphemes } = analyse(left + word + right)
  const to = left.length + word.length
  if (isPersonsName(left + word + right, morphemes)) return false
  const around = morphemes.filter((piece) => piece.start < to && piece.end > left.length)
  if (left !== '' && around.every(({ tag }) => FUNCTIONAL.test(tag))) return false
  if (isBroken(morphemes, run)) return survives(run)
  if (word.length > LONG) return true
  const before = left.slice(around[0]?.start)
  const ends = around.at(-1)?.end === to
  if (before.length === 1) return isPrefix(run, before) || (ends && readsApart(run, BEHIND_A_SYLLABLE))
  if (before === '' && ends)
    return left.length !== 1 || isPrefix(run, left) || (isSound(morphemes) && readsApart(run, 0))
  return readsApart(run, before === '' ? HEAD_OF_NOUN : IN_A_NOUN)
}

/** A reading with a border inside the word still loses: to a long word that begins where a morpheme does, or by a good margin. */
function survives(run: Run): boolean {
  const { left, word, right } = run
  const { cost, morphemes } = analyse(left + word + right)
  if (word.length >= LONG) return left === '' || morphemes.some((piece) => piece.start === left.length)
  if (isNonsense(morphemes, left + word + right, left.length, left.length + word.length)) return readsApart(run, 0)
  const margin = left === '' ? THOUGH_BROKEN_AT_START : THOUGH_BROKEN
  // The first comparison is one reading instead of five, and refuses nearly all.
  return left.length !== 1 && cost - costOf(`${left} ${word} ${right}`) >= margin && readsApart(run, margin)
}

/** A border inside the word that the word alone does not have: its letters belong to neighbours. */
function isBroken(morphemes: Morpheme[], { left, word }: Run): boolean {
  const inside = morphemes.map((piece) => piece.start - left.length).filter((at) => at > 0 && at < word.length)
  if (inside.length === 0) return false
  const own = analyse(word).morphemes.map((piece) => piece.start)
  return inside.some((at) => !own.includes(at))
}

function isPrefix(run: Run, syllable: string): boolean {
  return PREFIXES.has(syllable) && readsApart(run, BEHIND_A_PREFIX)
}

/** Whether the letters read more easily with the word set apart than with a space inside it, by a margin at least. */
function readsApart({ left, word, right }: Run, margin: number): boolean {
  if (word.length === 1) return false
  const broken = Array.from({ length: word.length - 1 }, (_, before) => {
    return costOf(`${left}${word.slice(0, before + 1)} ${word.slice(before + 1)}${right}`)
  })
  const most = Math.min(...broken) - margin
  const apart = [`${left} ${word}${right}`, `${left}${word} ${right}`, `${left} ${word} ${right}`]
  return apart.some((reading) => costOf(reading) <= most)
}

function costOf(reading: string): number {
  return analyse(reading.trim()).cost
}
