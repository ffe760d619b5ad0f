import { Aws, Duration } from 'aws-cdk-lib'
import { Alarm, type AlarmProps, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { type Measure, NAMESPACE, SERVICE } from '../../functions/platform/metrics.ts'

export interface WatchedResources {
  /** Whatever arrives in one of these waits for a person. */
  deadLetterQueues: Queue[]
  poll: LambdaFunction
  sweep: LambdaFunction
  slack: LambdaFunction
  reconcile: LambdaFunction
  deliverJobs: Queue
}

const DAY_MINUTES = 24 * 60

/** Adds the fourteen alarms. Each one calls for a person to act; it is published to a topic, and mailed to `email` if there is one. */
export function addAlarms(
  scope: Construct,
  { deadLetterQueues, poll, sweep, slack, reconcile, deliverJobs }: WatchedResources,
  email?: string,
): void {
  const action = new SnsAction(addAlarmTopic(scope, email))
  const addAlarm = (id: string, alarm: AlarmProps) => new Alarm(scope, id, alarm).addAlarmAction(action)

  for (const queue of deadLetterQueues) {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' })
    addAlarm(
      `${queue.node.id}Filled`,
      atLeast(metric, 1, 'Jobs failed five times or never arrived: read them, repair, redrive.'),
    )
  }
  const failing = atLeast(
    troubleMetric(poll),
    1,
    'For a quarter of an hour every poll met an error of our own: read its log.',
  )
  addAlarm('PollFailing', { ...failing, evaluationPeriods: 3 })
  addAlarm('PollSilent', silent(poll, 20, 'No poll for 20 minutes: nothing new is found.'))
  addAlarm(
    'SweepFailing',
    atLeast(errorMetric(sweep, 10), 5, 'Sweep keeps failing: what was interrupted stays undone.'),
  )
  addAlarm('SweepSilent', silent(sweep, 10, 'No sweep for 10 minutes: what was interrupted stays undone.'))
  // A bad request is answered rather than thrown, so that nothing a stranger sends counts here: only faults of our own do.
  addAlarm(
    'SlackFailing',
    atLeast(errorMetric(slack, 5), 3, 'The Slack door throws or runs out of time: commands go unanswered.'),
  )
  const age = deliverJobs.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: 'Maximum' })
  addAlarm('DeliverStuck', atLeast(age, 3600, 'A channel bell has waited for an hour: messages are late.'))
  addAlarm(
    'WorkspaceStopped',
    atLeast(
      countMetric('WorkspaceRefusals', 15),
      1,
      'Slack refuses everything, as for a revoked token: check the app and its bot token. Nothing is lost meanwhile.',
    ),
  )
  addAlarm(
    'SourcesAiling',
    atLeast(
      countMetric('SourcesAiling', 60),
      1,
      'A source has been stale, garbled or out of reach for long: npm run probe names it.',
    ),
  )
  addAlarm(
    'DifferencesUnexplained',
    atLeast(
      countMetric('DifferencesUnexplained', DAY_MINUTES),
      1,
      'A release or message of a day is missing: npm run reconcile names it.',
    ),
  )
  addAlarm(
    'ReconcileFailing',
    atLeast(errorMetric(reconcile, DAY_MINUTES), 1, 'The daily comparison broke: whether a day is whole is not known.'),
  )
}

function addAlarmTopic(scope: Construct, email?: string): Topic {
  const topic = new Topic(scope, 'Alarms', { enforceSSL: true })
  // `enforceSSL` gives the topic a policy of its own, and so it loses the default policy that lets the account's alarms publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      actions: ['sns:Publish'],
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  )
  if (email) topic.addSubscription(new EmailSubscription(email))
  return topic
}

/** A metric that our own code writes. */
function countMetric(metricName: Measure, minutes: number): Metric {
  return new Metric({
    namespace: NAMESPACE,
    metricName,
    dimensionsMap: { service: SERVICE },
    period: Duration.minutes(minutes),
    statistic: 'Maximum',
  })
}

function errorMetric(door: LambdaFunction, minutes: number): AlarmProps['metric'] {
  return door.metricErrors({ period: Duration.minutes(minutes), statistic: 'Sum' })
}

/**
 * Log lines of poll that report a fault of ours, or a run that was cut off. After such a fault poll goes on to the other sources, so the
 * function's own error metric does not show it.
 */
function troubleMetric(poll: LambdaFunction): AlarmProps['metric'] {
  const troublePattern = '{ $.level = "ERROR" || $.record.status = "timeout" || $.record.status = "error" }'
  const filter = poll.logGroup.addMetricFilter('Troubles', {
    filterPattern: FilterPattern.literal(troublePattern),
    metricNamespace: NAMESPACE,
    metricName: 'PollTroubles',
  })
  return filter.metric({ period: Duration.minutes(5), statistic: 'Sum' })
}

function atLeast(metric: AlarmProps['metric'], threshold: number, alarmDescription: string): AlarmProps {
  return {
    metric,
    threshold,
    alarmDescription,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }
}

/** Goes off when a function has not been called. Such a function sends no metric at all, so missing data has to raise the alarm. */
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
