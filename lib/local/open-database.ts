import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startDynoxide } from './dynoxide.ts'
import { TABLE_NAME } from './environment.ts'
import { createTable } from './table.ts'

export interface OpenDatabase {
  endpoint: string
  client: DynamoDBClient
  stop(): Promise<void>
}

/** The table, in a file below `directory`, or in the DynamoDB at `elsewhere` when one is given. */
export async function openDatabase(directory: string, elsewhere: string | undefined): Promise<OpenDatabase> {
  const server = elsewhere
    ? { endpoint: elsewhere, stop: async () => undefined }
    : await startDynoxide({ dbPath: join(directory, 'chorok.db') })
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  async function stop(): Promise<void> {
    client.destroy()
    await server.stop()
  }
  try {
    await createTable(client, TABLE_NAME)
  } catch (cause) {
    await stop()
    throw new Error(`${server.endpoint}의 데이터베이스에 표를 만들지 못했습니다.`, { cause })
  }
  return { endpoint: server.endpoint, client, stop }
}
