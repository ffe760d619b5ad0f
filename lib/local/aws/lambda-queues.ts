import { randomUUID } from 'node:crypto'
import type { EventBridgeEvent, SQSBatchResponse, SQSRecord } from 'aws-lambda'
import { EVENT_SOURCE, OPERATOR_TOLD, RELEASE_ANNOUNCED } from '../../../functions/platform/events.ts'
import { JOB_QUEUES } from '../../../functions/platform/job-queues.ts'
import type { BusEntry } from './aws-stand-in.ts'
import { openQueue, type Queue } from './local-queue.ts'

/** The doors that are called with what is in a queue. */
type QueueDoor = keyof typeof JOB_QUEUES

export interface LambdaQueues {
  queues: Record<QueueDoor, Queue>
  /** The event bus with its two rules: announced releases go to the match queue, notices to whoever runs the program. */
  publish(entry: BusEntry): void
}

interface LambdaQueuesDeps {
  callDoor(door: QueueDoor, event: { Records: SQSRecord[] }): Promise<unknown>
  /** Called after every batch, with the number of records that failed. */
  onBatch(door: QueueDoor, failed: number): void
  /** Called with each notice for the person who runs the program. */
  onNotice(text: string): void
}

/** The queues in front of three doors, with the timings of AWS. Batches and concurrency are for one machine; lib/stack.ts has those of AWS. */
export function lambdaQueues({ callDoor, onBatch, onNotice }: LambdaQueuesDeps): LambdaQueues {
  function queueBefore(door: QueueDoor, batchSize: number, concurrency: number): Queue {
    async function consume(Records: SQSRecord[]): Promise<SQSBatchResponse> {
      const all = Records.map(({ messageId }) => ({ itemIdentifier: messageId }))
      const answer = await callDoor(door, { Records }).then(
        (response) => response as SQSBatchResponse,
        () => ({ batchItemFailures: all }),
      )
      onBatch(door, answer.batchItemFailures.length)
      return answer
    }
    return openQueue({
      name: door,
      consume,
      retryAfterMs: JOB_QUEUES[door].visibilitySeconds * 1000,
      maxReceives: JOB_QUEUES[door].maxReceives,
      batchSize,
      concurrency,
    })
  }
  const queues = {
    match: queueBefore('match', 10, 2),
    deliver: queueBefore('deliver', 1, 4),
    answer: queueBefore('answer', 1, 2),
  }
  return {
    queues,
    publish(entry) {
      if (entry.Source !== EVENT_SOURCE) return
      if (entry.DetailType === RELEASE_ANNOUNCED) queues.match.send({ body: JSON.stringify(busEvent(entry)) })
      if (entry.DetailType === OPERATOR_TOLD) onNotice(String(JSON.parse(entry.Detail).text))
    },
  }
}

/** An entry of PutEvents in the shape in which EventBridge hands it to its targets. */
function busEvent(entry: BusEntry): EventBridgeEvent<string, unknown> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: '000000000000',
    time: `${new Date().toISOString().slice(0, 19)}Z`,
    region: 'ap-northeast-2',
    resources: [],
    detail: JSON.parse(entry.Detail),
  }
}
