import { createHash } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import {
  addToSignature,
  type DaySignature,
  emptySignature,
  SIGNATURE_FORM,
} from '../../../functions/releases/day-signature.ts'
import { Release } from '../../../functions/releases/release.ts'
import { releaseToRow } from '../../../functions/store/release-rows.ts'
import { attributesOf } from '../../../functions/store/signature-rows.ts'
import { type Store, storeIn } from '../../../functions/store/store.ts'
import { keys } from '../../../functions/store/table/keys.ts'
import { WRITTEN } from '../../../functions/store/table/row-version.ts'
import { openTable, type Table } from '../../../functions/store/table/table.ts'
import { batchesOf } from '../../../functions/text/batches.ts'
import { addDays, type Day, type Instant, seoulDay, startOfDay } from '../../../functions/text/seoul.ts'
import { createTable } from '../../local/database/create-table.ts'
import { startDynoxide } from '../../local/database/dynoxide.ts'
import { type CallCounts, countCalls } from './count-calls.ts'

export const SEEDED_DAYS = 1_170
const ROWS_PER_WRITE = 25
const WRITES_AT_ONCE = 8

/** What a release says, before it stands in a ledger. */
export interface SeedText {
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
  await writeRows(table, rowsOf(releases, textOf, now))
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

function* rowsOf(releases: number, textOf: (n: number) => SeedText, now: Instant): Generator<Record<string, unknown>> {
  const signatures = new Map<Day, DaySignature>()
  const today = seoulDay(now)
  for (let n = 0; n < releases; n += 1) {
    const day = addDays(today, -Math.floor((n * SEEDED_DAYS) / releases))
    const id = createHash('sha256').update(String(n)).digest('hex').slice(0, 32)
    const showAt = Math.min(now, startOfDay(day)) + (n % 1000)
    const release = Release.parse({
      id,
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
  for (const [day, bits] of signatures)
    yield { ...keys.signature(SIGNATURE_FORM, day), ...WRITTEN, ...attributesOf(bits), writes: 1 }
  const oldest = [...signatures.keys()].at(-1)
  yield { ...keys.signing(SIGNATURE_FORM), ...WRITTEN, isWhole: true, oldest }
}

async function writeRows(table: Table, rows: Iterable<Record<string, unknown>>): Promise<void> {
  const writes = batchesOf([...rows], ROWS_PER_WRITE)
  for (const some of batchesOf(writes, WRITES_AT_ONCE))
    await Promise.all(
      some.map((batch) =>
        table.db.send(
          new BatchWriteCommand({ RequestItems: { [table.name]: batch.map((Item) => ({ PutRequest: { Item } })) } }),
        ),
      ),
    )
}
