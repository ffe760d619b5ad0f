import { expect, inject, test } from 'vitest'
import { type Properties, template } from '../support/stack-template.ts'
import { describeTable } from './installation.ts'
import { readFixture } from './rows.ts'

interface Old {
  resources: Record<string, { Type: string; Properties: Properties }>
  outputs: string[]
}

const old = readFixture<Old>('template-ids.json')
const now = template.toJSON()
const [[tableId = '', table] = []] = Object.entries(old.resources).filter(
  ([, { Type }]) => Type === 'AWS::DynamoDB::Table',
)

const key = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
]

/**
 * Queues that one for all has taken the place of. What lies in them has rung again from the table, or was an answer that Slack takes no more,
 * so that nothing is lost with them.
 */
const GIVEN_UP = ['MatchDead82066A66', 'DeliverDead46BA7564', 'AnswerDeadBD439920']

test('what an installation stands on keeps its id and its name: under another, it would be made anew', () => {
  const kept = Object.entries(old.resources).filter(([id]) => id !== tableId && !GIVEN_UP.includes(id))
  expect(kept.map(([id, { Properties }]) => [id, standing(id, Properties)])).toEqual(kept)
  expect(Object.keys(now.Outputs)).toEqual(expect.arrayContaining(old.outputs))
})

test('the table keeps its id, its keys and every index it has', () => {
  const { GlobalSecondaryIndexes, LocalSecondaryIndexes, AttributeDefinitions, ...others } = table?.Properties ?? {}
  expect(standing(tableId, others)).toEqual({ ...table, Properties: others })
  const { Properties } = now.Resources[tableId]
  expect(Properties.GlobalSecondaryIndexes).toEqual(expect.arrayContaining(GlobalSecondaryIndexes))
  expect(Properties.LocalSecondaryIndexes).toEqual(expect.arrayContaining(LocalSecondaryIndexes))
  expect(Properties.AttributeDefinitions).toEqual(expect.arrayContaining(AttributeDefinitions))
})

test.each([
  ['on AWS', async () => now.Resources[tableId]?.Properties as Properties],
  ['on one machine', () => describeTable(inject('dynamodb')) as Promise<Properties>],
])('keys and indexes are these, %s', async (_, described) => {
  const made = await described()
  expect(made.KeySchema).toEqual(key('pk', 'sk'))
  const indexes = [...made.GlobalSecondaryIndexes, ...made.LocalSecondaryIndexes] as Properties[]
  const found = new Map(indexes.map((one) => [one.IndexName, [one.KeySchema, one.Projection]]))
  expect(found.get('bells')).toEqual([
    key('bell', 'ringAt'),
    { ProjectionType: 'INCLUDE', NonKeyAttributes: ['rings'] },
  ])
  expect(found.get('byDay')).toEqual([key('day', 'shownAs'), { ProjectionType: 'ALL' }])
  expect(found.get('byRelease')).toEqual([key('ofRelease', 'pk'), { ProjectionType: 'KEYS_ONLY' }])
  expect(found.get('dueInChannel')).toEqual([key('pk', 'dueAt'), { ProjectionType: 'ALL' }])
  const types = new Map(made.AttributeDefinitions.map((one: Properties) => [one.AttributeName, one.AttributeType]))
  expect(Object.fromEntries(types)).toMatchObject({
    ...{ pk: 'S', sk: 'S', bell: 'S', ringAt: 'N', day: 'S', shownAs: 'S', ofRelease: 'S', dueAt: 'N' },
  })
})

/** A resource as the fixture has it; a property it does not have is null. */
function standing(id: string, wanted: Properties): object {
  const { Type, DeletionPolicy, UpdateReplacePolicy, Properties = {} } = now.Resources[id] ?? {}
  const names = Object.keys(wanted).map((name) => [name, Properties[name] ?? null])
  const policies = DeletionPolicy ? { DeletionPolicy, UpdateReplacePolicy } : {}
  return { Type, ...policies, Properties: Object.fromEntries(names) }
}
