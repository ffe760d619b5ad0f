import { DeleteCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { storeIn } from '../../../functions/store/store.ts'
import { migrateTable } from '../../../functions/store/table/migrate-table.ts'
import { MIGRATION_STEPS, type MigrationStep } from '../../../functions/store/table/migration-steps.ts'
import type { Row } from '../../../functions/store/table/read-rows.ts'
import type { Table } from '../../../functions/store/table/table.ts'
import { type Row as OldRow, readLines } from '../../old-installation/rows.ts'
import { openTestTable } from '../../support/test-stores.ts'

async function dump(table: Table): Promise<Row[]> {
  const { Items = [] } = await table.db.send(new ScanCommand({ TableName: table.name, ConsistentRead: true }))
  return Items.toSorted((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1))
}

function keyOf({ pk, sk }: Row) {
  return { pk, sk }
}

/** A table with these rows. */
async function load(rows: Row[]): Promise<Table> {
  const table = await openTestTable()
  for (const Item of rows) await table.db.send(new PutCommand({ TableName: table.name, Item }))
  return table
}

const rows = readLines<OldRow>('table.jsonl')

/** What the next change of a shape may look like: releases say in which language they are, deliveries no longer when they were planned. */
const NEXT: MigrationStep = {
  name: 'next',
  change(row) {
    if (row.sk === 'RELEASE') return { ...row, language: 'ko' }
    if (!String(row.sk).startsWith('DELIVERY#')) return row
    const { plannedAt, ...others } = row
    return others
  },
}

test('the rows of an old installation, dumped, loaded and migrated, are the same rows', async () => {
  const table = await load(rows)
  const before = await dump(table)
  expect(before).toHaveLength(rows.length)
  const tally = await migrateTable(table, MIGRATION_STEPS, true)
  expect(tally).toEqual({ rows: rows.length, later: 0, steps: [{ name: 'version 1', changed: 0 }], refused: 0 })
  expect(await dump(table)).toEqual(before)
  expect(await dump(await load(before))).toEqual(before)
})

test('a rehearsal counts and writes nothing; then every row is changed once, and nothing else of it', async () => {
  const table = await load(rows)
  const before = await dump(table)
  const toChange = before.filter(({ sk }) => sk === 'RELEASE' || String(sk).startsWith('DELIVERY#')).length
  expect(toChange).toBeGreaterThan(2)
  const counted = await migrateTable(table, [...MIGRATION_STEPS, NEXT], false)
  expect(counted.steps).toEqual([expect.anything(), { name: 'next', changed: toChange }])
  expect(await dump(table)).toEqual(before)
  await migrateTable(table, [...MIGRATION_STEPS, NEXT], true)
  expect(await dump(table)).toEqual(before.map(NEXT.change))
  expect((await migrateTable(table, [NEXT], true)).steps).toEqual([{ name: 'next', changed: 0 }])
})

test('what somebody changes meanwhile stays as they left it, and a row that went stays away', async () => {
  const table = await load(rows)
  const releases = (await dump(table)).filter(({ sk }) => sk === 'RELEASE')
  const [first, second] = releases
  if (!first || !second) throw new Error('no releases')
  let isDone = false
  const meddled: MigrationStep = {
    name: 'meddled with',
    change: (row) => (row.sk === 'RELEASE' ? { ...row, title: `${row.title}!` } : row),
  }
  const send = table.db.send.bind(table.db) as (command: object) => Promise<object>
  table.db.send = (async (command: object) => {
    const answer = await send(command)
    if (isDone) return answer
    isDone = true
    await send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyOf(first),
        UpdateExpression: 'SET title = :title',
        ExpressionAttributeValues: { ':title': 'new' },
      }),
    )
    await send(new DeleteCommand({ TableName: table.name, Key: keyOf(second) }))
    return answer
  }) as typeof table.db.send
  expect(await migrateTable(table, [meddled], true)).toMatchObject({ refused: 2 })
  const after = await dump(table)
  expect(after.find(({ pk }) => pk === first.pk)).toEqual({ ...first, title: 'new' })
  expect(after.find(({ pk, sk }) => pk === second.pk && sk === second.sk)).toBeUndefined()
})

test('a row of a later version is left alone, and no step may change a key', async () => {
  const table = await load([...rows.slice(0, 1), { pk: 'RELEASE#later', sk: 'RELEASE', v: 2 }])
  expect(await migrateTable(table, [NEXT], true)).toMatchObject({ rows: 2, later: 1 })
  expect((await dump(table)).find(({ pk }) => pk === 'RELEASE#later')).toEqual({
    pk: 'RELEASE#later',
    sk: 'RELEASE',
    v: 2,
  })
  const moving: MigrationStep = { name: 'moving', change: (row) => ({ ...row, pk: 'elsewhere' }) }
  await expect(migrateTable(table, [moving], false)).rejects.toThrow('changes the key')
})

test('after a migration the store reads what it read before', async () => {
  const table = await load(rows)
  const ids = rows.filter(({ sk }) => sk === 'RELEASE').map(({ pk }) => pk.slice('RELEASE#'.length))
  const read = () => Promise.all(ids.map(storeIn(table).releaseById))
  const before = await read()
  await migrateTable(table, MIGRATION_STEPS, true)
  expect(await read()).toEqual(before)
})
