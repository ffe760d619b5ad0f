import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { JOB_QUEUES } from '../../functions/platform/job-queues.ts'

const SECURITY = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
const DEAD_LETTER_DAYS = 14

export interface JobQueue {
  jobs: Queue
  /** Jobs that failed as often as they are tried; kept for two weeks so that a person can look at them. */
  deadLetters: Queue
}

/**
 * Adds a standard queue in front of a door, with a dead-letter queue behind it. A bell that is lost here is rung again by sweep; the
 * dead-letter queue is how a person learns of it.
 */
export function addJobQueue(scope: Construct, door: keyof typeof JOB_QUEUES): JobQueue {
  const name = `${door[0]?.toUpperCase()}${door.slice(1)}`
  const deadLetters = addDeadLetterQueue(scope, `${name}Dead`)
  const { visibilitySeconds, maxReceives, ...others } = JOB_QUEUES[door]
  const jobs = new Queue(scope, `${name}Jobs`, {
    ...SECURITY,
    visibilityTimeout: Duration.seconds(visibilitySeconds),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
    ...('retentionSeconds' in others && { retentionPeriod: Duration.seconds(others.retentionSeconds) }),
  })
  return { jobs, deadLetters }
}

export function addDeadLetterQueue(scope: Construct, id: string): Queue {
  return new Queue(scope, id, { ...SECURITY, retentionPeriod: Duration.days(DEAD_LETTER_DAYS) })
}

/** Lets a queue call a door. The door reports which jobs failed, and only those return to the queue. */
export function feedDoor(
  door: LambdaFunction,
  { jobs }: JobQueue,
  limits: { batchSize: number; maxConcurrency: number },
): void {
  door.addEventSource(new SqsEventSource(jobs, { ...limits, reportBatchItemFailures: true }))
}
