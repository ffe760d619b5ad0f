import {
  NUMBERS_PER_PIECE,
  PIECES,
  SUBJECT_LENGTH,
  SUBJECT_LETTERS,
  toUnitLength,
} from '../../../functions/subscriptions/query/subject.ts'
import type { NounDirections } from './noun-directions.ts'

/** The directions of nouns in letters, as subject.ts reads them. */
export interface WrittenDirections {
  nouns: string
  weights: string
  /** Of each kind of piece 64, one after the other. */
  pieces: string
  /** Of each noun, which of the 64 is the nearest to each of its pieces. */
  codes: string
}

const VALUES = SUBJECT_LETTERS.length
const ROUNDS = 15

/** Writes directions as the nearest of a few pieces (product quantisation): what matters of them in a seventh of the space of bytes. */
export function writeDirections({ nouns, directions, weights }: NounDirections): WrittenDirections {
  const rows = nouns.map((_, noun) =>
    toUnitLength(Float32Array.from(directions.subarray(noun * SUBJECT_LENGTH, (noun + 1) * SUBJECT_LENGTH))),
  )
  const kinds = Array.from({ length: PIECES }, (_, piece) => {
    const parts = rows.map((row) => row.subarray(piece * NUMBERS_PER_PIECE, (piece + 1) * NUMBERS_PER_PIECE))
    return { parts, centres: centresOf(parts) }
  })
  const numbers = kinds.flatMap(({ centres }) => centres.flatMap((centre) => [...centre]))
  const largest = numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0)
  return {
    nouns: nouns.join(' '),
    weights: weights.map((weight) => letterOf(weight)).join(''),
    pieces: numbers.map((number) => letterOf((number / largest + 1) / 2)).join(''),
    codes: nouns
      .map((_, noun) => kinds.map(({ parts, centres }) => SUBJECT_LETTERS[nearestOf(parts[noun], centres)]).join(''))
      .join(''),
  }
}

/** The letter for a share from 0 to 1. */
function letterOf(share: number): string {
  return SUBJECT_LETTERS.charAt(Math.round(share * (VALUES - 1)))
}

/** Where the parts gather: k-means from parts evenly chosen, which needs no chance. */
function centresOf(parts: Float32Array[]): Float32Array[] {
  let centres = Array.from({ length: VALUES }, (_, value) => partAt(parts, Math.floor((value * parts.length) / VALUES)))
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = centres.map(() => ({ count: 0, sum: new Float32Array(NUMBERS_PER_PIECE) }))
    for (const part of parts) {
      const gathered = sums[nearestOf(part, centres)]
      if (!gathered) continue
      gathered.count += 1
      for (const [index, number] of part.entries()) gathered.sum[index] = (gathered.sum[index] as number) + number
    }
    centres = sums.map(({ count, sum }, value) =>
      count === 0 ? partAt(centres, value) : sum.map((number) => number / count),
    )
  }
  return centres
}

function partAt(parts: Float32Array[], index: number): Float32Array {
  return parts[index] ?? new Float32Array(NUMBERS_PER_PIECE)
}

function nearestOf(part: Float32Array | undefined, centres: Float32Array[]): number {
  let [nearest, least] = [0, Number.POSITIVE_INFINITY]
  for (const [value, centre] of centres.entries()) {
    let squares = 0
    for (let index = 0; index < NUMBERS_PER_PIECE; index += 1)
      squares += ((part?.[index] ?? 0) - (centre[index] as number)) ** 2
    if (squares < least) [nearest, least] = [value, squares]
  }
  return nearest
}
