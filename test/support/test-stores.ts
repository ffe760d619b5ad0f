import { randomUUID } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { inject } from 'vitest'
import { type Store, storeIn } from '../../functions/store/store.ts'
import { openTable, type Table } from '../../functions/store/table/table.ts'
import { createTable } from '../../lib/local/database/create-table.ts'
import { openMemoryStore } from './memory-store/memory-store.ts'

/** A new, empty table of the tests' DynamoDB server. */
export async function openTestTable(): Promise<Table> {
  const client = new DynamoDBClient({
    endpoint: inject('dynamodb'),
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  const name = `test-${randomUUID()}`
  await createTable(client, name)
  return openTable(name, client)
}

/** The real store over a table of its own. */
export async function openTestStore(postsAMinute?: number): Promise<Store> {
  return storeIn(await openTestTable(), postsAMinute)
}

/** The two stores there are, empty. The suite of the store runs over both. */
export async function testStores() {
  return [
    { name: 'DynamoDB', store: await openTestStore() },
    { name: 'memory', store: openMemoryStore().store },
  ]
}
