import { readFileSync } from 'node:fs'
import { type App, Validations } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { describe, expect, test } from 'vitest'
import { makeStack, type Properties, template } from '../support/stack-template.ts'

describe('cdk-nag', () => {
  const stack = makeStack({ stage: 'prod', slackConcurrency: 5, dashboard: true, alarmEmail: 'ops@example.com' })

  test('finds nothing that the stack does not acknowledge itself, in the packs AwsSolutions and Serverless', () => {
    const app = stack.node.root as App
    Validations.of(app).addPlugins(new AwsSolutionsChecks(), new ServerlessChecks())
    expect(() => app.synth()).not.toThrow()
  })

  test('is answered with few reasons, each of which says why', () => {
    const acknowledged = stack.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    const reasons = new Set(acknowledged.flatMap(({ data }) => Object.values(data as Record<string, string>)))
    expect(reasons.size).toBeGreaterThan(2)
    expect(reasons.size).toBeLessThanOrEqual(8)
    for (const reason of reasons) expect(reason.length).toBeGreaterThan(30)
  })
})

test('the stack cannot be deleted by a slip, unless its settings say so', () => {
  expect(makeStack().terminationProtection).toBe(true)
  expect(makeStack({ terminationProtection: false }).terminationProtection).toBe(false)
})

test('the table serves no more a second than it is allowed', () => {
  template.hasResourceProperties('AWS::DynamoDB::Table', {
    OnDemandThroughput: { MaxReadRequestUnits: 4000, MaxWriteRequestUnits: 2000 },
  })
  Template.fromStack(makeStack({ tableMaximum: { reads: 500, writes: 200 } })).hasResourceProperties(
    'AWS::DynamoDB::Table',
    { OnDemandThroughput: { MaxReadRequestUnits: 500, MaxWriteRequestUnits: 200 } },
  )
})

test('a restored table takes the place of the stack’s own, which stays; every function works on it and nothing else', () => {
  const made = Template.fromStack(makeStack({ table: 'chorok-restored' }))
  made.resourceCountIs('AWS::DynamoDB::Table', 0)
  for (const { Properties } of Object.values(made.findResources('AWS::Lambda::Function')))
    expect(Properties.Environment.Variables.CHOROK_TABLE).toBe('chorok-restored')
  const policies = JSON.stringify(made.findResources('AWS::IAM::Policy'))
  expect(policies).toContain(':table/chorok-restored"')
  expect(policies).toContain(':table/chorok-restored/index/byDay"')
  made.hasOutput('TableName', { Value: 'chorok-restored' })
})

test('how much runs at once can be set, and runs kept for the door that Slack calls', () => {
  const reserved = (made: Template) =>
    Object.entries(made.findResources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) =>
      Properties.ReservedConcurrentExecutions
        ? [[id.replace(/[0-9A-F]{8}$/, ''), Properties.ReservedConcurrentExecutions]]
        : [],
    )
  expect(reserved(template)).toEqual([])
  const made = Template.fromStack(makeStack({ slackConcurrency: 7, maxConcurrency: 2 }))
  expect(reserved(made)).toEqual([['Slack', 7]])
  for (const { Properties } of Object.values(made.findResources('AWS::Lambda::EventSourceMapping')))
    expect(Properties.ScalingConfig.MaximumConcurrency).toBe(2)
})

test('the saved queries stand below the name of the installation, over the logs of all doors', () => {
  const queries = Object.values(template.findResources('AWS::Logs::QueryDefinition'))
  expect(queries.map(({ Properties }) => Properties.Name.split('/')[0])).toEqual(Array(5).fill('Chorok'))
  for (const { Properties } of queries) expect(Properties.LogGroupNames).toHaveLength(7)
})

test('a dashboard is made only where it is wanted: it costs money beyond the third', () => {
  template.resourceCountIs('AWS::CloudWatch::Dashboard', 0)
  Template.fromStack(makeStack({ dashboard: true })).resourceCountIs('AWS::CloudWatch::Dashboard', 1)
})

// The action by which CloudFormation makes a resource of each type. A type that is new in the stack needs a line here and rights in the policy.
const CREATED_BY: Record<string, string> = {
  'AWS::ApiGatewayV2::Api': 'apigateway:POST',
  'AWS::ApiGatewayV2::Integration': 'apigateway:POST',
  'AWS::ApiGatewayV2::Route': 'apigateway:POST',
  'AWS::ApiGatewayV2::Stage': 'apigateway:POST',
  'AWS::CloudWatch::Alarm': 'cloudwatch:PutMetricAlarm',
  'AWS::CloudWatch::Dashboard': 'cloudwatch:PutDashboard',
  'AWS::DynamoDB::Table': 'dynamodb:CreateTable',
  'AWS::Events::EventBus': 'events:CreateEventBus',
  'AWS::Events::Rule': 'events:PutRule',
  'AWS::IAM::Policy': 'iam:PutRolePolicy',
  'AWS::IAM::Role': 'iam:CreateRole',
  'AWS::Lambda::EventInvokeConfig': 'lambda:PutFunctionEventInvokeConfig',
  'AWS::Lambda::EventSourceMapping': 'lambda:CreateEventSourceMapping',
  'AWS::Lambda::Function': 'lambda:CreateFunction',
  'AWS::Lambda::Permission': 'lambda:AddPermission',
  'AWS::Logs::LogGroup': 'logs:CreateLogGroup',
  'AWS::Logs::MetricFilter': 'logs:PutMetricFilter',
  'AWS::Logs::QueryDefinition': 'logs:PutQueryDefinition',
  'AWS::SNS::Subscription': 'sns:Subscribe',
  'AWS::SNS::Topic': 'sns:CreateTopic',
  'AWS::SNS::TopicPolicy': 'sns:SetTopicAttributes',
  'AWS::SQS::Queue': 'sqs:CreateQueue',
  'AWS::SQS::QueuePolicy': 'sqs:SetQueueAttributes',
  'AWS::Scheduler::Schedule': 'scheduler:CreateSchedule',
}

describe('the policy of whoever deploys', () => {
  const { Statement } = JSON.parse(readFileSync('docs/deploy-policy.json', 'utf8')) as { Statement: Properties[] }
  const actions = Statement.flatMap(({ Action }) => Action as string[])
  const whole = Template.fromStack(makeStack({ dashboard: true, alarmEmail: 'ops@example.com' })).toJSON()
  const types = new Set(Object.values(whole.Resources as Properties).map(({ Type }) => Type as string))

  test('lets CloudFormation make every type of resource that the stack has', () => {
    types.delete('AWS::CDK::Metadata')
    expect(Object.keys(CREATED_BY).sort()).toEqual([...types].sort())
    for (const action of Object.values(CREATED_BY)) expect(actions).toContain(action)
  })

  test('names every action, and speaks of no service that the stack does not have', () => {
    for (const action of actions) expect(action).not.toContain('*')
    const services = new Set(Object.values(CREATED_BY).map((action) => action.split(':')[0]))
    // Parameter Store tells which bootstrap stands; the assets are read from its bucket.
    expect(new Set(actions.map((action) => action.split(':')[0]))).toEqual(new Set([...services, 'ssm', 's3']))
  })

  test('makes and passes roles of this stack only', () => {
    for (const { Action, Resource } of Statement.filter(({ Action }) =>
      Action.some((one: string) => one.startsWith('iam:')),
    ))
      expect([Action, Resource]).toEqual([expect.anything(), ['arn:aws:iam::*:role/Chorok*']])
  })
})
