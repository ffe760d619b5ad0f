import * as z from 'zod'
import { readWordFile, whenNeeded } from '../words/word-file.ts'
import { type NounLexicon, nounLexicon, nounsIn } from './noun-lexicon.ts'

/*
What is a text about, whatever words it uses? Nouns that keep the same company in releases point the same way (운임 and 컨테이너, 유출
and 도용), and a text points where its nouns do. noun-subjects.json holds those directions, made by `npm run words` from past releases
(lib/commands/queries/noun-directions.ts): every value of it is one of 64 and stands as one letter of SUBJECT_LETTERS.
*/

/** Where a text points: numbers whose squares add up to 1. */
export type Subject = Float32Array

export const SUBJECT_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** A direction is written as so many pieces of so many numbers each, and a piece as the nearest of the 64 of its kind. */
export const PIECES = 16
export const NUMBERS_PER_PIECE = 8
export const SUBJECT_LENGTH = PIECES * NUMBERS_PER_PIECE

interface NounSubjects {
  lexicon: NounLexicon
  /** The directions one after the other. */
  directions: Float32Array
  weights: Float32Array
}

/** The file as `npm run words` writes it. */
const SubjectTable = z.object({ nouns: z.string(), codes: z.string(), pieces: z.string(), weights: z.string() })

// Read when several words are first looked for: an installation that follows single words never needs it.
const nounSubjects = whenNeeded(readTable)

/** The nouns of a text, and their directions taken together. */
export interface TextSubject {
  nouns: Set<number>
  sum: Float32Array
}

export function readSubject(text: string): TextSubject {
  const nouns = new Set(nounsIn(text, nounSubjects().lexicon))
  const sum = new Float32Array(SUBJECT_LENGTH)
  for (const noun of nouns) addDirection(sum, noun, 1)
  return { nouns, sum }
}

/** Where a text points, save some of its nouns; undefined where it has no others. */
export function subjectOf({ nouns, sum }: TextSubject, except: Set<number> = new Set()): Subject | undefined {
  const rest = sum.slice()
  let others = nouns.size
  for (const noun of except) {
    if (!nouns.has(noun)) continue
    addDirection(rest, noun, -1)
    others -= 1
  }
  return others === 0 ? undefined : toUnitLength(rest)
}

/** How far two texts are about the same: about 0 for texts that have nothing to do with each other, 1 for the same nouns. */
export function nearness(one: Subject, other: Subject): number {
  let sum = 0
  for (let index = 0; index < SUBJECT_LENGTH; index += 1) sum += (one[index] as number) * (other[index] as number)
  return sum
}

function addDirection(sum: Float32Array, noun: number, times: 1 | -1): void {
  const { directions, weights } = nounSubjects()
  const [from, weight] = [noun * SUBJECT_LENGTH, times * (weights[noun] as number)]
  for (let index = 0; index < SUBJECT_LENGTH; index += 1)
    sum[index] = (sum[index] as number) + weight * (directions[from + index] as number)
}

/** Divides the numbers by their length, where they stand. */
export function toUnitLength(numbers: Float32Array): Float32Array {
  let squares = 0
  for (let index = 0; index < numbers.length; index += 1) squares += (numbers[index] as number) ** 2
  const length = Math.sqrt(squares) || 1
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = (numbers[index] as number) / length
  return numbers
}

function readTable(): NounSubjects {
  const table = SubjectTable.parse(readWordFile(new URL('noun-subjects.json', import.meta.url)))
  const nouns = table.nouns.split(' ')
  const values = new Map([...SUBJECT_LETTERS].map((letter, value) => [letter, value]))
  const valueAt = (text: string, at: number): number => values.get(text.charAt(at)) ?? 0
  const directions = new Float32Array(nouns.length * SUBJECT_LENGTH)
  const middle = (SUBJECT_LETTERS.length - 1) / 2
  for (const noun of nouns.keys()) {
    const direction = new Float32Array(SUBJECT_LENGTH)
    for (let piece = 0; piece < PIECES; piece += 1) {
      const kind = piece * SUBJECT_LETTERS.length + valueAt(table.codes, noun * PIECES + piece)
      for (let index = 0; index < NUMBERS_PER_PIECE; index += 1)
        direction[piece * NUMBERS_PER_PIECE + index] = valueAt(table.pieces, kind * NUMBERS_PER_PIECE + index) - middle
    }
    directions.set(toUnitLength(direction), noun * SUBJECT_LENGTH)
  }
  return {
    lexicon: nounLexicon(nouns),
    directions,
    weights: Float32Array.from(nouns, (_, noun) => valueAt(table.weights, noun)),
  }
}
