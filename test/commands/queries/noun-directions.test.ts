import { expect, test } from 'vitest'
import { SUBJECT_LENGTH, SUBJECT_LETTERS } from '../../../functions/subscriptions/query/subject.ts'
import { findDirections } from '../../../lib/commands/queries/noun-directions.ts'
import { writeDirections } from '../../../lib/commands/queries/write-directions.ts'

// As many subjects as a direction has numbers, each with five nouns of its own, of which each of its releases holds four.
const syllable = (number: number) => String.fromCharCode(0xac00 + number)
const nounsOf = (subject: number) => Array.from({ length: 5 }, (_, n) => `${syllable(subject)}${syllable(1000 + n)}`)
const subjects = Array.from({ length: SUBJECT_LENGTH }, (_, subject) => nounsOf(subject))
const texts = subjects.flatMap((nouns) =>
  Array.from({ length: 12 }, (_, n) => nouns.filter((_, index) => index !== n % 5).join(' ')),
)
const candidates = [...subjects.flat(), '없음']

function angle(directions: Float64Array, one: number, other: number): number {
  let [product, first, second] = [0, 0, 0]
  for (let index = 0; index < SUBJECT_LENGTH; index += 1) {
    const [a = 0, b = 0] = [directions[one * SUBJECT_LENGTH + index], directions[other * SUBJECT_LENGTH + index]]
    product += a * b
    first += a * a
    second += b * b
  }
  return product / Math.sqrt(first * second)
}

const found = findDirections(texts, candidates, 1_000)

test('nouns of the same releases point the same way, those of others elsewhere', () => {
  const { nouns, directions } = found
  const [one, beside, elsewhere] = [nounsOf(3)[0], nounsOf(3)[1], nounsOf(4)[1]].map((noun = '') => nouns.indexOf(noun))
  expect(angle(directions, one ?? -1, beside ?? -1)).toBeGreaterThan(0.9)
  expect(Math.abs(angle(directions, one ?? -1, elsewhere ?? -1))).toBeLessThan(0.3)
})

test('a noun of too few releases is left out, and the most frequent stay', () => {
  const { nouns, weights } = findDirections(texts, candidates, 3)
  expect(nouns).toHaveLength(3)
  expect(found.nouns).not.toContain('없음')
  expect(weights.every((weight) => weight > 0 && weight < 1)).toBe(true)
})

test('they are written in the letters of the table, and the same texts give the same', () => {
  const written = writeDirections(found)
  expect(written).toEqual(writeDirections(findDirections(texts, candidates, 1_000)))
  expect(written.codes).toHaveLength(found.nouns.length * 16)
  expect(
    [...written.codes, ...written.pieces, ...written.weights].every((letter) => SUBJECT_LETTERS.includes(letter)),
  ).toBe(true)
})
