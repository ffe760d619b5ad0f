import { readFileSync } from 'node:fs'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { readEnv } from '../../functions/platform/env.ts'
import { JOB_QUEUES } from '../../functions/platform/job-queues.ts'
import { SOURCE_SECRET_NAMES } from '../../functions/sources/catalog/source-secrets.ts'
import { GLOBAL_INDEXES, LOCAL_INDEX, TABLE_KEY, TTL_ATTRIBUTE } from '../../functions/store/table/schema.ts'
import { DOORS, type Door } from '../../lib/bundling/doors.ts'
import { all, idIn, idOf, makeStack, one, type Properties, statementsOf, template } from '../support/stack-template.ts'

describe('the doors', () => {
  test.each(DOORS)('%s runs on nodejs24.x and arm64 and has its own log', (door) => {
    const properties = one('AWS::Lambda::Function', idOf(door))
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' })
    expect(properties.LoggingConfig.LogGroup.Ref).toMatch(`${idOf(door)}Log`)
  })

  test('are the only functions', () => {
    template.resourceCountIs('AWS::Lambda::Function', DOORS.length)
  })

  test('each run code of their own', () => {
    const keys = all('AWS::Lambda::Function').map(([, { Code }]) => Code.S3Key)
    expect(new Set(keys).size).toBe(DOORS.length)
  })

  test('keep their logs for a month', () => {
    for (const [, log] of all('AWS::Logs::LogGroup')) expect(log.RetentionInDays).toBe(30)
  })

  test.each(DOORS)('%s has every environment variable that it needs', async (door) => {
    const set = Object.keys(one('AWS::Lambda::Function', idOf(door)).Environment.Variables)
    const read = await variablesReadBy(door)
    expect(read.filter(isRequired).filter((name) => !set.includes(name))).toEqual([])
  })

  test('have nothing but names and addresses in their environment', () => {
    for (const [, { Environment }] of all('AWS::Lambda::Function')) {
      for (const [name, value] of Object.entries(Environment.Variables)) {
        expect(name).toMatch(/^(CHOROK_(TABLE|BUS|DELIVER_QUEUE|ANSWER_QUEUE|PARAMETERS)|NODE_OPTIONS)$/)
        if (typeof value === 'string') expect(['/chorok', '--enable-source-maps', '']).toContain(value)
        else expect(idIn(value as Properties)).toMatch(/^(Ledger|Bus|DeliverJobs|AnswerJobs)/)
      }
    }
    expect(JSON.stringify(template.toJSON())).not.toMatch(/xox[bpa]-|xapp-|resolve:ssm/)
  })

  test('cut deliver off well before its lease of 120 seconds ends', () => {
    expect(one('AWS::Lambda::Function', 'Deliver').Timeout).toBe(60)
  })
})

describe('the table', () => {
  const table = one('AWS::DynamoDB::Table', 'Ledger')
  const key = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ]

  test('has the keys and indexes of the schema', () => {
    expect(table.KeySchema).toEqual(key(TABLE_KEY.partition, TABLE_KEY.sort))
    expect(table.GlobalSecondaryIndexes.map(({ IndexName, KeySchema }: Properties) => [IndexName, KeySchema])).toEqual(
      GLOBAL_INDEXES.map(({ name, partition, sort }) => [name, key(partition.name, sort.name)]),
    )
    expect(table.LocalSecondaryIndexes).toMatchObject([
      { IndexName: LOCAL_INDEX.name, KeySchema: key(TABLE_KEY.partition, LOCAL_INDEX.sort.name) },
    ])
    for (const { name, type } of [
      LOCAL_INDEX.sort,
      ...GLOBAL_INDEXES.flatMap(({ partition, sort }) => [partition, sort]),
    ]) {
      expect(table.AttributeDefinitions).toContainEqual({ AttributeName: name, AttributeType: type })
    }
    expect(table.TimeToLiveSpecification).toEqual({ AttributeName: TTL_ATTRIBUTE, Enabled: true })
  })

  test('survives a wrong deploy, a wrong delete and a wrong write', () => {
    template.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    expect(table.DeletionProtectionEnabled).toBe(true)
    expect(table.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true })
  })

  test('costs nothing while it is not used, and grants nothing by a policy of its own', () => {
    expect(table.BillingMode).toBe('PAY_PER_REQUEST')
    expect(table.ResourcePolicy).toBeUndefined()
  })
})

describe('the queues', () => {
  const queues = all('AWS::SQS::Queue')
  const endOfLine = /Dead|Missed|FailedRuns/

  test.each(queues)('%s is encrypted and refuses requests without TLS', (id, queue) => {
    expect(queue.SqsManagedSseEnabled).toBe(true)
    const policies = all('AWS::SQS::QueuePolicy').filter(([, policy]) => idIn(policy.Queues[0]) === id)
    const denied = policies.flatMap(([, policy]) => policy.PolicyDocument.Statement)
    expect(denied).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    )
  })

  test.each(queues.filter(([id]) => !endOfLine.test(id)))(
    '%s moves a job that keeps failing to a dead-letter queue',
    (_, queue) => {
      expect(idIn(queue.RedrivePolicy.deadLetterTargetArn)).toMatch(/Dead/)
      expect(queue.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(3)
    },
  )

  test.each(queues.filter(([id]) => endOfLine.test(id)))('%s keeps what it receives for two weeks', (_, queue) => {
    expect(queue.MessageRetentionPeriod).toBe(14 * 24 * 3600)
  })

  test.each(['match', 'deliver', 'answer'] as const)(
    '%s gets small batches, and only the jobs it names as failed come back',
    (door) => {
      const mapping = one('AWS::Lambda::EventSourceMapping', idOf(door))
      expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      expect(mapping.BatchSize).toBeLessThanOrEqual(10)
      expect(mapping.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2)
      const { Timeout } = one('AWS::Lambda::Function', idOf(door))
      const queue = one('AWS::SQS::Queue', `${idOf(door)}Jobs`)
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(1.5 * Timeout)
      // Its last try must have ended before SQS deletes it for its age: else it would never reach the dead queue.
      const { MessageRetentionPeriod = 4 * 24 * 3600, RedrivePolicy } = queue
      const deadAfter = RedrivePolicy.maxReceiveCount * queue.VisibilityTimeout
      expect(deadAfter).toBeLessThan(MessageRetentionPeriod / 2)
      // The program on one machine keeps to the same timings.
      const { visibilitySeconds, maxReceives } = JOB_QUEUES[door]
      expect([queue.VisibilityTimeout, RedrivePolicy.maxReceiveCount]).toEqual([visibilitySeconds, maxReceives])
    },
  )

  test('an announced release goes to match, and an event that cannot be delivered is kept', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventBusName: { Ref: Match.stringLikeRegexp('^Bus') },
      EventPattern: { source: ['chorok'], 'detail-type': ['ReleaseAnnounced'] },
      State: 'ENABLED',
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^MatchJobs'), 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Missed'), 'Arn'] } },
        }),
      ],
    })
  })
})

describe('the schedules', () => {
  test.each([
    ['poll', 'cron(*/5 * * * ? *)', { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1 }],
    ['sweep', 'cron(* * * * ? *)', { Mode: 'OFF' }],
    ['reconcile', 'cron(0 10 * * ? *)', { Mode: 'OFF' }],
  ] as const)('%s is called at %s in Seoul', (door, expression, window) => {
    const schedule = one('AWS::Scheduler::Schedule', idOf(door))
    expect(schedule).toMatchObject({
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: 'Asia/Seoul',
      FlexibleTimeWindow: window,
      State: 'ENABLED',
    })
  })

  test.each([
    ['poll', 300],
    ['sweep', 300],
    ['reconcile', 2 * 3600],
  ] as const)('a call of %s that fails is hardly repeated, and is kept', (door, oldest) => {
    const { Target } = one('AWS::Scheduler::Schedule', idOf(door))
    expect(Target.RetryPolicy.MaximumRetryAttempts).toBeLessThanOrEqual(3)
    expect(Target.RetryPolicy.MaximumEventAgeInSeconds).toBeLessThanOrEqual(oldest)
    expect(idIn(Target.DeadLetterConfig.Arn)).toMatch(/^Missed/)
    const run = one('AWS::Lambda::EventInvokeConfig', idOf(door))
    expect(run.MaximumRetryAttempts).toBe(0)
    expect(idIn(run.DestinationConfig.OnFailure.Destination)).toMatch(/^FailedRuns/)
  })

  test('a poll and a sweep end before the next begins', () => {
    expect(one('AWS::Lambda::Function', 'Poll').Timeout).toBeLessThanOrEqual(4 * 60)
    expect(one('AWS::Lambda::Function', 'Sweep').Timeout).toBeLessThan(60)
  })
})

describe('the address Slack calls', () => {
  test('is one POST route, throttled and logged', () => {
    expect(all('AWS::ApiGatewayV2::Route').map(([, route]) => route.RouteKey)).toEqual(['POST /slack/events'])
    const stage = one('AWS::ApiGatewayV2::Stage', 'SlackApiStage')
    expect(stage.DefaultRouteSettings.ThrottlingRateLimit).toBeLessThanOrEqual(50)
    expect(stage.DefaultRouteSettings.ThrottlingBurstLimit).toBeLessThanOrEqual(100)
    expect(idIn(stage.AccessLogSettings.DestinationArn)).toMatch(/^SlackApiLog/)
    template.resourceCountIs('AWS::ApiGatewayV2::Stage', 1)
    template.resourceCountIs('AWS::Lambda::Url', 0)
  })

  test('is printed by a deploy, which also prints the parameters to set', () => {
    template.hasOutput('SlackRequestUrl', {})
    template.hasOutput('ParametersToSet', {
      Value: ['slack-bot-token', 'slack-signing-secret', ...SOURCE_SECRET_NAMES]
        .map((name) => `/chorok/${name}`)
        .join(' '),
      Description: Match.stringLikeRegexp(
        'needs slack-bot-token and slack-signing-secret; a key of a source is optional',
      ),
    })
  })
})

describe('what each door may do', () => {
  const read = ['dynamodb:GetItem', 'dynamodb:Query']
  const readMany = ['dynamodb:BatchGetItem']
  const write = ['dynamodb:PutItem', 'dynamodb:UpdateItem']
  const remove = ['dynamodb:DeleteItem']
  const fill = ['sqs:SendMessage']
  // What CDK grants to whom a queue calls.
  const empty = ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'].map(
    (action) => `sqs:${action}`,
  )
  const secrets = ['ssm:GetParameters']

  test.each<[Door, string[]]>([
    ['poll', [...read, ...readMany, ...write, 'events:PutEvents', ...secrets, ...fill]],
    ['match', [...read, ...write, ...remove, ...empty, ...fill]],
    [
      'deliver',
      [...read, ...readMany, ...write, ...remove, 'dynamodb:ConditionCheckItem', ...empty, ...fill, ...secrets],
    ],
    ['sweep', [...read, ...readMany, ...write, ...remove, 'events:PutEvents', ...fill]],
    ['slack', [...read, ...readMany, ...write, ...remove, ...fill, ...secrets]],
    ['answer', [...read, ...readMany, ...write, ...remove, ...empty, ...secrets]],
    ['reconcile', [...read, ...readMany, ...secrets, ...fill]],
  ])('%s may do exactly this and write its own log', (door, expected) => {
    const actions = new Set(statementsOf(door).flatMap((statement) => statement.Action))
    const harmless = ['logs:CreateLogStream', 'logs:PutLogEvents']
    expect([...actions].filter((action) => !harmless.includes(action)).sort()).toEqual([...new Set(expected)].sort())
  })

  test.each<[Door, string[]]>([
    ['poll', ['byDay']],
    ['match', ['byRelease']],
    ['deliver', ['dueInChannel']],
    ['sweep', ['bells']],
    ['slack', []],
    ['answer', ['byDay']],
    ['reconcile', ['byDay']],
  ])('%s may query these indexes, which its code asks for, and no others: %j', async (door, expected) => {
    const resources = statementsOf(door).flatMap(({ Resource }) => [Resource].flat())
    const granted = resources.flatMap((resource) => JSON.stringify(resource).match(/(?<=\/index\/)\w+/g) ?? [])
    expect(granted).toEqual(expected)
    const code = (await codeOf(door)).filter(({ path }) => !path.includes('functions/store/'))
    const asked = Object.entries(INDEX_QUERIED_BY).filter(([name]) =>
      code.some(({ text }) => new RegExp(`\\.${name}\\b`).test(text)),
    )
    expect([...new Set(asked.map(([, index]) => index))].sort()).toEqual(expected)
  })

  test.each<[Door, string[]]>([
    ['poll', SOURCE_SECRET_NAMES.toSorted()],
    ['reconcile', SOURCE_SECRET_NAMES.toSorted()],
    ['deliver', ['slack-bot-token']],
    ['answer', ['slack-bot-token']],
    ['slack', ['slack-bot-token', 'slack-signing-secret']],
  ])('%s may read these secrets and no others: %j', (door, expected) => {
    const statement = statementsOf(door).find(({ Action }) => Action === 'ssm:GetParameters')
    const names = [statement?.Resource].flat().map((arn) => arn['Fn::Join'][1].at(-1).split(':parameter').at(-1))
    expect(names).toEqual(expected.map((name) => `/chorok/${name}`))
  })

  test('no statement allows every action, or acts on every resource', () => {
    const statements = all('AWS::IAM::Policy').flatMap(([, policy]) => policy.PolicyDocument.Statement)
    for (const { Action, Resource } of statements) {
      for (const action of [Action].flat()) expect(action).not.toContain('*')
      // The only `:*` stands for the versions of the function that a schedule calls.
      for (const resource of [Resource].flat()) expect(JSON.stringify(resource)).not.toMatch(/"\*"|\/\*"/)
    }
    expect(all('AWS::IAM::Role').flatMap(([, role]) => role.ManagedPolicyArns ?? [])).toEqual([])
  })
})

describe('the alarms', () => {
  test('are few, each with a description to act on; their beginning and their end go to one topic', () => {
    const alarms = all('AWS::CloudWatch::Alarm')
    expect(alarms).toHaveLength(4)
    for (const [, alarm] of alarms) {
      expect(alarm.AlarmDescription).toMatch(/^[\x20-\x7e]{20,} \w+ in docs\/ko\/runbook\.md\.$/)
      expect(idIn(alarm.AlarmActions[0])).toMatch(/^Alarms/)
      expect(alarm.OKActions).toEqual(alarm.AlarmActions)
    }
  })

  test('go off when a job reaches a dead-letter queue', () => {
    const depth = all('AWS::CloudWatch::Alarm').filter(
      ([, alarm]) => alarm.MetricName === 'ApproximateNumberOfMessagesVisible' && alarm.Threshold === 1,
    )
    const watched = depth.map(([, alarm]) => idIn(alarm.Dimensions[0].Value))
    const dead = all('AWS::SQS::Queue').flatMap(([id]) => (/Dead|Missed/.test(id) ? [id] : []))
    expect(watched.sort()).toEqual(dead.sort())
  })

  test('go off when every run of sweep failed for five minutes, or none began', () => {
    const alarm = one('AWS::CloudWatch::Alarm', 'SweepSilent')
    expect(alarm).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Minimum',
      Period: 300,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'breaching',
    })
    expect(idIn(alarm.Dimensions[0].Value)).toMatch(/^Sweep/)
  })

  test('go off at the first line of any function that reports work it could not do, or a run that was cut off', () => {
    const filters = all('AWS::Logs::MetricFilter').filter(
      ([, { MetricTransformations }]) => MetricTransformations[0].MetricName === 'DoorFailures',
    )
    const logs = all('AWS::Logs::LogGroup').flatMap(([id]) =>
      /^(Poll|Match|Deliver|Sweep|Slack|Answer|Reconcile)Log/.test(id) ? [id] : [],
    )
    expect(logs).toHaveLength(7)
    expect(filters.map(([, { LogGroupName }]) => idIn(LogGroupName)).sort()).toEqual(logs.sort())
    for (const [, { FilterPattern }] of filters)
      expect(FilterPattern).toBe('{ $.level = "ERROR" || $.record.status = "timeout" || $.record.status = "error" }')
    expect(one('AWS::CloudWatch::Alarm', 'DoorsFailing')).toMatchObject({
      Namespace: 'Chorok',
      MetricName: 'DoorFailures',
      Period: 300,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    })
  })

  test('stand beside the notices of sweep, which go from the bus to the same topic as they are', () => {
    const rule = one('AWS::Events::Rule', 'Notices')
    expect(rule.EventPattern).toEqual({ source: ['chorok'], 'detail-type': ['OperatorTold'] })
    expect(idIn(rule.Targets[0].Arn)).toMatch(/^Alarms/)
    expect(rule.Targets[0].InputPath).toBe('$.detail.text')
  })

  test('may be published to their topic by CloudWatch', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
          }),
        ]),
      },
    })
  })

  test('are mailed only when an address is given', () => {
    template.resourceCountIs('AWS::SNS::Subscription', 0)
    const withMail = Template.fromStack(makeStack({ alarmEmail: 'ops@example.com' }))
    withMail.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ops@example.com' })
  })
})

test('the stack has nothing that costs money by the hour', () => {
  const types = new Set(Object.values(template.toJSON().Resources as Properties).map(({ Type }) => Type))
  for (const type of types) expect(type).not.toMatch(/EC2|NatGateway|RDS|ElastiCache|LoadBalancing|OpenSearch|KMS::Key/)
})

/** Which index a function of the store queries. */
const INDEX_QUERIED_BY = {
  overdueBells: 'bells',
  rungBells: 'bells',
  channelsTold: 'byRelease',
  releasesOfDay: 'byDay',
  signReleases: 'byDay',
  releasesAnnouncedLate: 'byDay',
  waitingDeliveries: 'dueInChannel',
}

/** The names of the environment variables that the code of a door reads. */
async function variablesReadBy(door: Door): Promise<string[]> {
  const code = await codeOf(door)
  const calls = code.flatMap(({ text }) => [...text.matchAll(/readEnv\(([^)]*)\)/g)].map(([, names]) => names ?? ''))
  return calls.flatMap((names) => names.match(/[A-Z_]+/g) ?? [])
}

/** The files of which something is left in the bundle of a door. */
async function codeOf(door: Door): Promise<{ path: string; text: string }[]> {
  const options = { bundle: true, write: false, metafile: true, packages: 'external', format: 'esm' } as const
  const { metafile } = await build({ ...options, entryPoints: [`functions/${door}.ts`] })
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  const paths = inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []))
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

function isRequired(name: string): boolean {
  try {
    readEnv(name as Parameters<typeof readEnv>[number])
    return false
  } catch {
    return true
  }
}

test('the own sources of an installation reach every door that reads or names sources, and no other', () => {
  const own = { esgBoard: 'https://board.example.or.kr/board/esgnews' }
  const made = Template.fromStack(makeStack(own))
  const doors = Object.entries(made.findResources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) =>
    Properties.Environment?.Variables?.CHOROK_ESG_BOARD === own.esgBoard ? [id.replace(/[0-9A-F]{8}$/, '')] : [],
  )
  expect(doors.sort()).toEqual(['Answer', 'Poll', 'Reconcile', 'Slack', 'Sweep'])
})

test('sources of one’s own reach the doors as they were written, and leave room in a Lambda environment of 4 kB', () => {
  const line = (index: number) => ({
    id: `own-${index}`,
    kind: 'feed',
    name: `우리 협회 소식 ${index}`,
    url: `https://www.example.org/rss/${index}.xml`,
  })
  const extraSources = Array.from({ length: 19 }, (_, index) => line(index))
  const made = Template.fromStack(
    makeStack({
      extraSources,
      stage: 'abcdefghijklmnop',
      parameters: `/${'p'.repeat(99)}`,
      esgBoard: `https://board.example.or.kr/${'b'.repeat(270)}`,
    }),
  )
  const variablesOf = Object.values(made.findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.Environment.Variables as Properties,
  )
  const withSources = variablesOf.filter((variables) => variables.CHOROK_EXTRA_SOURCES)
  expect(withSources).toHaveLength(5)
  for (const variables of withSources) {
    expect(JSON.parse(variables.CHOROK_EXTRA_SOURCES)).toEqual(extraSources)
    // A name that CloudFormation makes, or the address of a queue, is at most this long.
    const values = Object.values(variables).map((value) => (typeof value === 'string' ? value : 'x'.repeat(170)))
    expect(Buffer.byteLength([...Object.keys(variables), ...values].join(''))).toBeLessThan(4096)
  }
})

test('the settings stand in an output, with a hash in place of each own source', () => {
  const made = makeStack({
    alarmEmail: 'ops@example.com',
    extraSources: [{ id: 'a', kind: 'feed', name: '가', url: 'https://a.example/rss' }],
  })
  const { Value } = Object.values(Template.fromStack(made).findOutputs('Settings'))[0] as Properties
  expect(JSON.parse(Value)).toEqual({
    region: 'ap-northeast-2',
    alarmEmail: 'ops@example.com',
    'extraSources.a': expect.stringMatching(/^[0-9a-f]{8}$/),
  })
})

test('the posts a minute reach the doors that post, the morning reaches the door that plans', () => {
  const template = Template.fromStack(makeStack({ postsAMinute: 100, morning: '08:30' }))
  const doorsWith = (variable: string) =>
    Object.entries(template.findResources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) =>
      Properties.Environment?.Variables?.[variable] ? [id.replace(/[0-9A-F]{8}$/, '')] : [],
    )
  expect(doorsWith('CHOROK_POSTS_A_MINUTE').sort()).toEqual(['Answer', 'Deliver'])
  expect(doorsWith('CHOROK_MORNING')).toEqual(['Match'])
})

test('channels are read back only when the installation asks for it, and only by deliver', () => {
  const doorsReadingBack = (settings: object) =>
    Object.entries(Template.fromStack(makeStack(settings)).findResources('AWS::Lambda::Function')).flatMap(
      ([id, { Properties }]) =>
        Properties.Environment?.Variables?.CHOROK_READ_BACK === 'on' ? [id.replace(/[0-9A-F]{8}$/, '')] : [],
    )
  expect([doorsReadingBack({}), doorsReadingBack({ readBack: true })]).toEqual([[], ['Deliver']])
})
