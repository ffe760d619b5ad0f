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

const ENDS_LIKE_MINISTRY = /[부뷰브처쳐청총실원위회호휘외]$/u
/** From so many syllables on two letters may be wrong wherever they stand; below it one syllable, which is half right. */
const MIN_SYLLABLES_FOR_TWO_MISTAKES = 5

const nearNames = ministryNames()
  .flatMap(namesOfMinistry)
  .filter((name) => /^[가-힣]{3,}$/.test(name) && ministryNamed(name) !== undefined)

/** The current name of the ministry whose name a word very nearly is (홍경부, 고용노둥부): to be asked about, never taken for granted. */
export function ministryMisspelt(word: string): string | undefined {
  const [, bare = ''] = word.replace(/^[@#]|[.,:!?]+$/gu, '').match(PUBLISHES) ?? []
  const typed = [word, bare].filter(
    (one) =>
      /^[가-힣]{3,}$/.test(one) && (one.length >= MIN_SYLLABLES_FOR_TWO_MISTAKES || ENDS_LIKE_MINISTRY.test(one)),
  )
  if (typed.some((one) => isMadeOfNouns(one) || namesOfMinistry(one).length > 0)) return undefined
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
