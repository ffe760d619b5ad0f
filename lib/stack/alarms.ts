import { Duration } from 'aws-cdk-lib'
import { Alarm, type AlarmProps, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { type Measure, NAMESPACE, SERVICE } from '../../functions/platform/metrics.ts'
import { alarmTopic } from './alarm-topic.ts'

export interface Watched {
  /** Anything in one of these waits for a person. */
  dead: Queue[]
  poll: LambdaFunction
  sweep: LambdaFunction
  slack: LambdaFunction
  reconcile: LambdaFunction
  deliver: Queue
}

/** Fourteen alarms, each something a person must act on, told to `email` if there is one. */
export function alarms(
  scope: Construct,
  { dead, poll, sweep, slack, reconcile, deliver }: Watched,
  email?: string,
): void {
  const action = new SnsAction(alarmTopic(scope, email))
  const raise = (id: string, alarm: AlarmProps) => new Alarm(scope, id, alarm).addAlarmAction(action)

  for (const queue of dead) {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' })
    raise(
      `${queue.node.id}Filled`,
      above(metric, 1, 'Jobs failed five times or never arrived: read them, repair, redrive.'),
    )
  }
  const failing = above(troubles(poll), 1, 'For a quarter of an hour every poll met an error of our own: read its log.')
  raise('PollFailing', { ...failing, evaluationPeriods: 3 })
  raise('PollSilent', silent(poll, 20, 'No poll for 20 minutes: nothing new is found.'))
  raise('SweepFailing', above(errors(sweep, 10), 5, 'Sweep keeps failing: what was interrupted stays undone.'))
  raise('SweepSilent', silent(sweep, 10, 'No sweep for 10 minutes: what was interrupted stays undone.'))
  // Bad requests are answered, not thrown: only our own fault counts here, whatever a stranger sends.
  raise(
    'SlackFailing',
    above(errors(slack, 5), 3, 'The Slack door throws or runs out of time: commands go unanswered.'),
  )
  const age = deliver.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' })
  raise('DeliverStuck', above(age, 3600, 'A channel bell has waited for an hour: messages are late.'))
  raise(
    'WorkspaceStopped',
    above(
      measured('WorkspaceRefusals', 15),
      1,
      'Slack refuses everything, as for a revoked token: check the app and its bot token. Nothing is lost meanwhile.',
    ),
  )
  raise(
    'SourcesAiling',
    above(
      measured('SourcesAiling', 60),
      1,
      'A source has been stale, garbled or out of reach for long: npm run probe names it.',
    ),
  )
  raise(
    'DifferencesUnexplained',
    above(
      measured('DifferencesUnexplained', DAY),
      1,
      'A release or message of a day is missing: npm run reconcile names it.',
    ),
  )
  raise(
    'ReconcileFailing',
    above(errors(reconcile, DAY), 1, 'The daily comparison broke: whether a day is whole is not known.'),
  )
}

const DAY = 24 * 60

/** A count of our own. */
function measured(metricName: Measure, minutes: number): Metric {
  const dimensionsMap = { service: SERVICE }
  return new Metric({
    namespace: NAMESPACE,
    metricName,
    dimensionsMap,
    period: Duration.minutes(minutes),
    statistic: 'Maximum',
  })
}

function errors(door: LambdaFunction, minutes: number): AlarmProps['metric'] {
  return door.metricErrors({ period: Duration.minutes(minutes), statistic: 'Sum' })
}

/** Runs of poll in which something of ours broke. It goes on to the other sources then, so that the function itself does not fail. */
function troubles(poll: LambdaFunction): AlarmProps['metric'] {
  const broke = '{ $.level = "ERROR" || $.record.status = "timeout" || $.record.status = "error" }'
  const filter = poll.logGroup.addMetricFilter('Troubles', {
    filterPattern: FilterPattern.literal(broke),
    metricNamespace: NAMESPACE,
    metricName: 'PollTroubles',
  })
  return filter.metric({ period: Duration.minutes(5), statistic: 'Sum' })
}

function above(metric: AlarmProps['metric'], threshold: number, alarmDescription: string): AlarmProps {
  return {
    metric,
    threshold,
    alarmDescription,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }
}

/** A function that is not called sends no metric at all, so that missing data is the alarm. */
function silent(door: LambdaFunction, minutes: number, alarmDescription: string): AlarmProps {
  return {
    metric: door.metricInvocations({ period: Duration.minutes(minutes), statistic: 'Sum' }),
    threshold: 1,
    alarmDescription,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  }
}
