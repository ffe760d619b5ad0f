import { readFileSync } from 'node:fs'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks } from 'cdk-nag'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { readEnv } from '../../functions/platform/env.ts'
import { NAMESPACE, SERVICE } from '../../functions/platform/metrics.ts'
import { GLOBAL_INDEXES, LOCAL_INDEX, TABLE_KEY, TTL_ATTRIBUTE } from '../../functions/store/table/schema.ts'
import { DOORS, type Door } from '../../lib/bundling/doors.ts'
import { all, idIn, idOf, makeStack, one, type Properties, statementsOf, template } from '../support/made-stack.ts'

describe('the doors', () => {
  test.each(DOORS)('%s runs on nodejs24.x and arm64 with its own log that is kept a month', (door) => {
    const properties = one('AWS::Lambda::Function', idOf(door))
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' })
    expect(properties.LoggingConfig.LogGroup.Ref).toMatch(`${idOf(door)}Log`)
  })

  test('there are seven functions, and no other', () => {
    template.resourceCountIs('AWS::Lambda::Function', DOORS.length)
  })

  test('each function runs code of its own', () => {
    const keys = all('AWS::Lambda::Function').map(([, { Code }]) => Code.S3Key)
    expect(new Set(keys).size).toBe(DOORS.length)
  })

  test('every log is deleted after a month', () => {
    for (const [, log] of all('AWS::Logs::LogGroup')) expect(log.RetentionInDays).toBe(30)
  })

  test.each(DOORS)('%s is told every name that it reads from its environment', async (door) => {
    const told = Object.keys(one('AWS::Lambda::Function', idOf(door)).Environment.Variables)
    const read = await readsOf(door)
    expect(read.filter(isRequired).filter((name) => !told.includes(name))).toEqual([])
  })

  test('no environment holds more than names and addresses', () => {
    for (const [, { Environment }] of all('AWS::Lambda::Function')) {
      for (const [name, value] of Object.entries(Environment.Variables)) {
        expect(name).toMatch(/^(CHOROK_(TABLE|BUS|DELIVER_QUEUE|ANSWER_QUEUE|PARAMETERS)|NODE_OPTIONS)$/)
        if (typeof value === 'string') expect(['/chorok', '--enable-source-maps', '']).toContain(value)
        else expect(idIn(value as Properties)).toMatch(/^(Ledger|Bus|DeliverJobs|AnswerJobs)/)
      }
    }
    expect(JSON.stringify(template.toJSON())).not.toMatch(/xox[bpa]-|xapp-|resolve:ssm/)
  })

  test('deliver is cut off well before its lease of 120 seconds ends', () => {
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

  test('costs nothing while nothing happens, and is open to nobody from outside', () => {
    expect(table.BillingMode).toBe('PAY_PER_REQUEST')
    expect(table.ResourcePolicy).toBeUndefined()
  })
})

describe('the queues', () => {
  const queues = all('AWS::SQS::Queue')
  const endOfLine = /Dead|Missed|FailedRuns/

  test.each(queues)('%s is encrypted, and refuses what does not come by TLS', (id, queue) => {
    expect(queue.SqsManagedSseEnabled).toBe(true)
    const policies = all('AWS::SQS::QueuePolicy').filter(([, policy]) => idIn(policy.Queues[0]) === id)
    const denied = policies.flatMap(([, policy]) => policy.PolicyDocument.Statement)
    expect(denied).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    )
  })

  test.each(queues.filter(([id]) => !endOfLine.test(id)))(
    '%s gives up on a job only into a dead-letter queue',
    (_, queue) => {
      expect(idIn(queue.RedrivePolicy.deadLetterTargetArn)).toMatch(/Dead/)
      expect(queue.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(3)
    },
  )

  test.each(queues.filter(([id]) => endOfLine.test(id)))('%s keeps what fell out for two weeks', (_, queue) => {
    expect(queue.MessageRetentionPeriod).toBe(14 * 24 * 3600)
  })

  test.each(['match', 'deliver', 'answer'] as const)('%s is fed in small batches and names what failed', (door) => {
    const mapping = one('AWS::Lambda::EventSourceMapping', idOf(door))
    expect(mapping.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
    expect(mapping.BatchSize).toBeLessThanOrEqual(10)
    expect(mapping.ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2)
    const { Timeout } = one('AWS::Lambda::Function', idOf(door))
    const queue = one('AWS::SQS::Queue', `${idOf(door)}Jobs`)
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * Timeout)
  })

  test('an announced release goes to match, and what cannot be handed over is kept', () => {
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
  ] as const)('%s is woken by %s in Seoul', (door, expression, window) => {
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
  ] as const)('%s, when it fails, is not called in a crowd, and is not lost either', (door, oldest) => {
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

  test('is printed by a deploy, with the parameters to set', () => {
    template.hasOutput('SlackRequestUrl', {})
    template.hasOutput('ParametersToSet', {
      Value: '/chorok/slack-bot-token /chorok/slack-signing-secret /chorok/data-go-kr-key',
    })
  })
})

describe('what each door may do', () => {
  const read = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']
  const write = ['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']
  const fill = ['sqs:SendMessage']
  const empty = ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage']
  const secrets = ['ssm:GetParameters']

  test.each<[Door, string[]]>([
    ['poll', [...read, ...write, 'events:PutEvents', ...secrets, ...fill]],
    ['match', [...read, ...write, ...empty, ...fill]],
    ['deliver', [...read, ...write, ...empty, ...fill, ...secrets]],
    ['sweep', [...read, ...write, 'events:PutEvents', ...fill]],
    ['slack', [...read, ...write, ...fill, ...secrets]],
    ['answer', [...read, ...write, ...empty, ...secrets]],
    ['reconcile', [...read, ...secrets, ...fill]],
  ])('%s: exactly this and its own log', (door, expected) => {
    const actions = new Set(statementsOf(door).flatMap((statement) => statement.Action))
    const asking = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'logs:CreateLogStream', 'logs:PutLogEvents']
    expect([...actions].filter((action) => !asking.includes(action)).sort()).toEqual([...new Set(expected)].sort())
  })

  test.each<[Door, string[]]>([
    ['poll', ['data-go-kr-key']],
    ['reconcile', ['data-go-kr-key']],
    ['deliver', ['slack-bot-token']],
    ['answer', ['slack-bot-token']],
    ['slack', ['slack-bot-token', 'slack-signing-secret']],
  ])('%s reads these secrets and no other: %j', (door, expected) => {
    const statement = statementsOf(door).find(({ Action }) => Action === 'ssm:GetParameters')
    const names = [statement?.Resource].flat().map((arn) => arn['Fn::Join'][1].at(-1).split(':parameter').at(-1))
    expect(names).toEqual(expected.map((name) => `/chorok/${name}`))
  })

  test('no statement allows everything, or everything somewhere', () => {
    const statements = all('AWS::IAM::Policy').flatMap(([, policy]) => policy.PolicyDocument.Statement)
    for (const { Action, Resource } of statements) {
      for (const action of [Action].flat()) expect(action).not.toContain('*')
      // The one `:*` that is left stands for the versions of the function that a schedule calls.
      for (const resource of [Resource].flat()) expect(JSON.stringify(resource)).not.toMatch(/"\*"|\/\*"/)
    }
    expect(all('AWS::IAM::Role').flatMap(([, role]) => role.ManagedPolicyArns ?? [])).toEqual([])
  })
})

describe('the alarms', () => {
  test('are fourteen, each with words a person can act on and somebody to tell', () => {
    const alarms = all('AWS::CloudWatch::Alarm')
    expect(alarms).toHaveLength(14)
    for (const [, alarm] of alarms) {
      expect(alarm.AlarmDescription).toMatch(/^\w.{20,}\.$/)
      expect(idIn(alarm.AlarmActions[0])).toMatch(/^Alarms/)
    }
  })

  test('go off when a job is given up', () => {
    const depth = all('AWS::CloudWatch::Alarm').filter(
      ([, alarm]) => alarm.MetricName === 'ApproximateNumberOfMessagesVisible' && alarm.Threshold === 1,
    )
    const watched = depth.map(([, alarm]) => idIn(alarm.Dimensions[0].Value))
    const dead = all('AWS::SQS::Queue').flatMap(([id]) => (/Dead|Missed/.test(id) ? [id] : []))
    expect(watched.sort()).toEqual(dead.sort())
  })

  test('go off when sweep has not been called for ten minutes, which sends no metric at all', () => {
    expect(one('AWS::CloudWatch::Alarm', 'SweepSilent')).toMatchObject({
      MetricName: 'Invocations',
      Period: 600,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    })
  })

  test('go off when polls keep meeting errors, thrown or only logged', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: { Ref: Match.stringLikeRegexp('^PollLog') },
      FilterPattern: '{ $.level = "ERROR" || $.record.status = "timeout" || $.record.status = "error" }',
    })
    expect(one('AWS::CloudWatch::Alarm', 'PollFailing')).toMatchObject({
      MetricName: 'PollTroubles',
      Period: 300,
      EvaluationPeriods: 3,
      Threshold: 1,
    })
  })

  test.each([
    ['SourcesAiling', 3600],
    ['DifferencesUnexplained', 24 * 3600],
  ])('go off at one of %s, by the count the doors write', (name, period) => {
    expect(one('AWS::CloudWatch::Alarm', name)).toMatchObject({
      Namespace: NAMESPACE,
      MetricName: name,
      Dimensions: [{ Name: 'service', Value: SERVICE }],
      Period: period,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    })
  })

  test('may be published by CloudWatch', () => {
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

  test('are mailed to nobody unless an address is given', () => {
    template.resourceCountIs('AWS::SNS::Subscription', 0)
    const withMail = Template.fromStack(makeStack({ alarmEmail: 'ops@example.com' }))
    withMail.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ops@example.com' })
  })
})

test('nothing that costs money by the hour is in the stack', () => {
  const types = new Set(Object.values(template.toJSON().Resources as Properties).map(({ Type }) => Type))
  for (const type of types) expect(type).not.toMatch(/EC2|NatGateway|RDS|ElastiCache|LoadBalancing|OpenSearch|KMS::Key/)
})

// What cdk-nag would change, and why it stays as it is.
const ANSWERED = {
  'AwsSolutions-APIG4 SlackApi':
    'Slack cannot sign as AWS does: the door checks the signature Slack gives each request.',
  'AwsSolutions-SQS3 Missed': 'It is itself the dead-letter queue of the schedules and of the rule.',
  'AwsSolutions-SQS3 FailedRuns': 'It is where Lambda leaves failed runs: nothing consumes it.',
  'AwsSolutions-IAM5[Resource::<Poll.Arn>:*] SchedulerRoleForTarget': 'Any version of the one function it wakes.',
  'AwsSolutions-IAM5[Resource::<Sweep.Arn>:*] SchedulerRoleForTarget': 'Any version of the one function it wakes.',
  'AwsSolutions-IAM5[Resource::<Reconcile.Arn>:*] SchedulerRoleForTarget': 'Any version of the one function it wakes.',
}

test('cdk-nag finds nothing that has no answer here', () => {
  const stack = makeStack()
  Template.fromStack(stack)
  const { violations } = new AwsSolutionsChecks().validateScope(stack)
  const found = violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => {
      const construct = constructPath?.split('/')[1]?.replace(/-\w+$/, '')
      return `${ruleName.replace(/[0-9A-F]{8}(?=\.Arn)/, '')} ${construct}`
    }),
  )
  expect(found.sort()).toEqual(Object.keys(ANSWERED).sort())
})

async function readsOf(door: Door): Promise<string[]> {
  const options = { bundle: true, write: false, metafile: true, packages: 'external', format: 'esm' } as const
  const { metafile } = await build({ ...options, entryPoints: [`functions/${door}.ts`] })
  const code = Object.keys(metafile.inputs).map((file) => readFileSync(file, 'utf8'))
  const calls = code.flatMap((text) => [...text.matchAll(/readEnv\(([^)]*)\)/g)].map(([, names]) => names ?? ''))
  return calls.flatMap((names) => names.match(/[A-Z_]+/g) ?? [])
}

function isRequired(name: string): boolean {
  try {
    readEnv(name as Parameters<typeof readEnv>[number])
    return false
  } catch {
    return true
  }
}

test('an installation’s own sources reach every door that reads or names sources, and no other', () => {
  const own = { esgBoard: 'https://board.example.or.kr/board/esgnews' }
  const made = Template.fromStack(makeStack(own))
  const told = Object.entries(made.findResources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) =>
    Properties.Environment?.Variables?.CHOROK_ESG_BOARD === own.esgBoard ? [id.replace(/[0-9A-F]{8}$/, '')] : [],
  )
  expect(told.sort()).toEqual(['Answer', 'Poll', 'Reconcile', 'Slack'])
})

test('the budget is told to whoever takes turns in it, the morning to whoever plans for it', () => {
  const template = Template.fromStack(makeStack({ postsAMinute: '100', morning: '08:30' }))
  const told = (variable: string) =>
    Object.entries(template.findResources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) =>
      Properties.Environment?.Variables?.[variable] ? [id.replace(/[0-9A-F]{8}$/, '')] : [],
    )
  expect(told('CHOROK_POSTS_A_MINUTE').sort()).toEqual(['Answer', 'Deliver'])
  expect(told('CHOROK_MORNING')).toEqual(['Match'])
})

test('channels are read back only where somebody asks for it, by the deliver door alone', () => {
  const askedOf = (context: object) =>
    Object.entries(Template.fromStack(makeStack({ ...context })).findResources('AWS::Lambda::Function')).flatMap(
      ([id, { Properties }]) =>
        Properties.Environment?.Variables?.CHOROK_READ_BACK === 'on' ? [id.replace(/[0-9A-F]{8}$/, '')] : [],
    )
  expect([askedOf({}), askedOf({ readBack: 'on' })]).toEqual([[], ['Deliver']])
  expect(() => makeStack({ readBack: 'yes' })).toThrow('readBack')
  expect(() => makeStack({ morning: '9' })).toThrow('morning')
  expect(() => makeStack({ postsAMinute: '0' })).toThrow('postsAMinute')
})
