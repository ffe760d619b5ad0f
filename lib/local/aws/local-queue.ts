import { createHash, randomUUID } from 'node:crypto'
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda'

export interface Job {
  body: string
  groupId?: string | undefined
  /** At most 900 s. */
  delaySeconds?: number | undefined
}

export interface Queue {
  send(job: Job): { messageId: string; md5: string }
  /** The number of jobs waiting or being worked on, delayed ones included. */
  waiting(): number
  /** The number of jobs that failed for the last time. */
  dead(): number
  /** The number of jobs that will not come again: done or dead. */
  ended(): number
  /** Drops what is waiting and resolves when the batches under way have ended. */
  close(): Promise<void>
}

interface QueueOptions {
  name: string
  /**
   * The door behind the queue. If it rejects, its whole batch comes again `retryAfterMs` after it was taken; otherwise the records it names
   * as failed do.
   */
  consume(records: SQSRecord[]): Promise<SQSBatchResponse>
  retryAfterMs: number
  maxReceives: number
  batchSize: number
  /** The number of batches worked on at the same time. */
  concurrency: number
}

/**
 * A standard SQS queue with its dead-letter queue and event source mapping, in memory. Jobs lost when the program ends are rung again
 * from the ledger.
 */
export function openQueue({ name, consume, retryAfterMs, maxReceives, batchSize, concurrency }: QueueOptions): Queue {
  const ready: SQSRecord[] = []
  const timers = new Set<NodeJS.Timeout>()
  const working = new Set<Promise<void>>()
  let inFlight = 0
  let dead = 0
  let ended = 0

  function put(record: SQSRecord, delayMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      ready.push(record)
      startWork()
    }, delayMs)
    timers.add(timer)
  }

  function startWork(): void {
    while (ready.length > 0 && working.size < concurrency) {
      const work = workOn(ready.splice(0, batchSize).map(receiveOnceMore)).finally(() => {
        working.delete(work)
        startWork()
      })
      working.add(work)
    }
  }

  async function workOn(records: SQSRecord[]): Promise<void> {
    inFlight += records.length
    const takenAt = performance.now()
    const failed = await consume(records).then(
      (answer) => new Set(answer.batchItemFailures.map((failure) => failure.itemIdentifier)),
      () => new Set(records.map((record) => record.messageId)),
    )
    inFlight -= records.length
    ended += records.length - failed.size
    for (const record of records.filter((one) => failed.has(one.messageId))) {
      if (receiveCount(record) < maxReceives) {
        put(record, Math.max(retryAfterMs - (performance.now() - takenAt), 0))
        continue
      }
      dead += 1
      ended += 1
    }
  }

  return {
    send(job) {
      const record = newRecord(name, job)
      put(record, (job.delaySeconds ?? 0) * 1000)
      return { messageId: record.messageId, md5: record.md5OfBody }
    },
    waiting: () => timers.size + ready.length + inFlight,
    dead: () => dead,
    ended: () => ended,
    async close() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      ready.length = 0
      await Promise.all(working)
    },
  }
}

function newRecord(queue: string, { body, groupId }: Job): SQSRecord {
  const sent = String(Date.now())
  return {
    messageId: randomUUID(),
    receiptHandle: randomUUID(),
    body,
    attributes: {
      ApproximateReceiveCount: '0',
      SentTimestamp: sent,
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: sent,
      ...(groupId ? { MessageGroupId: groupId } : {}),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:ap-northeast-2:000000000000:${queue}`,
    awsRegion: 'ap-northeast-2',
  }
}

function receiveCount(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount)
}

function receiveOnceMore(record: SQSRecord): SQSRecord {
  return { ...record, attributes: { ...record.attributes, ApproximateReceiveCount: String(receiveCount(record) + 1) } }
}
