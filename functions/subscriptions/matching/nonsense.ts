import type { Morpheme } from './morphemes.ts'
import { mayFollow } from './trailing-particle.ts'

/** No Korean word begins with a particle, an ending or a counter: a reading that says so (과|기부, 자|산재) missed the borders. */
export function isSound([first]: Morpheme[]): boolean {
  return !/^(?:J|E|XS|VC|NNB)/.test((first as Morpheme).tag)
}

/**
 * A reading no writer means, of the letters around a word at [from, to): the word begins as a particle or an ending that a noun
 * follows (만|기금, 종합|과|세자), or holds a particle that cannot follow what is before it (선진국|가).
 */
export function isNonsense(morphemes: Morpheme[], letters: string, from: number, to: number): boolean {
  const first = morphemes.findIndex(({ start }) => start === from)
  if (first === 0 && !isSound(morphemes)) return true
  if (first > 0 && isParticle(morphemes[first]) && morphemes[first + 1]?.tag.startsWith('NN')) return true
  const inside = morphemes.filter((piece) => isParticle(piece) && piece.start > from && piece.start < to)
  return inside.some(({ start, end }) => !mayFollow(letters.slice(0, start), letters.slice(start, end)))
}

function isParticle(piece: Morpheme | undefined): boolean {
  return piece?.tag.startsWith('J') ?? false
}
