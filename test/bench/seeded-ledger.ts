import { createHash } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { addToSignature, type DaySignature, emptySignature } from '../../functions/releases/day-signature.ts'
import { Release } from '../../functions/releases/release.ts'
import { releaseToRow } from '../../functions/store/release-rows.ts'
import { signatureRows } from '../../functions/store/signature-rows.ts'
import { type Store, storeIn } from '../../functions/store/store.ts'
import { openTable, type Table } from '../../functions/store/table/table.ts'
import { batchesOf } from '../../functions/text/batches.ts'
import { addDays, type Day, type Instant, seoulDay, startOfDay } from '../../functions/text/seoul.ts'
import { createTable } from '../../lib/local/database/create-table.ts'
import { startDynoxide } from '../../lib/local/database/dynoxide.ts'
import { type CallCounts, countCalls } from './count-calls.ts'

const SEEDED_DAYS = 1_170
const ROWS_PER_WRITE = 25
const WRITES_AT_ONCE = 8
const DAYS_AT_ONCE = 40

/** What a release says, before it stands in a ledger. */
interface SeedText {
  title: string
  text: string
  ministry: string
}

export interface SeededLedger {
  store: Store
  table: Table
  calls: CallCounts
  stop(): Promise<void>
}

/** A table of its own with so many releases over the last three years, `textOf` saying what the n-th says, signed as the store signs them. */
export async function openSeededLedger(
  releases: number,
  textOf: (n: number) => SeedText,
  now: Instant,
): Promise<SeededLedger> {
  const database = await startDynoxide()
  const client = new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  })
  const name = 'bench'
  await createTable(client, name)
  const table = openTable(name, client)
  const calls = countCalls(table)
  const signatures = new Map<Day, DaySignature>()
  await writeRows(table, rowsOf(releases, textOf, now, signatures))
  for (const days of batchesOf([...signatures], DAYS_AT_ONCE)) await signatureRows(table).addSignatures(new Map(days))
  calls.reset()
  return {
    store: storeIn(table),
    table,
    calls,
    stop: async () => {
      client.destroy()
      await database.stop()
    },
  }
}

/** One after the other, and the signatures of their days as the store makes them. */
function* rowsOf(
  releases: number,
  textOf: (n: number) => SeedText,
  now: Instant,
  signatures: Map<Day, DaySignature>,
): Generator<Record<string, unknown>> {
  const today = seoulDay(now)
  for (let n = 0; n < releases; n += 1) {
    const day = addDays(today, -Math.floor((n * SEEDED_DAYS) / releases))
    const showAt = Math.min(now, startOfDay(day)) + (n % 1000)
    const release = Release.parse({
      id: createHash('sha256').update(String(n)).digest('hex').slice(0, 32),
      sourceId: 'bench',
      sourceName: '시험',
      url: `https://ministry.example.go.kr/view?num=${n}`,
      ...textOf(n),
      published: { day },
      showAt,
      announcedAt: showAt,
    })
    const signature = signatures.get(day) ?? emptySignature()
    signatures.set(day, signature)
    addToSignature(signature, release)
    yield releaseToRow(release)
  }
}

async function writeRows(table: Table, rows: Iterable<Record<string, unknown>>): Promise<void> {
  let waiting: Record<string, unknown>[] = []
  const write = async () => {
    await Promise.all(batchesOf(waiting, ROWS_PER_WRITE).map((batch) => writeBatch(table, batch)))
    waiting = []
  }
  for (const row of rows) if (waiting.push(row) === ROWS_PER_WRITE * WRITES_AT_ONCE) await write()
  await write()
}

async function writeBatch(table: Table, rows: Record<string, unknown>[]): Promise<void> {
  const puts = rows.map((Item) => ({ PutRequest: { Item } }))
  await table.db.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }))
}
