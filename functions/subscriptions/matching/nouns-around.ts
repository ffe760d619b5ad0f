import { type Folded, isHangul, NONE } from '../../text/korean.ts'
import { runAround, standsAsWord } from './hangul-border.ts'
import { analyse, type Morpheme } from './morphemes.ts'

/** The folded letters of the whole noun around a hit: `전기수소차` around 수소, without the particle behind it. */
export function nounsAround(folded: Folded, from: number, to: number): [number, number] {
  if (!isHangul(folded.text.charCodeAt(from)) || !isHangul(folded.text.charCodeAt(to - 1))) return [from, to]
  const run = runAround(folded, from, to)
  if (standsAsWord(run) || folded.gap.slice(from + 1, to).some((gap) => gap !== NONE)) return [from, to]
  const { left, word, right } = run
  const begin = from - left.length
  let [first, last] = [left.length === 1 ? begin : from, to]
  const nouns = analyse(left + word + right).morphemes.filter(isNoun)
  for (const { start, end } of nouns.toReversed()) if (begin + end >= first) first = Math.min(first, begin + start)
  for (const { start, end } of nouns) if (begin + start <= last) last = Math.max(last, begin + end)
  return [first, last]
}

function isNoun({ tag }: Morpheme): boolean {
  return tag.startsWith('NN') || tag === 'XR' || tag === 'XPN' || tag === 'XSN' || tag === 'SN'
}
