import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { TimeWindow } from 'aws-cdk-lib/aws-scheduler'
import type { Construct } from 'constructs'
import { EVENT_SOURCE, RELEASE_ANNOUNCED } from '../functions/platform/events.ts'
import { SLACK_SECRETS } from '../functions/platform/secrets.ts'
import { SOURCE_SECRET_NAMES } from '../functions/sources/catalog/source-secrets.ts'
import { alarms } from './stack/alarms.ts'
import { door } from './stack/door.ts'
import { announces, fills, follows, keeps, knows, reads, sets } from './stack/grants.ts'
import { ledger } from './stack/ledger-table.ts'
import { deadQueue, feed, jobQueue } from './stack/queues.ts'
import { slackGate } from './stack/slack-gate.ts'
import { wake } from './stack/wake-schedule.ts'

/**
 * The whole of Chorok on AWS. Context: `parameters` (prefix of the secrets, `/chorok`), `alarmEmail`, `esgBoard` (address of a
 * curated board to read), `extraSources` (JSON of catalog lines), `readBack` (`on`: an app with the history scopes looks for a
 * message whose answer was lost), `postsAMinute` (of a workspace, 500) and `morning` (in Seoul, `09:00`): none is needed.
 */
export class ChorokStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props)
    const prefix: string = this.node.tryGetContext('parameters') ?? '/chorok'
    const ownSources = follows({
      esgBoard: this.node.tryGetContext('esgBoard'),
      extraSources: this.node.tryGetContext('extraSources'),
    })
    const table = ledger(this)
    const bus = new EventBus(this, 'Bus', { eventBusName: 'chorok' })

    const matching = jobQueue(this, 'match')
    const delivering = jobQueue(this, 'deliver')
    // Slack takes answers through a response_url for thirty minutes.
    const answering = jobQueue(this, 'answer', { retentionPeriod: Duration.minutes(30) })
    // Calls and events that never reached their door.
    const missed = deadQueue(this, 'Missed')
    // Runs of poll and sweep that threw: kept to be read, not to be repeated, for the next run does their work.
    const failed = deadQueue(this, 'FailedRuns')

    const poll = door(this, 'poll', [keeps(table), announces(bus), knows(prefix, ...SOURCE_SECRET_NAMES), ownSources])
    const budget = sets('CHOROK_POSTS_A_MINUTE', 'postsAMinute', /^[1-9]\d{0,3}$/)
    const match = door(this, 'match', [
      keeps(table),
      fills('CHOROK_DELIVER_QUEUE', delivering),
      sets('CHOROK_MORNING', 'morning', /^([01]\d|2[0-3]):[0-5]\d$/),
    ])
    const deliver = door(this, 'deliver', [
      keeps(table),
      fills('CHOROK_DELIVER_QUEUE', delivering),
      knows(prefix, 'slack-bot-token'),
      budget,
      sets('CHOROK_READ_BACK', 'readBack', /^on$/),
    ])
    const sweep = door(this, 'sweep', [keeps(table), announces(bus), fills('CHOROK_DELIVER_QUEUE', delivering)])
    const slack = door(this, 'slack', [
      keeps(table),
      fills('CHOROK_ANSWER_QUEUE', answering),
      knows(prefix, ...SLACK_SECRETS),
      ownSources,
    ])
    const answer = door(this, 'answer', [keeps(table), knows(prefix, 'slack-bot-token'), ownSources, budget])
    const reconcile = door(this, 'reconcile', [reads(table), knows(prefix, ...SOURCE_SECRET_NAMES), ownSources])

    const everyFive = {
      minutes: '*/5',
      window: TimeWindow.flexible(Duration.minutes(1)),
      lateness: Duration.minutes(5),
    }
    const everyMinute = { minutes: '*', window: TimeWindow.off(), lateness: Duration.minutes(1) }
    wake(poll, { ...everyFive, missed, failed })
    wake(sweep, { ...everyMinute, missed, failed })
    const atTen = { minutes: '0', hours: '10', window: TimeWindow.off(), lateness: Duration.hours(2) }
    wake(reconcile, { ...atTen, missed, failed })

    new Rule(this, 'Announced', {
      eventBus: bus,
      eventPattern: { source: [EVENT_SOURCE], detailType: [RELEASE_ANNOUNCED] },
      // After an hour sweep has rung for the release again.
      targets: [new SqsQueue(matching.jobs, { deadLetterQueue: missed, maxEventAge: Duration.hours(1) })],
    })
    feed(match, matching, 5, 5)
    // One channel a run: Slack hanging in one must not hold up the lease of another.
    feed(deliver, delivering, 1, 10)
    feed(answer, answering, 1, 5)

    const dead = [matching.dead, delivering.dead, answering.dead, missed]
    const watched = { dead, poll, sweep, slack, reconcile, deliver: delivering.jobs }
    alarms(this, watched, this.node.tryGetContext('alarmEmail'))

    new CfnOutput(this, 'SlackRequestUrl', { value: slackGate(this, slack) })
    const secrets = [...SLACK_SECRETS, ...SOURCE_SECRET_NAMES].map((name) => `${prefix}/${name}`)
    new CfnOutput(this, 'ParametersToSet', {
      value: secrets.join(' '),
      description: 'SecureStrings; the last is optional',
    })
    new CfnOutput(this, 'TableName', { value: table.tableName })
  }
}
