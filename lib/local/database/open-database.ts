import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Problems } from '../process/problems.ts'
import { createTable, LOCAL_TABLE_NAME } from './create-table.ts'
import { type ServerEvent, startDynoxide } from './dynoxide.ts'

export interface OpenDatabase {
  endpoint: string
  client: DynamoDBClient
  stop(): Promise<void>
}

const PROBLEM = {
  ended: '데이터베이스가 꺼져서 다시 켜는 중입니다.',
  'given up': '데이터베이스가 꺼졌고 다시 켜지 못했습니다. Ctrl+C로 끝내고 다시 시작해 주세요.',
}

/**
 * Opens the table: in `directory`/chorok.db, or in the DynamoDB at `endpoint` if one is given. A server that ends by itself is
 * reported to `problems`. Throws a sentence when the table cannot be created.
 */
export async function openDatabase(
  directory: string,
  endpoint: string | undefined,
  problems?: Problems,
): Promise<OpenDatabase> {
  const dbPath = join(directory, 'chorok.db')
  const server = endpoint
    ? { endpoint, stop: async () => undefined }
    : await startDynoxide({ dbPath, onServerEvent: (event) => problems && report(problems, event) })
  const client = localClient(server.endpoint)
  async function stop(): Promise<void> {
    client.destroy()
    await server.stop()
  }
  try {
    await createTable(client, LOCAL_TABLE_NAME)
  } catch (cause) {
    await stop()
    throw new Error(`${server.endpoint}의 데이터베이스에 표를 만들지 못했습니다.`, { cause })
  }
  return { endpoint: server.endpoint, client, stop }
}

/** A client for a server that takes any credentials. */
export function localClient(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new DynamoDBClient({ endpoint, region: 'ap-northeast-2', credentials })
}

function report(problems: Problems, event: ServerEvent): void {
  if (event === 'restarted') problems.end('database', '데이터베이스가 다시 켜졌습니다.')
  else problems.begin('database', PROBLEM[event])
}
