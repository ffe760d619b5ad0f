import { expect, test } from 'vitest'
import { batchesFrom, batchesOf } from '../../functions/text/batches.ts'

async function* arriving<T>(things: T[]): AsyncGenerator<T> {
  yield* things
}

test.each([
  [[], []],
  [[1], [[1]]],
  [
    [1, 2, 3, 4],
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    [1, 2, 3],
    [[1, 2], [3]],
  ],
])('%j is split into batches of two, in its order', async (things, batches) => {
  expect(batchesOf(things, 2)).toEqual(batches)
  expect(await Array.fromAsync(batchesFrom(arriving(things), 2))).toEqual(batches)
})
