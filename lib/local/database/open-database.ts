import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { TABLE_NAME } from '../process/door-environment.ts'
import type { Troubles } from '../process/troubles.ts'
import { createTable } from './create-table.ts'
import { startDynoxide } from './dynoxide.ts'

export interface OpenDatabase {
  endpoint: string
  client: DynamoDBClient
  stop(): Promise<void>
}

/** The table, in a file below `directory`, or in the DynamoDB at `elsewhere` when one is given. `troubles` hears of a server that ended. */
export async function openDatabase(
  directory: string,
  elsewhere: string | undefined,
  troubles?: Troubles,
): Promise<OpenDatabase> {
  const server = elsewhere
    ? { endpoint: elsewhere, stop: async () => undefined }
    : await startDynoxide({ dbPath: join(directory, 'chorok.db'), fared: (how) => troubles && tell(troubles, how) })
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

function tell(troubles: Troubles, how: 'lost' | 'back' | 'gone'): void {
  const over = '데이터베이스가 다시 켜졌습니다.'
  const gone = '데이터베이스가 꺼졌고 다시 켜지 못했습니다. Ctrl+C로 끝내고 다시 시작해 주세요.'
  if (how === 'back') troubles.end('database', over)
  else troubles.begin('database', how === 'gone' ? gone : '데이터베이스가 꺼져서 다시 켜는 중입니다.')
}
