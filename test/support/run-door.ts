import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { inject, onTestFinished } from 'vitest'
import { type Store, storeIn } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table/table.ts'
import { awsStandIn, type BusEntry } from '../../lib/local/aws/aws-stand-in.ts'
import { openQueue } from '../../lib/local/aws/local-queue.ts'
import { createTable } from '../../lib/local/database/create-table.ts'
import { doorEnvironment } from '../../lib/local/doors/door-environment.ts'
import { listen } from '../../lib/local/process/listen.ts'

interface DoorRun {
  /** The lines the door printed, and at the end its answer. */
  printed: Record<string, unknown>[]
  /** The events it put on the bus. */
  entries: BusEntry[]
  /** The jobs it put on the answer queue. */
  jobs: unknown[]
}

interface RunDoorOptions {
  /** Sources to read, as lines of the catalog; the catalog itself is off. */
  extraSources?: object[]
  variables?: Record<string, string>
  /** Fills the table before the run. */
  prepare?: (store: Store) => Promise<void>
}

/** Runs a door once in a process of its own, as Lambda does, over a table of its own. */
export async function runDoor(door: 'poll' | 'sweep' | 'reconcile', options: RunDoorOptions = {}): Promise<DoorRun> {
  const { extraSources = [], variables = {}, prepare } = options
  const entries: BusEntry[] = []
  const jobs: unknown[] = []
  const answer = openQueue({
    name: 'answer',
    consume: async (records) => {
      jobs.push(...records.map(({ body }) => JSON.parse(body)))
      return { batchItemFailures: [] }
    },
    ...{ retryAfterMs: 1_000, maxReceives: 1, batchSize: 1, concurrency: 1 },
  })
  const standIn = awsStandIn({ queues: { answer }, publish: (entry) => entries.push(entry), parameters: {} })
  const { url, close } = await listen(0, standIn)
  onTestFinished(close)
  const CHOROK_TABLE = `${door}-${randomUUID()}`
  const dynamodb = inject('dynamodb')
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new DynamoDBClient({ endpoint: dynamodb, region: 'ap-northeast-2', credentials })
  await createTable(client, CHOROK_TABLE)
  await prepare?.(storeIn(openTable(CHOROK_TABLE, client)))
  const addresses = { dynamodb, standIns: url, slackApi: `${url}/api/`, offline: true, extraSources }
  const env = { ...doorEnvironment(addresses), CHOROK_TABLE, ...variables }
  const call = `const { handler } = await import('./functions/${door}.ts'); console.log(JSON.stringify(await handler({})))`
  const script = [...inject('clockFlags'), '--input-type=module', '--eval', call]
  const { stdout } = await promisify(execFile)(process.execPath, script, { env })
  await answer.close()
  const printed = stdout
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))
  return { printed, entries, jobs }
}
