import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { inject } from 'vitest'
import { type Store, storeIn } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table/table.ts'
import { createTable } from '../../lib/local/database/create-table.ts'

/** A store over a new, empty table on the DynamoDB server of the tests. */
export async function openTestStore(postsAMinute?: number): Promise<Store> {
  const client = new DynamoDBClient({
    endpoint: inject('dynamodb'),
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  const name = `test-${randomUUID()}`
  await createTable(client, name)
  return storeIn(openTable(name, client), postsAMinute)
}
