import { CfnOutput, Duration, Stack, type StackProps, Tags } from 'aws-cdk-lib'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { TimeWindow } from 'aws-cdk-lib/aws-scheduler'
import type { Construct } from 'constructs'
import { EVENT_SOURCE, RELEASE_ANNOUNCED } from '../functions/platform/events.ts'
import { SLACK_SECRETS } from '../functions/platform/secrets.ts'
import { SOURCE_SECRET_NAMES } from '../functions/sources/catalog/source-secrets.ts'
import type { ChorokConfig } from './config/config-shape.ts'
import { deployedSettings, SETTINGS_OUTPUT } from './config/deployed-settings.ts'
import { installationNames } from './config/installation-names.ts'
import { addAlarms } from './stack/alarms.ts'
import { addDoor } from './stack/door.ts'
import { scheduleDoor } from './stack/door-schedule.ts'
import {
  grantPutEvents,
  grantRead,
  grantReadMany,
  grantSecrets,
  grantSend,
  grantWrite,
  passSettings,
} from './stack/grants.ts'
import { addLedgerTable } from './stack/ledger-table.ts'
import { acknowledgeFindings } from './stack/nag-acknowledgements.ts'
import { addDeadLetterQueue, addJobQueue, feedDoor } from './stack/queues.ts'
import { addDashboard, addSavedQueries } from './stack/saved-queries.ts'
import { addSlackGate } from './stack/slack-gate.ts'

export interface ChorokStackProps extends StackProps {
  config: ChorokConfig
}

/** The whole of Chorok on AWS, with the settings of one installation. */
export class ChorokStack extends Stack {
  constructor(scope: Construct, id: string, { config, ...props }: ChorokStackProps) {
    super(scope, id, { terminationProtection: config.terminationProtection ?? true, ...props })
    for (const [name, value] of Object.entries(config.tags ?? {})) Tags.of(this).add(name, value)
    const names = installationNames(config)
    const ownSources = passSettings(config, 'CHOROK_RULES', 'CHOROK_ESG_BOARD', 'CHOROK_EXTRA_SOURCES')
    const table = addLedgerTable(this, config.tableMaximum, config.table)
    const bus = new EventBus(this, 'Bus', { eventBusName: names.bus })

    // Jobs that failed as often as they are tried. One queue for all, because each that is watched costs an alarm; SQS knows where a job came from.
    const deadJobs = addDeadLetterQueue(this, 'JobsDead')
    const matchQueue = addJobQueue(this, 'match', deadJobs)
    const deliverQueue = addJobQueue(this, 'deliver', deadJobs)
    const answerQueue = addJobQueue(this, 'answer', deadJobs)
    // Calls and events that never reached their door.
    const missedCalls = addDeadLetterQueue(this, 'Missed')
    // Runs of poll, sweep and reconcile that threw. They are kept for a person to read, not to be repeated: the next run does their work.
    const failedRuns = addDeadLetterQueue(this, 'FailedRuns')

    const poll = addDoor(this, 'poll', [
      grantRead(table, 'byDay'),
      grantReadMany(table),
      grantWrite(table),
      grantPutEvents(bus),
      grantSecrets(names.parameters, ...SOURCE_SECRET_NAMES),
      ownSources,
    ])
    const match = addDoor(this, 'match', [
      grantRead(table, 'byRelease'),
      grantWrite(table, 'DeleteItem'),
      grantSend('CHOROK_DELIVER_QUEUE', deliverQueue),
      passSettings(config, 'CHOROK_MORNING'),
    ])
    const deliver = addDoor(this, 'deliver', [
      grantRead(table, 'dueInChannel'),
      grantReadMany(table),
      grantWrite(table, 'DeleteItem', 'ConditionCheckItem'),
      grantSend('CHOROK_DELIVER_QUEUE', deliverQueue),
      grantSecrets(names.parameters, 'slack-bot-token'),
      passSettings(config, 'CHOROK_POSTS_A_MINUTE', 'CHOROK_READ_BACK'),
    ])
    const sweep = addDoor(this, 'sweep', [
      grantRead(table, 'bells'),
      grantReadMany(table),
      grantWrite(table, 'DeleteItem'),
      grantPutEvents(bus),
      grantSend('CHOROK_DELIVER_QUEUE', deliverQueue),
      grantSend('CHOROK_ANSWER_QUEUE', answerQueue),
      ownSources,
      passSettings(config, 'CHOROK_OPERATOR_CHANNEL'),
    ])
    const slackGrants = [
      grantRead(table),
      grantReadMany(table),
      grantWrite(table, 'DeleteItem'),
      grantSend('CHOROK_ANSWER_QUEUE', answerQueue),
      grantSecrets(names.parameters, ...SLACK_SECRETS),
      ownSources,
    ]
    const slack = addDoor(this, 'slack', slackGrants, config.slackConcurrency)
    const answer = addDoor(this, 'answer', [
      grantRead(table, 'byDay'),
      grantReadMany(table),
      grantWrite(table, 'DeleteItem'),
      grantSecrets(names.parameters, 'slack-bot-token'),
      ownSources,
      passSettings(config, 'CHOROK_POSTS_A_MINUTE'),
    ])
    const reconcile = addDoor(this, 'reconcile', [
      grantRead(table, 'byDay'),
      grantReadMany(table),
      grantSecrets(names.parameters, ...SOURCE_SECRET_NAMES),
      ownSources,
    ])

    const doors = [poll, match, deliver, sweep, slack, answer, reconcile]

    const everyFiveMinutes = {
      minutes: '*/5',
      window: TimeWindow.flexible(Duration.minutes(1)),
      maxDelay: Duration.minutes(5),
    }
    const everyMinute = { minutes: '*', window: TimeWindow.off(), maxDelay: Duration.minutes(1) }
    const dailyAtTen = { minutes: '0', hours: '10', window: TimeWindow.off(), maxDelay: Duration.hours(2) }
    scheduleDoor(poll, { ...everyFiveMinutes, missedCalls, failedRuns })
    scheduleDoor(sweep, { ...everyMinute, missedCalls, failedRuns })
    scheduleDoor(reconcile, { ...dailyAtTen, missedCalls, failedRuns })

    new Rule(this, 'Announced', {
      eventBus: bus,
      eventPattern: { source: [EVENT_SOURCE], detailType: [RELEASE_ANNOUNCED] },
      // Within an hour sweep has rung for the release again, so an older event is of no use.
      targets: [new SqsQueue(matchQueue, { deadLetterQueue: missedCalls, maxEventAge: Duration.hours(1) })],
    })
    feedDoor(match, matchQueue, { batchSize: 5, maxConcurrency: config.maxConcurrency ?? 5 })
    // One channel a run: while a call to Slack hangs in one channel, the lease of another must not run out.
    feedDoor(deliver, deliverQueue, { batchSize: 1, maxConcurrency: config.maxConcurrency ?? 10 })
    feedDoor(answer, answerQueue, { batchSize: 1, maxConcurrency: config.maxConcurrency ?? 5 })

    const deadLetterQueues = [deadJobs, missedCalls]
    addAlarms(this, { deadLetterQueues, doors, sweep, bus, missedCalls, namespace: names.namespace }, config.alarmEmail)

    addSavedQueries(this, names.stack, doors)
    if (config.dashboard) addDashboard(this, names.stack, doors)
    acknowledgeFindings(this, { doors, deadLetterQueues, failedRuns, scheduled: [poll, sweep, reconcile] })

    new CfnOutput(this, 'SlackRequestUrl', { value: addSlackGate(this, slack, names.api) })
    const parameters = [...SLACK_SECRETS, ...SOURCE_SECRET_NAMES].map((name) => `${names.parameters}/${name}`)
    new CfnOutput(this, 'ParametersToSet', {
      value: parameters.join(' '),
      description: `SecureStrings. Chorok needs ${SLACK_SECRETS.join(' and ')}; a key of a source is optional: without it that source is not read.`,
    })
    new CfnOutput(this, SETTINGS_OUTPUT, { value: JSON.stringify(deployedSettings(config)) })
    new CfnOutput(this, 'TableName', { value: table.tableName })
  }
}
