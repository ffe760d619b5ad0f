import { kindsNamed } from '../query/named-kind.ts'
import type { Conditions } from '../query/query-conditions.ts'

/*
`산업안전 입법예고` is typed for drafts, whose titles (`산업안전보건법 시행령 일부개정령안`) hardly ever hold the word 입법예고: it is what they are. So the word
counts as said where a release is of that kind. By itself (`입법예고`) it stays a word.
*/

const WORDS_FOR_KINDS = new Set(['입법예고', '행정예고'])

/** The conditions of a query that names a kind among its words, for releases of that kind; undefined where it names none. */
export function kindAmongWords(conditions: Conditions): Conditions | undefined {
  const { term, law, with: required, kinds, ministries, inTitle } = conditions
  if (!term || term.exact || law !== undefined || kinds.length > 0 || inTitle) return undefined
  const words = term.text.split(' ')
  const [named, ...more] = words.filter((word) => WORDS_FOR_KINDS.has(word))
  if (named === undefined || more.length > 0) return undefined
  const others = words.filter((word) => word !== named)
  if (others.length === 0 && (ministries.length === 0 || required.length > 0)) return undefined
  return {
    ...conditions,
    term: others.length > 0 ? { ...term, text: others.join(' ') } : undefined,
    kinds: kindsNamed(named) ?? [],
  }
}
