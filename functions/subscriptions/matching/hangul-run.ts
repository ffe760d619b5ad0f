import { type Folded, isDigit, isHangul, NO_GAP } from '../../text/korean.ts'
import { analyse, type Morpheme } from './morphemes.ts'

/** A hit in Hangul with the letters written in one go with it: `전기|수소|차를`. */
export interface HangulRun {
  left: string
  word: string
  right: string
}

// A longer run is text that lost its spaces, and the analyser's cost grows faster than length.
const MAX_LETTERS_LEFT = 8
const MAX_LETTERS_RIGHT = 6
const PARTICLES = new Set(
  '은 는 이 가 을 를 의 에 도 만 와 과 로 나 랑 란 며 고 으로 에서 에게 에는 에도 에선 에만 까지 부터 보다 처럼 마다 이나 이란 이며 라는 이라는 에서는 에서의 에서도 으로는 으로의 으로써 로서 로써 과의 와의 과는 와는 뿐 뿐만 이다 인 일 임 등 및'.split(
    ' ',
  ),
)

/** The run around a hit at the folded letters [from, to). */
export function runAround(folded: Folded, from: number, to: number): HangulRun {
  const { text, gap } = folded
  let start = from
  while (from - start < MAX_LETTERS_LEFT && gap[start] === NO_GAP && isHangul(text.charCodeAt(start - 1))) start -= 1
  // A counter is read with its number: `3분기`, `1차`.
  while (from - start < MAX_LETTERS_LEFT && gap[start] === NO_GAP && isDigit(text.charCodeAt(start - 1))) start -= 1
  let end = to
  while (end - to < MAX_LETTERS_RIGHT && end < text.length && gap[end] === NO_GAP && isHangul(text.charCodeAt(end)))
    end += 1
  const left = text.slice(start, from)
  return { left: /^\d*$/.test(left) ? '' : left, word: text.slice(from, to), right: text.slice(to, end) }
}

/** Whether the word stands by itself, with at most a particle behind it. */
export function isWholeWord({ left, right }: HangulRun): boolean {
  return left === '' && (right === '' || PARTICLES.has(right))
}

/** The folded letters of the whole noun around a hit, without the particle behind it: `전기수소차` around 수소. */
export function nounAround(folded: Folded, from: number, to: number): [number, number] {
  if (!isHangul(folded.text.charCodeAt(from)) || !isHangul(folded.text.charCodeAt(to - 1))) return [from, to]
  const run = runAround(folded, from, to)
  if (isWholeWord(run) || folded.gap.slice(from + 1, to).some((gap) => gap !== NO_GAP)) return [from, to]
  const { left, word, right } = run
  const runStart = from - left.length
  let [first, last] = [left.length === 1 ? runStart : from, to]
  const nouns = analyse(left + word + right).morphemes.filter(isNoun)
  for (const { start, end } of nouns.toReversed())
    if (runStart + end >= first) first = Math.min(first, runStart + start)
  for (const { start, end } of nouns) if (runStart + start <= last) last = Math.max(last, runStart + end)
  return [first, last]
}

function isNoun({ tag }: Morpheme): boolean {
  return tag.startsWith('NN') || tag === 'XR' || tag === 'XPN' || tag === 'XSN' || tag === 'SN'
}
