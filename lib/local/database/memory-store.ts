import { type Store, storeIn } from '../../../functions/store/store.ts'
import { openTable } from '../../../functions/store/table/table.ts'
import { createTable, LOCAL_TABLE_NAME } from './create-table.ts'
import { startDynoxide } from './dynoxide.ts'
import { localClient } from './open-database.ts'

/** An empty store on a DynamoDB server of its own, in memory: its content is lost when it is stopped. */
export async function openMemoryStore(): Promise<{ store: Store; stop(): Promise<void> }> {
  const server = await startDynoxide()
  const client = localClient(server.endpoint)
  await createTable(client, LOCAL_TABLE_NAME)
  return {
    store: storeIn(openTable(LOCAL_TABLE_NAME, client)),
    async stop() {
      client.destroy()
      await server.stop()
    },
  }
}
