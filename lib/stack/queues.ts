import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { LIMITS } from './function-limits.ts'

const GUARDED = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
const TRIES = 5

export interface JobQueue {
  jobs: Queue
  /** Jobs that failed five times, kept two weeks for a person to look at. */
  dead: Queue
}

/** A standard queue in front of a door. A bell lost here is rung again by sweep; its dead queue is how a person hears of it. */
export function jobQueue(scope: Construct, door: 'match' | 'deliver' | 'answer', props: QueueProps = {}): JobQueue {
  const name = `${door[0]?.toUpperCase()}${door.slice(1)}`
  const dead = deadQueue(scope, `${name}Dead`)
  const jobs = new Queue(scope, `${name}Jobs`, {
    ...GUARDED,
    visibilityTimeout: Duration.seconds(LIMITS[door].timeout.toSeconds() * 6),
    deadLetterQueue: { queue: dead, maxReceiveCount: TRIES },
    ...props,
  })
  return { jobs, dead }
}

export function deadQueue(scope: Construct, id: string): Queue {
  return new Queue(scope, id, { ...GUARDED, retentionPeriod: Duration.days(14) })
}

/** Lets a queue call a door. The door names the jobs that failed; only those come back. */
export function feed(door: LambdaFunction, { jobs }: JobQueue, batchSize: number, maxConcurrency: number): void {
  door.addEventSource(new SqsEventSource(jobs, { batchSize, maxConcurrency, reportBatchItemFailures: true }))
}
