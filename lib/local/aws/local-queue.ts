import { createHash, randomUUID } from 'node:crypto'
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda'

export interface Job {
  body: string
  groupId?: string | undefined
  /** At most 900. */
  delaySeconds?: number | undefined
}

export interface Queue {
  send(job: Job): { messageId: string; md5: string }
  /** Jobs waiting or being worked on, the delayed ones included. */
  waiting(): number
  dead(): number
  /** Jobs that were worked on for the last time. */
  ended(): number
  close(): Promise<void>
}

interface Options {
  name: string
  /** The door behind the queue; what it throws, or names as failed, comes back after `retryAfter` ms. */
  consume(records: SQSRecord[]): Promise<SQSBatchResponse>
  retryAfter: number
  maxReceives: number
  batch: number
  /** How many batches may be worked on at the same time. */
  atOnce: number
}

/** A standard SQS queue with its dead-letter queue and event source mapping, in memory: the ledger rings again what is lost. */
export function openQueue({ name, consume, retryAfter, maxReceives, batch, atOnce }: Options): Queue {
  const ready: SQSRecord[] = []
  const timers = new Set<NodeJS.Timeout>()
  const working = new Set<Promise<void>>()
  let inFlight = 0
  let dead = 0
  let ended = 0

  function put(record: SQSRecord, delay: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      ready.push(record)
      startWork()
    }, delay)
    timers.add(timer)
  }

  function startWork(): void {
    while (ready.length > 0 && working.size < atOnce) {
      const work = workOn(ready.splice(0, batch).map(received)).finally(() => {
        working.delete(work)
        startWork()
      })
      working.add(work)
    }
  }

  async function workOn(records: SQSRecord[]): Promise<void> {
    inFlight += records.length
    const failed = await consume(records).then(
      (answer) => new Set(answer.batchItemFailures.map((failure) => failure.itemIdentifier)),
      () => new Set(records.map((record) => record.messageId)),
    )
    inFlight -= records.length
    ended += records.length - failed.size
    for (const record of records.filter((one) => failed.has(one.messageId))) {
      if (receives(record) < maxReceives) {
        put(record, retryAfter)
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

function receives(record: SQSRecord): number {
  return Number(record.attributes.ApproximateReceiveCount)
}

function received(record: SQSRecord): SQSRecord {
  return { ...record, attributes: { ...record.attributes, ApproximateReceiveCount: String(receives(record) + 1) } }
}
