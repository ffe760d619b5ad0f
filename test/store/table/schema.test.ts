import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { keys } from '../../../functions/store/table/keys.ts'
import { createTable } from '../../../lib/local/database/create-table.ts'
import { all } from '../../support/stack-template.ts'
import { stubbed } from '../../support/stub-aws-client.ts'

/*
The table as it stands in every installation, written out. DynamoDB changes neither keys nor local indexes of a table that exists, and a
change of a global index takes it away until it is filled again. So where one of these tests fails: write a migration (docs/recipes.md, "A
row or key in the table"), and only then change what is expected here.
*/
const WRITE_A_MIGRATION = 'write a migration: docs/recipes.md, "A row or key in the table"'

const TABLE = {
  keys: ['pk HASH S', 'sk RANGE S'],
  global: {
    bells: { keys: ['bell HASH S', 'ringAt RANGE N'], projects: ['INCLUDE', 'rings'] },
    byDay: { keys: ['day HASH S', 'shownAs RANGE S'], projects: ['ALL'] },
    byRelease: { keys: ['ofRelease HASH S', 'pk RANGE S'], projects: ['KEYS_ONLY'] },
  },
  local: { dueInChannel: { keys: ['pk HASH S', 'dueAt RANGE N'], projects: ['ALL'] } },
}

interface KeyPart {
  AttributeName: string
  KeyType: string
}

interface Index {
  IndexName: string
  KeySchema: KeyPart[]
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] }
}

interface Definition {
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[]
  KeySchema: KeyPart[]
  GlobalSecondaryIndexes: Index[]
  LocalSecondaryIndexes: Index[]
}

function outline({ AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes }: Definition) {
  const types = new Map(AttributeDefinitions.map((one) => [one.AttributeName, one.AttributeType]))
  const parts = (of: KeyPart[]) =>
    of.map((one) => `${one.AttributeName} ${one.KeyType} ${types.get(one.AttributeName)}`)
  const byName = (indexes: Index[]) =>
    Object.fromEntries(
      indexes.map(({ IndexName, KeySchema: of, Projection }) => [
        IndexName,
        { keys: parts(of), projects: [Projection.ProjectionType, ...(Projection.NonKeyAttributes ?? [])] },
      ]),
    )
  return { keys: parts(KeySchema), global: byName(GlobalSecondaryIndexes), local: byName(LocalSecondaryIndexes) }
}

test('the table that the stack makes has these keys and indexes', () => {
  const [, table] = all('AWS::DynamoDB::Table')[0] ?? []
  expect(outline(table as unknown as Definition), WRITE_A_MIGRATION).toEqual(TABLE)
  expect((table as { TimeToLiveSpecification: object }).TimeToLiveSpecification, WRITE_A_MIGRATION).toEqual({
    AttributeName: 'expiresAt',
    Enabled: true,
  })
})

test('the table on one machine has the same', async () => {
  const { client, requests } = stubbed<DynamoDBClient, Definition>(
    new DynamoDBClient({ region: 'ap-northeast-2' }),
    () => ({
      Table: { TableStatus: 'ACTIVE' },
    }),
  )
  await createTable(client, 't')
  const made = requests.find(({ command }) => command === 'CreateTable')
  expect(outline(made?.input as Definition), WRITE_A_MIGRATION).toEqual(TABLE)
})

test('every row keeps the key it has in the tables there are', () => {
  const at = { team: 'T1', channel: 'C1' }
  const text = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`
  expect(
    [
      keys.release('r1'),
      keys.identity('one'),
      keys.titleClaim({ title: 'one', day: '2026-11-23' }),
      keys.source('fsc'),
      keys.channel(at),
      keys.subscription(at, 'q1'),
      keys.subscriber('q1', at),
      keys.query('a1'),
      keys.queryVersions(),
      keys.workspace('T1'),
      keys.delivery(at, 'r1'),
      keys.message(at, 'm1'),
      keys.once('one'),
    ].map(text),
    WRITE_A_MIGRATION,
  ).toEqual([
    'RELEASE#r1 RELEASE',
    'ID#7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed ID',
    'TITLE#7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed 2026-11-23',
    'SOURCES fsc',
    'CHANNEL#T1#C1 CHANNEL',
    'CHANNEL#T1#C1 QUERY#q1',
    'QUERY#q1 CHANNEL#T1#C1',
    'QUERIES#10 a1',
    'QUERIES VERSION',
    'TEAM#T1 TEAM',
    'CHANNEL#T1#C1 DELIVERY#r1',
    'CHANNEL#T1#C1 MESSAGE#m1',
    'ONCE#one ONCE',
  ])
})
