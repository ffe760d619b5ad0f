import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { DOOR_LIMITS } from './door-limits.ts'

const SECURITY = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
const MAX_RECEIVES_PER_JOB = 5
const DEAD_LETTER_DAYS = 14

export interface JobQueue {
  jobs: Queue
  /** Jobs that failed five times; kept for two weeks so that a person can look at them. */
  deadLetters: Queue
}

/**
 * Adds a standard queue in front of a door, with a dead-letter queue behind it. A bell that is lost here is rung again by sweep; the
 * dead-letter queue is how a person learns of it.
 */
export function addJobQueue(scope: Construct, door: 'match' | 'deliver' | 'answer', props: QueueProps = {}): JobQueue {
  const name = `${door[0]?.toUpperCase()}${door.slice(1)}`
  const deadLetters = addDeadLetterQueue(scope, `${name}Dead`)
  const jobs = new Queue(scope, `${name}Jobs`, {
    ...SECURITY,
    visibilityTimeout: Duration.seconds(DOOR_LIMITS[door].timeout.toSeconds() * 6),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: MAX_RECEIVES_PER_JOB },
    ...props,
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
