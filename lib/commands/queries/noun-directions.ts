import { nounLexicon, nounsIn } from '../../../functions/subscriptions/query/noun-lexicon.ts'
import { SUBJECT_LENGTH } from '../../../functions/subscriptions/query/subject.ts'

/*
Which nouns keep company: a direction for each, so that those of the same releases point the same way. It is latent semantic analysis:
each release is a column of its nouns (rarer ones and those named more often weigh more), and the directions are the space of so many
dimensions that keeps most of these columns. How that space is turned does not matter to the angles, so no eigenvectors are needed:
orthogonal iteration finds it.
*/

export interface NounDirections {
  /** By how many releases hold them, most first. */
  nouns: string[]
  /** SUBJECT_LENGTH numbers of each noun, one after the other. */
  directions: Float64Array
  /** From 0 for a noun of every release to 1 for one of a single release. */
  weights: number[]
}

interface Cell {
  noun: number
  weight: number
}

const MIN_RELEASES = 8
/** What more releases hold is in the company of everything. */
const MAX_SHARE_OF_RELEASES = 0.2
const ITERATIONS = 8
// In place of nothing, where the corpus has fewer dimensions than a direction.
const TINY = 1e-12

/** The directions of those of some nouns that enough of the texts hold; the most frequent where there are more than `max`. */
export function findDirections(texts: string[], candidates: string[], max: number): NounDirections {
  const all = nounLexicon(candidates)
  const held = new Array<number>(candidates.length).fill(0)
  for (const text of texts) for (const noun of new Set(nounsIn(text, all))) held[noun] = (held[noun] as number) + 1
  const chosen = candidates
    .map((noun, index) => ({ noun, releases: held[index] as number }))
    .filter(({ releases }) => releases >= MIN_RELEASES && releases <= texts.length * MAX_SHARE_OF_RELEASES)
    .sort((one, other) => other.releases - one.releases || (one.noun < other.noun ? -1 : 1))
    .slice(0, max)
  const nouns = chosen.map(({ noun }) => noun)
  const rarity = chosen.map(({ releases }) => Math.log(texts.length / releases))
  const lexicon = nounLexicon(nouns)
  const columns = texts.map((text) => columnOf(nounsIn(text, lexicon), rarity))
  const directions = spanOf(columns, nouns.length)
  return { nouns, directions, weights: rarity.map((one) => one / Math.log(texts.length)) }
}

function columnOf(found: number[], rarity: number[]): Cell[] {
  const times = new Map<number, number>()
  for (const noun of found) times.set(noun, (times.get(noun) ?? 0) + 1)
  const cells = [...times].map(([noun, count]) => ({ noun, weight: (1 + Math.log(count)) * (rarity[noun] as number) }))
  const length = Math.hypot(...cells.map(({ weight }) => weight))
  return cells.map(({ noun, weight }) => ({ noun, weight: weight / length }))
}

/** Rows of SUBJECT_LENGTH numbers, one a noun; its columns are orthonormal and keep most of the columns handed in. */
function spanOf(columns: Cell[][], rows: number): Float64Array {
  let span = Float64Array.from(pseudoRandom(rows * SUBJECT_LENGTH))
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    orthonormalise(span, rows)
    const next = new Float64Array(span.length)
    const image = new Float64Array(SUBJECT_LENGTH)
    for (const cells of columns) {
      image.fill(0)
      for (const { noun, weight } of cells) addRow(image, 0, span, noun * SUBJECT_LENGTH, weight)
      for (const { noun, weight } of cells) addRow(next, noun * SUBJECT_LENGTH, image, 0, weight)
    }
    span = next
  }
  orthonormalise(span, rows)
  return span
}

function addRow(to: Float64Array, toStart: number, from: Float64Array, fromStart: number, weight: number): void {
  for (let index = 0; index < SUBJECT_LENGTH; index += 1)
    to[toStart + index] = (to[toStart + index] as number) + weight * (from[fromStart + index] as number)
}

/** Makes the columns orthonormal: each row is divided by the Cholesky factor of the columns' products. */
function orthonormalise(span: Float64Array, rows: number): void {
  const factor = choleskyOf(productsOf(span, rows))
  for (let row = 0; row < rows; row += 1) {
    const from = row * SUBJECT_LENGTH
    for (let column = 0; column < SUBJECT_LENGTH; column += 1) {
      let rest = span[from + column] as number
      for (let earlier = 0; earlier < column; earlier += 1)
        rest -= (span[from + earlier] as number) * (factor[column * SUBJECT_LENGTH + earlier] as number)
      span[from + column] = rest / (factor[column * SUBJECT_LENGTH + column] as number)
    }
  }
}

/** The product of every two columns. */
function productsOf(span: Float64Array, rows: number): Float64Array {
  const products = new Float64Array(SUBJECT_LENGTH * SUBJECT_LENGTH)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < SUBJECT_LENGTH; column += 1)
      addRow(
        products,
        column * SUBJECT_LENGTH,
        span,
        row * SUBJECT_LENGTH,
        span[row * SUBJECT_LENGTH + column] as number,
      )
  return products
}

/** The lower triangle whose product with itself, transposed, is the matrix handed in. */
function choleskyOf(matrix: Float64Array): Float64Array {
  const factor = new Float64Array(matrix.length)
  for (let row = 0; row < SUBJECT_LENGTH; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row * SUBJECT_LENGTH + column] as number
      for (let index = 0; index < column; index += 1)
        rest -= (factor[row * SUBJECT_LENGTH + index] as number) * (factor[column * SUBJECT_LENGTH + index] as number)
      const diagonal = factor[column * SUBJECT_LENGTH + column] as number
      factor[row * SUBJECT_LENGTH + column] = row === column ? Math.sqrt(Math.max(rest, TINY)) : rest / diagonal
    }
  }
  return factor
}

/** The same numbers from -1 to 1 on every machine (a linear congruential generator), so that a corpus gives the same table again. */
function pseudoRandom(count: number): number[] {
  let state = 1
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647
    return (2 * state) / 2_147_483_647 - 1
  })
}
