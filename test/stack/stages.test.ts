import { Template } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { makeStack, type Properties } from '../support/stack-template.ts'

// Whatever a resource of one of these types is called within its parent: its name needs to be unique there only.
const NAMED_WITHIN_PARENT = ['AWS::ApiGatewayV2::Stage', 'AWS::DynamoDB::Table']
const NO_NAMES = ['Dimensions', 'Tags']

// An inline policy stands in its role, an index and its attributes in the table, and a dimension names what AWS measures.
const NAME = /^(?!Policy|Attribute|Index|Metric)(\w*Name|\w*Namespace|CHOROK_\w+)$|^MetricNamespace$/

/** Every name that a stack asks for, instead of leaving it to CloudFormation: of resources, buses, metrics and parameters. */
function namesIn(settings: object): Set<string> {
  const stack = makeStack(settings)
  const { Resources, Outputs } = Template.fromStack(stack).toJSON() as Record<string, Record<string, Properties>>
  const names = new Set([stack.stackName])
  function look(value: unknown, key = ''): void {
    if (typeof value === 'string') {
      if (NAME.test(key) && !value.startsWith('AWS/')) names.add(value)
      for (const [path] of value.matchAll(/(?<=:parameter)\/[\w./-]+/g)) names.add(path)
    } else if (Array.isArray(value)) {
      for (const one of value) look(one, key)
    } else {
      const inside = Object.entries(value ?? {}).filter(([name]) => !NO_NAMES.includes(name))
      for (const [name, inner] of inside) look(inner, name)
    }
  }
  for (const { Type, Properties } of Object.values(Resources ?? {}))
    if (!NAMED_WITHIN_PARENT.includes(Type)) look(Properties)
  for (const output of Object.values(Outputs ?? {})) if (output.Export) names.add(JSON.stringify(output.Export.Name))
  return names
}

const first = namesIn({})
const dev = namesIn({ stage: 'dev' })

test('two stages in one account share no name of a resource, parameter, metric or bus', () => {
  expect([...dev].filter((name) => first.has(name))).toEqual([])
  const other = namesIn({ stage: 'prod' })
  expect([...dev].filter((name) => other.has(name))).toEqual([])
})

test('without a stage the names are those of the first installations', () => {
  // The saved queries stand in a folder of the stack's name.
  expect([...first].filter((name) => !name.startsWith('Chorok/')).sort()).toEqual([
    '/chorok',
    '/chorok/assembly-key',
    '/chorok/data-go-kr-key',
    '/chorok/law-id',
    '/chorok/lawmaking-id',
    '/chorok/slack-bot-token',
    '/chorok/slack-signing-secret',
    'Chorok',
    'SlackApi',
    'chorok',
  ])
})

test('a stage is in every name', () => {
  for (const name of dev) expect(name).toContain('dev')
})

test('the stage’s metrics are those that its alarms watch', () => {
  const template = Template.fromStack(makeStack({ stage: 'dev' }))
  for (const { Properties } of Object.values(template.findResources('AWS::Logs::MetricFilter')))
    expect(Properties.MetricTransformations[0].MetricNamespace).toBe('Chorok/dev')
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'Chorok/dev', MetricName: 'DoorFailures' })
})

test('tags reach the resources, and the region is the one that is set', () => {
  const stack = makeStack({ tags: { team: 'esg' }, region: 'eu-central-1' })
  expect(stack.region).toBe('eu-central-1')
  Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::Table', { Tags: [{ Key: 'team', Value: 'esg' }] })
})
