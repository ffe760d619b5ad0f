import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { openTable } from '../../../functions/store/table/table.ts'

const about = { $metadata: {}, message: 'no' }
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...about, CancellationReasons: codes.map((Code) => ({ Code })) })

/** A client whose requests are answered here instead of being sent: `answer` gives the item, or throws. */
function clientThat(answer: () => Promise<unknown>): DynamoDBClient {
  const client = new DynamoDBClient({ region: 'ap-northeast-2' })
  const answering = () => async () => ({ response: {}, output: { Item: await answer(), $metadata: {} } as never })
  client.middlewareStack.add(answering, { step: 'initialize', priority: 'low' })
  return client
}

const get = new GetCommand({ TableName: 't', Key: {} })

/** A table whose first `times` requests fail with an error. */
function failing(error: Error, times: number) {
  const pauses: number[] = []
  let requests = 0
  const client = clientThat(async () => {
    requests += 1
    if (requests <= times) throw error
    return requests
  })
  const { db } = openTable('t', client, async (ms) => void pauses.push(ms))
  return { send: async () => (await db.send(get)).Item, pauses, requests: () => requests }
}

test.each([
  ['a write that met a transaction', new TransactionConflictException(about)],
  ['a transaction that met another', cancelled('None', 'TransactionConflict')],
])('%s is sent again after a pause, until it gets through', async (_, error) => {
  const table = failing(error, 3)
  expect(await table.send()).toEqual(4)
  expect(table.pauses).toHaveLength(3)
})

test('a request that always conflicts fails with the error in the end', async () => {
  const error = cancelled('TransactionConflict')
  const table = failing(error, 99)
  await expect(table.send()).rejects.toBe(error)
  expect(table.requests()).toBe(8)
})

test.each([
  ['a condition that does not hold', new ConditionalCheckFailedException(about)],
  ['a condition that does not hold beside a conflict', cancelled('ConditionalCheckFailed', 'TransactionConflict')],
  ['anything else', new Error('no way')],
])('%s is not sent again', async (_, error) => {
  const table = failing(error, 1)
  await expect(table.send()).rejects.toBe(error)
  expect(table.requests()).toBe(1)
})

test('two tables over one client send a request no more often than one does', async () => {
  let requests = 0
  const client = clientThat(async () => {
    requests += 1
    throw cancelled('TransactionConflict')
  })
  const [, second] = [openTable('one', client, async () => undefined), openTable('two', client, async () => undefined)]
  await expect(second.db.send(get)).rejects.toThrow(TransactionCanceledException)
  expect(requests).toBe(8)
})

test('of twenty-five that wake one channel at once hardly any fails', async () => {
  const WRITE_MS = 25
  let [now, freeAt, failures] = [0, 0, 0]
  const due: { at: number; run: () => void }[] = []
  const until = (at: number) => new Promise<void>((run) => void due.push({ at, run }))
  const client = clientThat(async () => {
    const isFree = now >= freeAt
    if (isFree) freeAt = now + WRITE_MS
    await until(now + WRITE_MS)
    if (!isFree) throw cancelled('TransactionConflict')
  })
  const { db } = openTable('t', client, (ms) => until(now + ms))
  const ALL = 500
  let left = ALL
  for (let n = 0; n < ALL; n += 1)
    // Twenty rounds of twenty-five, a minute apart.
    void until(Math.floor(n / 25) * 60_000)
      .then(() => db.send(get))
      .catch(() => {
        failures += 1
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
  expect(failures).toBeLessThan(10)
})
