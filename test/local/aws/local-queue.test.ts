import type { SQSBatchResponse, SQSRecord } from 'aws-lambda'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openQueue } from '../../../lib/local/aws/local-queue.ts'

function aQueue(consume: (records: SQSRecord[]) => Promise<SQSBatchResponse>, atOnce = 1, batch = 10) {
  const queue = openQueue({ name: 'deliver', consume, retryAfter: 20, maxReceives: 3, batch, atOnce })
  onTestFinished(queue.close)
  return queue
}

function failing(...records: SQSRecord[]): SQSBatchResponse {
  return { batchItemFailures: records.map(({ messageId }) => ({ itemIdentifier: messageId })) }
}

test('of a batch, only what the door names as failed comes back', async () => {
  const heard: string[] = []
  const queue = aQueue(async (records) => {
    heard.push(...records.map(({ body, attributes }) => `${body} ${attributes.ApproximateReceiveCount}`))
    return failing(
      ...records.filter(({ body, attributes }) => body === 'b' && attributes.ApproximateReceiveCount === '1'),
    )
  })
  for (const body of ['a', 'b', 'c']) queue.send({ body })
  await expect.poll(() => queue.waiting()).toBe(0)
  expect(heard.toSorted()).toEqual(['a 1', 'b 1', 'b 2', 'c 1'])
  expect(queue.dead()).toBe(0)
})

test('a job whose door always throws is dead after its last try', async () => {
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
  const heard: string[] = []
  const queue = aQueue(async (records) => {
    heard.push(...records.map(({ body }) => body))
    return failing()
  })
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  queue.send({ body: 'late', delaySeconds: 10 })
  queue.send({ body: 'soon' })
  await vi.advanceTimersByTimeAsync(9_999)
  expect(heard).toEqual(['soon'])
  await vi.advanceTimersByTimeAsync(1)
  expect(heard).toEqual(['soon', 'late'])
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
