import { Stack, Validations } from 'aws-cdk-lib'
import type { CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct, IConstruct } from 'constructs'
import type { WatchedResources } from './alarms.ts'

/*
What the AwsSolutions and Serverless packs of cdk-nag find here, and why it stays. The reasons stand in the stack itself, so that a company's
own run of these packs is green too. Anything they find beyond this stops the synth.
*/

interface AcknowledgedResources extends Pick<WatchedResources, 'doors' | 'deadLetterQueues'> {
  scheduled: LambdaFunction[]
  /** Receives runs that threw. */
  failedRuns: Construct
}

const REASONS = {
  signed:
    'Slack cannot sign as AWS does. The function checks the signature that Slack gives each request before it reads any of it.',
  endOfLine:
    'It is where failed work ends. A person is alarmed and reads it; nothing consumes it that could fail again.',
  oneFunction: 'Any version of the one function that the schedule calls.',
  failuresKept:
    'Queues and schedules keep what failed: each job queue has a dead-letter queue, each schedule one, and failed asynchronous runs go to a queue. The HTTP API is synchronous.',
  noTraces:
    'Log lines carry the ids of release, message and channel from end to end. Traces would cost 5 dollars a million and say less.',
  sqsRedrive:
    'For a queue, the redrive policy of the queue itself is what keeps failed jobs; a mapping cannot have another.',
}

export function acknowledgeFindings(scope: Construct, resources: AcknowledgedResources): void {
  const { doors, scheduled, deadLetterQueues, failedRuns } = resources
  acknowledge(scope, REASONS.signed, 'AwsSolutions-APIG4')
  for (const queue of [...deadLetterQueues, failedRuns])
    acknowledge(queue, REASONS.endOfLine, 'AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy')
  for (const door of scheduled)
    acknowledge(scope, REASONS.oneFunction, `AwsSolutions-IAM5[Resource::<${logicalId(door)}.Arn>:*]`)
  for (const door of doors) {
    acknowledge(door, REASONS.failuresKept, 'Serverless-LambdaDLQ')
    acknowledge(door, REASONS.noTraces, 'Serverless-LambdaTracing')
    acknowledge(door, REASONS.sqsRedrive, 'Serverless-LambdaEventSourceMappingDestination')
  }
}

function acknowledge(scope: IConstruct, reason: string, ...ids: string[]): void {
  Validations.of(scope).acknowledge(...ids.map((id) => ({ id, reason })))
}

function logicalId(door: LambdaFunction): string {
  return Stack.of(door).getLogicalId(door.node.defaultChild as CfnFunction)
}
