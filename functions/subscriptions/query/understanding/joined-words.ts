import { isEveryday, isKnown, isListed, isMadeOfNouns, isTopic, SET_ASIDE } from '../known-words.ts'
import { ministryNamed } from '../named-ministry.ts'
import { isDepartment } from './particles.ts'
import { isOneName, repairWords } from './repair-words.ts'
import { verbForm } from './sentences/verb-forms.ts'

/*
`A 및 B`, `A와 B`, `A·B`: two subjects, where each is something of its own. A name that holds 및, 와 or a dot (노동조합 및 노동관계조정법,
대·중소기업 상생협력) is never taken apart.
*/

const JOINED = /(?:^|\s)(?:및|그리고|와|과|랑|이랑|하고|and|&|=)(?:\s|$)|(?<=\p{Co})\s?·\s?(?=\p{Co})|\s·\s/iu
const DOT = '·'
const LAW = /.(?:법|법률|특별법|기본법|시행령|시행규칙|협약|협정|지침)$/u
const NOT_JOINED = new Set(
  '세미나 코로나 사우나 바나나 안테나 아레나 누구나 언제나 어디나 혹시나 역시나 얼마나 어디서나 너무나 하나'.split(' '),
)
const SLASHED = /^(?:\p{Co}|(?=.*\p{L})[\p{L}\p{N}&.-]{2,})$/u
const MIN_UNKNOWN_LETTERS = 3
/** From so many on, short words between dots (`화재·폭발·누출`) are a list and not halves of one name. */
const MIN_NAMES_OF_A_LIST = 3

/** Names that one word joins, and what stands before and behind it. */
interface NamesInOneWord {
  before: string
  names: string[]
  behind: string
}

/** The parts of a text, each without what joined it; the text itself where it is one thing. */
export function joinedParts(text: string): string[] {
  if (isOneName(text.split(' '))) return [text]
  const atWords = text
    .split(JOINED)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (atWords.length > 1) {
    if (atWords.every(isLatinPhrase) && !atWords.every((part) => isTopic(part) || /^[A-Z]/.test(part))) return [text]
    // `화학물질 등록 및 평가`: the last word is no subject of its own, and goes with the others.
    if (atWords.some(isEveryday)) return [atWords.join(' ')]
    return atWords.flatMap(joinedParts)
  }
  const words = text.split(' ')
  for (const [index, word] of words.slice(0, -1).entries()) {
    const next = words[index + 1] as string
    const first = isVerbNext(next) ? undefined : joinedWord(word, next)
    if (!first) continue
    const left = [...words.slice(0, index), first]
    const right = words.slice(index + 1)
    if (repairWords(left).words.length > 0 && repairWords(right).words.length > 0)
      return [left.join(' '), ...joinedParts(right.join(' '))]
  }
  return [text]
}

/** Names joined with dots (`화평법·화관법`); undefined where the dots are a name's own. */
export function dottedNames(text: string): NamesInOneWord | undefined {
  if (isListed(text)) return undefined
  const words = text.split(' ')
  const at = words.findIndex((word) => word.includes(DOT))
  const names = (words[at] ?? '').split(DOT).filter((name) => name !== '')
  if (names.length < 2) return undefined
  const areSubjects = names.every(isListed) || isListOfNouns(names)
  if (!areSubjects && (!names.every(mayStandAlone) || !names.some(standsAlone))) return undefined
  if (isOneName(words)) return undefined
  return namesAt(at, words, names)
}

/** Words of two letters or more that slashes join (`철강/시멘트 배출량`), as `dottedNames` has them. */
export function slashedNames(text: string): NamesInOneWord | undefined {
  const words = text.split(' ')
  const at = words.findIndex((word) => word.includes('/') && word.split('/').every((name) => SLASHED.test(name)))
  if (at < 0 || isListed(text)) return undefined
  return namesAt(at, words, (words[at] as string).split('/'))
}

/** One of them at least is a noun of the corpus. */
function isListOfNouns(names: string[]): boolean {
  return (
    names.length >= MIN_NAMES_OF_A_LIST && names.some(isKnown) && names.every((name) => /^[가-힣]{2,}$/u.test(name))
  )
}

function namesAt(at: number, words: string[], names: string[]): NamesInOneWord {
  return { before: words.slice(0, at).join(' '), names, behind: words.slice(at + 1).join(' ') }
}

/** `대·중소기업`, `소음·진동`, `표시·광고`: halves of one name are short. */
function mayStandAlone(name: string): boolean {
  return standsAlone(name) || name.length >= MIN_UNKNOWN_LETTERS
}

function standsAlone(name: string): boolean {
  if (SET_ASIDE.test(name) || ministryNamed(name) !== undefined) return true
  if (/^[A-Z][A-Za-z0-9&-]+$/.test(name)) return true
  return name.length >= MIN_UNKNOWN_LETTERS && (isTopic(name) || LAW.test(name) || isListed(name) || name.length > 3)
}

/** The word that 와, 과, 랑 or 하고 joins to the next; undefined where the letters are its own. */
function joinedWord(word: string, next: string): string | undefined {
  const [, first, ending] = word.match(/^(.{2,}?)(와|과|랑|이랑|이나|나|하고)$/u) ?? []
  if (!first || !ending || isKnown(word) || isDepartment(word)) return undefined
  if (ending === '나')
    return !NOT_JOINED.has(word) && (isKnown(first) || isKnown(next)) && !verbForm(word) ? first : undefined
  if (isTopicLike(first)) {
    if (!(ending === '랑' && first.endsWith('이') && isKnown(first.slice(0, -1)))) return first
  } else if (isNounBefore(first, ending, word)) return first
  const [, other] = word.match(/^(.{2,})이랑$/u) ?? []
  return other && isTopicLike(other) ? other : undefined
}

/** 와 follows a vowel and hardly ends a noun; 과 follows a consonant, and ends nouns that are made of others (조세부과). */
function isNounBefore(first: string, ending: string, word: string): boolean {
  if (ending === '이랑') return isAfterConsonant(first)
  if (first.length < MIN_UNKNOWN_LETTERS || !/^[가-힣]+$/.test(first)) return false
  const hasFinal = isAfterConsonant(first)
  if (ending === '와') return !hasFinal
  return ending === '과' && hasFinal && !isMadeOfNouns(word)
}

/** Whether the last syllable has a final sound. */
function isAfterConsonant(word: string): boolean {
  return /[가-힣]$/.test(word) && (word.charCodeAt(word.length - 1) - 0xac00) % 28 > 0
}

function isTopicLike(word: string): boolean {
  return SET_ASIDE.test(word) || /^[A-Za-z0-9&.+-]+$/.test(word) || isKnown(word) || isTopic(word)
}

function isLatinPhrase(part: string): boolean {
  return /^[A-Za-z0-9 &.'-]+$/.test(part)
}

/** `수출하고 있어서`: what ends like a joined noun is a verb too. */
function isVerbNext(word: string): boolean {
  const form = verbForm(word)
  return form !== undefined && form.noun === ''
}
