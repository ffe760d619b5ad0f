import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Store, storeIn } from '../../../functions/store/store.ts'
import { openTable } from '../../../functions/store/table/table.ts'
import { TABLE_NAME } from '../process/door-environment.ts'
import { createTable } from './create-table.ts'
import { startDynoxide } from './dynoxide.ts'

/** An empty store on a DynamoDB server of its own, in memory: gone when it is stopped. */
export async function openMemoryStore(): Promise<{ store: Store; stop(): Promise<void> }> {
  const server = await startDynoxide()
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  await createTable(client, TABLE_NAME)
  return {
    store: storeIn(openTable(TABLE_NAME, client)),
    async stop() {
      client.destroy()
      await server.stop()
    },
  }
}
