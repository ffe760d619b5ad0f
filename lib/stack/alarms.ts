import { Aws, Duration } from 'aws-cdk-lib'
import { Alarm, type AlarmProps, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { type IEventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { EVENT_SOURCE, OPERATOR_TOLD } from '../../functions/platform/events.ts'

export interface WatchedResources {
  /** Whatever arrives in one of these waits for a person. */
  deadLetterQueues: Queue[]
  doors: LambdaFunction[]
  sweep: LambdaFunction
  bus: IEventBus
  /** Receives notices that the topic did not take, and mails that could not be sent. */
  missedCalls: Queue
  /** Of the metrics. */
  namespace: string
}

/*
Two ways a failure is told. What stands in the table (late deliveries, sources that need attention) is judged by sweep, which puts
its notices on the bus; from there they go to the topic. What a door could not do at all is an ERROR line of its log, and what sweep
cannot see of itself is its silence: those are alarms. Everything goes to one topic, and is mailed to `email` if there is one. Alarms are
described in ASCII, because CloudFormation is not known to keep anything else in a template, and name their entry in the Korean runbook.
*/
export function addAlarms(
  scope: Construct,
  { deadLetterQueues, doors, sweep, bus, namespace, missedCalls }: WatchedResources,
  email?: string,
): void {
  const topic = addAlarmTopic(scope, missedCalls, email)
  const action = new SnsAction(topic)
  function addAlarm(id: string, props: AlarmProps): void {
    const alarm = new Alarm(scope, id, props)
    alarm.addAlarmAction(action)
    alarm.addOkAction(action)
  }

  new Rule(scope, 'Notices', {
    eventBus: bus,
    eventPattern: { source: [EVENT_SOURCE], detailType: [OPERATOR_TOLD] },
    targets: [
      new SnsTopic(topic, { message: RuleTargetInput.fromEventPath('$.detail.text'), deadLetterQueue: missedCalls }),
    ],
  })
  addAlarm(
    'DoorsFailing',
    atFirst(
      failureMetric(doors, namespace),
      'A function could not do a piece of its work, or was cut off: read the ERROR lines of its log. DoorsFailing in docs/ko/runbook.md.',
    ),
  )
  addAlarm('SweepSilent', {
    // Lambda counts 0 or 1 for each run, for nothing: the least is 1 when every run of the five minutes threw or was cut off.
    metric: sweep.metricErrors({ period: Duration.minutes(5), statistic: 'Minimum' }),
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    // Of a function that is not called nothing is counted, so missing data has to raise the alarm.
    treatMissingData: TreatMissingData.BREACHING,
    alarmDescription:
      'For 5 minutes sweep has judged nothing: what was interrupted stays undone, and nothing is told. SweepSilent in docs/ko/runbook.md.',
  })
  for (const queue of deadLetterQueues) {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' })
    addAlarm(
      `${queue.node.id}Filled`,
      atFirst(
        metric,
        `Jobs failed again and again or never arrived: read them, repair, redrive. ${queue.node.id}Filled in docs/ko/runbook.md.`,
      ),
    )
  }
}

function addAlarmTopic(scope: Construct, missedCalls: Queue, email?: string): Topic {
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
  if (email) topic.addSubscription(new EmailSubscription(email, { deadLetterQueue: missedCalls }))
  return topic
}

/** One metric of all doors: their lines at level ERROR, and the platform's reports of runs that were cut off. */
function failureMetric(doors: LambdaFunction[], namespace: string): Metric {
  const metricName = 'DoorFailures'
  for (const door of doors) {
    door.logGroup.addMetricFilter('Failures', {
      filterPattern: FilterPattern.literal(
        '{ $.level = "ERROR" || $.record.status = "timeout" || $.record.status = "error" }',
      ),
      metricNamespace: namespace,
      metricName,
    })
  }
  return new Metric({ namespace, metricName, period: Duration.minutes(5), statistic: 'Sum' })
}

/** Goes off at the first thing that is counted. */
function atFirst(metric: AlarmProps['metric'], alarmDescription: string): AlarmProps {
  return {
    metric,
    threshold: 1,
    alarmDescription,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  }
}
