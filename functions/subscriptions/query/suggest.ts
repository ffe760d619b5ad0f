import { fold } from '../../text/korean.ts'
import { type Concept, conceptOf, concepts, namesOf } from './thesaurus.ts'

/** Other words to ask for instead: from the thesaurus only, so that each is a term people know. */
export interface Suggestions {
  /** 혹시 …?: the known name a word was probably meant to be. */
  meant?: string | undefined
  narrower: string[]
  wider: string[]
}

const MOST = 3
const SHORTEST_MEANT = 3
// In separate jamo a syllable has two or three letters.
const LONG = 9

export function suggest(word: string): Suggestions {
  const concept = conceptOf(word)
  if (!concept) return { meant: nearestName(word), narrower: [], wider: [] }
  const names = namesOf(concept)
  const below = concepts.filter(({ wider }) => wider.some((one) => names.includes(one))).map((one) => one.concept)
  const narrower = [...new Set([...concept.related, ...below])].filter((one) => !concept.wider.includes(one))
  return { narrower: narrower.slice(0, MOST), wider: concept.wider.slice(0, MOST) }
}

/** Known words that begin with, or hold, what is too short to ask for: 물 → 물가, 물류, 물관리. */
export function longerThan(piece: string): string[] {
  const letters = fold(piece).text
  if (letters === '') return []
  const holding = concepts.map(({ concept }) => concept).filter((name) => fold(name).text.includes(letters))
  const order = (name: string): number => (fold(name).text.startsWith(letters) ? 0 : 100) + name.length
  return holding.sort((one, other) => order(one) - order(other)).slice(0, MOST)
}

function nearestName(word: string): string | undefined {
  const letters = jamo(word)
  if (fold(word).text.length < SHORTEST_MEANT) return undefined
  const allowed = letters.length < LONG ? 1 : 2
  let nearest: string | undefined
  let least = allowed + 1
  for (const name of concepts.flatMap((concept: Concept) => namesOf(concept))) {
    if (fold(name).text.length < SHORTEST_MEANT) continue
    const away = distance(letters, jamo(name), least)
    if (away < least) [nearest, least] = [name, away]
  }
  return nearest
}

function jamo(word: string): string {
  return fold(word).text.normalize('NFD')
}

/** Letters to add, drop, change or swap with the next; whatever reaches `enough` is as good as far. */
function distance(one: string, other: string, enough: number): number {
  if (Math.abs(one.length - other.length) >= enough) return enough
  let last: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) cost = Math.min(cost, (last[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    if (Math.min(...next) >= enough) return enough
    last = row
    row = next
  }
  return row[other.length] ?? enough
}
