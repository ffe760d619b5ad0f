import { type Duration, TimeZone } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { Schedule, ScheduleExpression, ScheduleTargetInput, type TimeWindow } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'

export interface Waking {
  /** Minutes and hours in Seoul, as cron writes them; every hour unless said. */
  minutes: string
  hours?: string
  window: TimeWindow
  /** How late a run may still begin; by then the next one does its work. */
  lateness: Duration
  missed: IQueue
  failed: IQueue
}

/**
 * Calls a door again and again. Left alone, Scheduler would try each call 185 times over a day, and Lambda each failed run twice
 * more: for a door that is called again within minutes that is a crowd, not help. Calls that were never made go to `missed`;
 * Scheduler counts a call as made once Lambda took it, so runs that threw go to `failed`.
 */
export function wake(door: LambdaFunction, { minutes, hours = '*', window, lateness, missed, failed }: Waking): void {
  door.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: lateness, onFailure: new SqsDestination(failed) })
  new Schedule(door, 'Schedule', {
    schedule: ScheduleExpression.cron({ minute: minutes, hour: hours, timeZone: TimeZone.ASIA_SEOUL }),
    timeWindow: window,
    target: new LambdaInvoke(door, {
      input: ScheduleTargetInput.fromObject({}),
      retryAttempts: 2,
      maxEventAge: lateness,
      deadLetterQueue: missed,
    }),
  })
}
