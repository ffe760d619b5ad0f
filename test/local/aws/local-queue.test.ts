import type { SQSBatchResponse, SQSRecord } from 'aws-lambda'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openQueue } from '../../../lib/local/aws/local-queue.ts'

function aQueue(consume: (records: SQSRecord[]) => Promise<SQSBatchResponse>, concurrency = 1, batchSize = 10) {
  const queue = openQueue({ name: 'deliver', consume, retryAfterMs: 20, maxReceives: 3, batchSize, concurrency })
  onTestFinished(queue.close)
  return queue
}

function failing(...records: SQSRecord[]): SQSBatchResponse {
  return { batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })) }
}

test('only the records of a batch that the door names as failed come again', async () => {
  const received: string[] = []
  const queue = aQueue(async (records) => {
    received.push(...records.map(({ body, attributes }) => `${body} ${attributes.ApproximateReceiveCount}`))
    return failing(
      ...records.filter(({ body, attributes }) => body === 'b' && attributes.ApproximateReceiveCount === '1'),
    )
  })
  for (const body of ['a', 'b', 'c']) queue.send({ body })
  await expect.poll(() => queue.waiting()).toBe(0)
  expect(received.toSorted()).toEqual(['a 1', 'b 1', 'b 2', 'c 1'])
  expect(queue.dead()).toBe(0)
})

test('a job whose door always throws is dead after its last attempt', async () => {
  let tries = 0
  const queue = aQueue(async () => {
    tries += 1
    throw new Error('broken')
  })
  queue.send({ body: 'a' })
  await expect.poll(() => queue.dead()).toBe(1)
  expect(tries).toBe(3)
})

test('a delayed job waits', async () => {
  const received: string[] = []
  const queue = aQueue(async (records) => {
    received.push(...records.map(({ body }) => body))
    return failing()
  })
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  queue.send({ body: 'late', delaySeconds: 10 })
  queue.send({ body: 'soon' })
  await vi.advanceTimersByTimeAsync(9_999)
  expect(received).toEqual(['soon'])
  await vi.advanceTimersByTimeAsync(1)
  expect(received).toEqual(['soon', 'late'])
})

test('one slow job does not hold up the others', async () => {
  const { promise: slow, resolve: finish } = Promise.withResolvers<void>()
  const done: string[] = []
  const queue = aQueue(
    async ([record]) => {
      if (record?.body === 'slow') await slow
      done.push(record?.body ?? '')
      return failing()
    },
    2,
    1,
  )
  for (const body of ['slow', 'a', 'b']) queue.send({ body })
  await expect.poll(() => done).toEqual(['a', 'b'])
  finish()
  await expect.poll(() => done).toEqual(['a', 'b', 'slow'])
})
