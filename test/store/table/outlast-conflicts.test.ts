import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { outlastConflicts } from '../../../functions/store/table/outlast-conflicts.ts'
import { openTable, type Table } from '../../../functions/store/table/table.ts'

const about = { $metadata: {}, message: 'no' }
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...about, CancellationReasons: codes.map((Code) => ({ Code })) })

/** A table that answers the first `times` requests with an error. */
function failing(error: Error, times: number) {
  const pauses: number[] = []
  let asked = 0
  const real = openTable('t')
  const send = async () => {
    asked += 1
    if (asked <= times) throw error
    return { Item: asked }
  }
  const table: Table = {
    ...real,
    db: Object.create(DynamoDBDocumentClient.prototype, { send: { value: send } }),
    pause: async (ms) => void pauses.push(ms),
  }
  const ask = () => outlastConflicts(table).db.send(new GetCommand({ TableName: 't', Key: {} }))
  return { ask, pauses, asked: () => asked }
}

test.each([
  ['a write that met a transaction', new TransactionConflictException(about)],
  ['a transaction that met another', cancelled('None', 'TransactionConflict')],
])('%s is sent again after a pause, until it gets through', async (_, error) => {
  const table = failing(error, 3)
  expect(await table.ask()).toEqual({ Item: 4 })
  expect(table.pauses).toHaveLength(3)
})

test('who meets others for ever gives up, with the error', async () => {
  const error = cancelled('TransactionConflict')
  const table = failing(error, 99)
  await expect(table.ask()).rejects.toBe(error)
  expect(table.asked()).toBe(8)
})

test.each([
  ['a condition that does not hold', new ConditionalCheckFailedException(about)],
  ['a condition that does not hold beside a conflict', cancelled('ConditionalCheckFailed', 'TransactionConflict')],
  ['anything else', new Error('no way')],
])('%s is not asked for again', async (_, error) => {
  const table = failing(error, 1)
  await expect(table.ask()).rejects.toBe(error)
  expect(table.asked()).toBe(1)
})

test('of twenty-five that wake one channel at once hardly any gives up', async () => {
  const TAKES = 25
  let [now, freeAt, gaveUp] = [0, 0, 0]
  const due: { at: number; run: () => void }[] = []
  const until = (at: number) => new Promise<void>((run) => void due.push({ at, run }))
  const real = openTable('t')
  const send = async () => {
    const isFree = now >= freeAt
    if (isFree) freeAt = now + TAKES
    await until(now + TAKES)
    if (!isFree) throw cancelled('TransactionConflict')
  }
  const db = Object.create(DynamoDBDocumentClient.prototype, { send: { value: send } })
  const table = outlastConflicts({ ...real, db, pause: (ms) => until(now + ms) })
  const ALL = 500
  let left = ALL
  for (let n = 0; n < ALL; n += 1)
    // Twenty rounds of twenty-five, a minute apart.
    void until(Math.floor(n / 25) * 60_000)
      .then(() => table.db.send(new GetCommand({ TableName: 't', Key: {} })))
      .catch(() => {
        gaveUp += 1
      })
      .finally(() => {
        left -= 1
      })
  while (due.length > 0) {
    due.sort((one, other) => one.at - other.at)
    const next = due.shift()
    now = next?.at ?? now
    next?.run()
    await new Promise(setImmediate)
  }
  expect(left).toBe(0)
  expect(gaveUp).toBeLessThan(10)
})
