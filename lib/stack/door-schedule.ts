import { type Duration, TimeZone } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IDestination, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { Schedule, ScheduleExpression, ScheduleTargetInput, type TimeWindow } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'

export interface DoorSchedule {
  /** Minutes and hours in Seoul, in cron's notation; every hour unless `hours` is given. */
  minutes: string
  hours?: string
  window: TimeWindow
  /** How late a run may still begin. After that the next run does its work. */
  maxDelay: Duration
  /** Receives calls that Scheduler could not make. */
  missedCalls: IQueue
  /** Receives runs that threw. */
  failedRuns: IQueue
}

/**
 * Calls a door on a schedule. By default Scheduler would try each call 185 times over a day, and Lambda would repeat each failed run
 * twice; for a door that is called again within minutes anyway, those repeats only pile up. Scheduler counts a call as made once Lambda
 * has accepted it, so a run that throws does not come to `missedCalls`, and `failedRuns` is needed beside it.
 */
export function scheduleDoor(
  door: LambdaFunction,
  { minutes, hours = '*', window, maxDelay, missedCalls, failedRuns }: DoorSchedule,
): void {
  door.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: maxDelay, onFailure: sendTo(failedRuns) })
  new Schedule(door, 'Schedule', {
    schedule: ScheduleExpression.cron({ minute: minutes, hour: hours, timeZone: TimeZone.ASIA_SEOUL }),
    timeWindow: window,
    target: new LambdaInvoke(door, {
      input: ScheduleTargetInput.fromObject({}),
      retryAttempts: 2,
      maxEventAge: maxDelay,
      deadLetterQueue: missedCalls,
    }),
  })
}

/** As `SqsDestination` does, without the right to read the queue's attributes, which nothing needs. */
function sendTo(queue: IQueue): IDestination {
  return {
    bind(_scope, door) {
      door.grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
      )
      return { destination: queue.queueArn }
    },
  }
}
