import { Duration } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { JOB_QUEUES } from '../../functions/platform/job-queues.ts'

const SECURITY = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
const DEAD_LETTER_DAYS = 14

/**
 * Adds a standard queue in front of a door. A bell that is lost here is rung again by sweep; that a job came to `deadLetters` is how a person
 * learns of it.
 */
export function addJobQueue(scope: Construct, door: keyof typeof JOB_QUEUES, deadLetters: Queue): Queue {
  const name = `${door[0]?.toUpperCase()}${door.slice(1)}`
  const { visibilitySeconds, maxReceives, ...others } = JOB_QUEUES[door]
  return new Queue(scope, `${name}Jobs`, {
    ...SECURITY,
    visibilityTimeout: Duration.seconds(visibilitySeconds),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
    ...('retentionSeconds' in others && { retentionPeriod: Duration.seconds(others.retentionSeconds) }),
  })
}

/** Adds a queue for what failed, which keeps it for two weeks so that a person can look at it. */
export function addDeadLetterQueue(scope: Construct, id: string): Queue {
  return new Queue(scope, id, { ...SECURITY, retentionPeriod: Duration.days(DEAD_LETTER_DAYS) })
}

/** Lets a queue call a door. The door reports which jobs failed, and only those return to the queue. */
export function feedDoor(
  door: LambdaFunction,
  jobs: Queue,
  limits: { batchSize: number; maxConcurrency: number },
): void {
  door.addEventSource(new SqsEventSource(jobs, { ...limits, reportBatchItemFailures: true }))
}
