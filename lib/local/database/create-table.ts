import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type Projection,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { GLOBAL_INDEXES, LOCAL_INDEX, TABLE_KEY } from '../../../functions/store/table/schema.ts'

/** The name of the table on this machine. */
export const LOCAL_TABLE_NAME = 'chorok'

const MAX_WAIT_SECONDS = 20

/** Creates the table by the store's schema and waits until it takes writes. A table that exists already is left as it is. */
export async function createTable(
  client: DynamoDBClient,
  tableName: string,
  maxWaitTime = MAX_WAIT_SECONDS,
): Promise<void> {
  try {
    await client.send(new CreateTableCommand(tableDefinition(tableName)))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw new Error(`table ${tableName} not created`, { cause: error })
  }
  await waitUntilTableExists({ client, maxWaitTime, minDelay: 1 }, { TableName: tableName })
}

function tableDefinition(TableName: string): CreateTableCommandInput {
  const { partition, sort } = TABLE_KEY
  const attributes = new Map<string, 'S' | 'N'>([
    [partition, 'S'],
    [sort, 'S'],
    [LOCAL_INDEX.sort.name, LOCAL_INDEX.sort.type],
  ])
  for (const index of GLOBAL_INDEXES) {
    attributes.set(index.partition.name, index.partition.type)
    attributes.set(index.sort.name, index.sort.type)
  }
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: keys(partition, sort),
    GlobalSecondaryIndexes: GLOBAL_INDEXES.map((index) => ({
      IndexName: index.name,
      KeySchema: keys(index.partition.name, index.sort.name),
      Projection: projection(index.include),
    })),
    LocalSecondaryIndexes: [
      { IndexName: LOCAL_INDEX.name, KeySchema: keys(partition, LOCAL_INDEX.sort.name), Projection: projection('all') },
    ],
  }
}

function keys(hash: string, range: string) {
  return [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ]
}

function projection(include: 'all' | readonly string[]): Projection {
  if (include === 'all') return { ProjectionType: 'ALL' }
  if (include.length === 0) return { ProjectionType: 'KEYS_ONLY' }
  return { ProjectionType: 'INCLUDE', NonKeyAttributes: [...include] }
}
