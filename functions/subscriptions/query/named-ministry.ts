import { ministryKind, ministryNames, ministryOf, namesOfMinistry } from '../../releases/ministry.ts'
import { isMadeOfNouns } from './known-words.ts'

// Behind the name of a ministry that is named as the one who publishes.
const PUBLISHES =
  /^(.{2,}?)(?:에서의|에서는|에서만|에서도|에서|으로부터|로부터|으로|로|쪽에서|측|발|산하|소속|소관|쪽|부터|께서|뿐|이나|나|꺼만|꺼|것만|거만|하고|이며|의|가|이|은|는|도|만|과|와|이랑|랑|에)?$/
const MIN_NAME_LETTERS = 3
/** Of the bodies that are no ministry, office, agency or commission, those whose own boards are read. */
const OTHER_PUBLISHERS = new Set(['국무조정실', '금융감독원', '감사원'])

/**
 * The current name of the ministry a word names (`환경부에서`, `공정위의`). Two letters (해경) and Latin ones (ME) are too easily something
 * else, and public bodies are written about far more than they publish.
 */
export function ministryNamed(word: string): string | undefined {
  const [, bare = ''] = word.match(PUBLISHES) ?? []
  const name = [word, bare].find((one) => /^[가-힣]{2,}$/.test(one) && namesOfMinistry(one).length > 0)
  if (!name || name.length < MIN_NAME_LETTERS) return undefined
  const current = ministryOf(name)
  return ministryKind(current) !== 'other' || OTHER_PUBLISHERS.has(current) ? current : undefined
}

const MAX_WORDS_OF_NAME = 4
/** The last word of a name that was typed with spaces, with what may stand behind it. */
const LAST_OF_NAME = /(?:부|청|처|원|실|위원회)(?:에서는|에서|의|가|이|은|는|도|만|와|과|랑|나)?[,:：;.]*$/u

/** A text in which a ministry whose name was typed with spaces (`고용 노동부`, `공정 거래 위원회의`) is one word. */
export function withMinistriesInOneWord(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const words = line.split(' ')
      for (let last = 1; last < words.length; last += 1) {
        if (!LAST_OF_NAME.test(words[last] as string)) continue
        const from = firstWordOfName(words, last)
        if (from === last) continue
        words.splice(from, last - from + 1, words.slice(from, last + 1).join(''))
        last = from
      }
      return words.join(' ')
    })
    .join('\n')
}

/** Where the longest name of a ministry begins that ends with a word. */
function firstWordOfName(words: string[], last: number): number {
  for (let from = Math.max(0, last - MAX_WORDS_OF_NAME + 1); from < last; from += 1) {
    const parts = words.slice(from, last + 1)
    const name = parts.join('').replace(/[^가-힣]+$/u, '')
    if (parts.slice(0, -1).every((part) => /^[가-힣]+$/.test(part)) && ministryNamed(name) !== undefined) return from
  }
  return last
}

const ENDS_LIKE_MINISTRY = /[부뷰브처쳐청총실원위회호휘외]$/u
/** From so many syllables on two letters may be wrong wherever they stand; below it one syllable, which is half right. */
const MIN_SYLLABLES_FOR_TWO_MISTAKES = 5

const nearNames = ministryNames()
  .flatMap(namesOfMinistry)
  .filter((name) => /^[가-힣]{3,}$/.test(name) && ministryNamed(name) !== undefined)

/** The current name of the ministry whose name a word very nearly is (홍경부, 고용노둥부): to be asked about, never taken for granted. */
export function ministryMisspelt(word: string): string | undefined {
  const [, bare = ''] = word.replace(/^[@#]|[.,:!?]+$/gu, '').match(PUBLISHES) ?? []
  const forms = [word, bare].filter((one) => /^[가-힣]{3,}$/.test(one))
  if (forms.some((one) => isMadeOfNouns(one) || namesOfMinistry(one).length > 0)) return undefined
  const typed = forms.filter((one) => one.length >= MIN_SYLLABLES_FOR_TWO_MISTAKES || ENDS_LIKE_MINISTRY.test(one))
  for (const one of typed) {
    const near = nearNames.find((name) => isNearly(name, one))
    if (near) return ministryOf(near)
  }
  return undefined
}

/** Whether a word has the syllables of a name but for one (or one of its letters but for two), or two that changed places. */
function isNearly(name: string, word: string): boolean {
  const [right, typed] = [[...name], [...word]]
  if (right.length !== typed.length) return false
  const wrong = right.flatMap((syllable, at) => (syllable === typed[at] ? [] : [at]))
  const [first = 0, second] = wrong
  if (wrong.length === 2 && second === first + 1)
    return right[first] === typed[second] && right[second] === typed[first] && right.length > 3
  if (wrong.length > (right.length < MIN_SYLLABLES_FOR_TWO_MISTAKES ? 1 : 2) || wrong.length === 0) return false
  return wrong.every((at) => isSoundLike(right[at] as string, typed[at] as string))
}

/** Whether two syllables share their first letter, or all but that. */
function isSoundLike(one: string, other: string): boolean {
  const [left, right] = [one.normalize('NFD'), other.normalize('NFD')]
  return left[0] === right[0] || left.slice(1) === right.slice(1)
}
