import type { SQSBatchResponse, SQSRecord } from 'aws-lambda'
import { EVENT_SOURCE, RELEASE_ANNOUNCED } from '../../../functions/platform/events.ts'
import type { DoorName, Doors } from '../process/local-doors.ts'
import type { BusEntry } from './aws-stand-in.ts'
import { busEvent } from './bus-event.ts'
import { openQueue, type Queue } from './local-queue.ts'

export interface LambdaQueues {
  queues: Record<'match' | 'deliver' | 'answer', Queue>
  /** The bus's one rule: announced releases go to the match queue. */
  publish(entry: BusEntry): void
}

const RETRY_AFTER = 20_000
const MAX_RECEIVES = 5

/** The queues and the doors behind them. `heard` is told of every batch that was worked on. */
export function lambdaQueues(doors: Doors, heard: (door: DoorName, failed: number) => void): LambdaQueues {
  function before(door: 'match' | 'deliver' | 'answer', batch: number, atOnce: number): Queue {
    async function consume(Records: SQSRecord[]): Promise<SQSBatchResponse> {
      const all = Records.map(({ messageId }) => ({ itemIdentifier: messageId }))
      const answer = await doors.call<SQSBatchResponse>(door, { Records }).catch(() => ({ batchItemFailures: all }))
      heard(door, answer.batchItemFailures.length)
      return answer
    }
    return openQueue({ name: door, consume, retryAfter: RETRY_AFTER, maxReceives: MAX_RECEIVES, batch, atOnce })
  }
  const queues = { match: before('match', 10, 2), deliver: before('deliver', 1, 4), answer: before('answer', 1, 2) }
  return {
    queues,
    publish(entry) {
      if (entry.Source !== EVENT_SOURCE || entry.DetailType !== RELEASE_ANNOUNCED) return
      queues.match.send({ body: JSON.stringify(busEvent(entry)) })
    },
  }
}
