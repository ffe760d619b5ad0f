import { ministryKind, ministryOf, namesOfMinistry } from '../../../releases/ministry.ts'

// Behind the name of a ministry that is named as the one who publishes.
const PUBLISHES =
  /^(.{2,}?)(?:에서의|에서는|에서만|에서도|에서|으로부터|로부터|쪽에서|측|발|의|가|이|은|는|도|만|과|와|이랑|랑|에)?$/
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
