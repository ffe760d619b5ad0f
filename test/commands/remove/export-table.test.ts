import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { exportLines, exportTable, isFinalExport } from '../../../lib/commands/remove/export-table.ts'

const AT = new Date('2026-11-28T09:00:00Z')
const FINAL = { name: 'Ledger', isFinal: true }

/** A table of `pages` pages of two rows each, whose reading fails at the pages in `fails`, once each. */
function tableOf(pages: number, fails: number[] = []) {
  const read: number[] = []
  const send = async ({ input }: ScanCommand) => {
    const page = Number(input.ExclusiveStartKey?.pk?.S ?? -1) + 1
    if (fails.includes(page)) {
      fails.splice(fails.indexOf(page), 1)
      throw new Error(`page ${page} was not read`)
    }
    read.push(page)
    const Items = [0, 1].map((n) => ({ pk: { S: String(page) }, sk: { S: String(n) }, z: { B: new Uint8Array([n]) } }))
    return { Items, ...(page < pages - 1 && { LastEvaluatedKey: { pk: { S: String(page) }, sk: { S: '1' } } }) }
  }
  return { client: { send } as unknown as DynamoDBClient, read }
}

const newFile = () => join(mkdtempSync(join(tmpdir(), 'chorok-export-')), 'rows.jsonl.gz')

async function linesOf(file: string): Promise<unknown[]> {
  const lines: unknown[] = []
  for await (const line of exportLines(file)) lines.push(line)
  return lines
}

test('cut off at any page it goes on there, and the file is that of one run', async () => {
  const whole = newFile()
  await exportTable(tableOf(4).client, FINAL, whole, AT)
  for (const page of [0, 1, 2, 3]) {
    const file = newFile()
    const { client, read } = tableOf(4, [page])
    await expect(exportTable(client, FINAL, file, AT)).rejects.toThrow(`page ${page}`)
    // What a process that died while it was writing has left behind the last whole page.
    writeFileSync(`${file}.part`, Buffer.concat([readFileSync(`${file}.part`), Buffer.alloc(5_000, 'half a page ')]))
    expect(await exportTable(client, FINAL, file, AT)).toEqual({ rows: 8, resumed: 2 * page })
    expect(read).toEqual([0, 1, 2, 3])
    expect(await linesOf(file)).toEqual(await linesOf(whole))
  }
})

test('a file that is whole is finished by its name alone', async () => {
  const file = newFile()
  await exportTable(tableOf(2).client, FINAL, file, AT)
  const bytes = readFileSync(file)
  const other = newFile()
  writeFileSync(`${other}.part`, bytes)
  writeFileSync(
    `${other}.progress`,
    JSON.stringify({ table: 'Ledger', isFinal: true, bytes: bytes.length, rows: 4, isWhole: true, last: '{}' }),
  )
  const { client, read } = tableOf(2)
  expect(await exportTable(client, FINAL, other, AT)).toEqual({ rows: 4, resumed: 4 })
  expect([read, readFileSync(other)]).toEqual([[], bytes])
})

test('another table’s file is not gone on with, one that was read while somebody wrote begins anew, one that is there is kept', async () => {
  const file = newFile()
  const { client, read } = tableOf(3, [1, 1])
  await expect(exportTable(client, { ...FINAL, isFinal: false }, file, AT)).rejects.toThrow('page 1')
  await expect(exportTable(client, { name: 'Other', isFinal: false }, file, AT)).rejects.toThrow('다른 표(Ledger)')
  await expect(exportTable(client, FINAL, file, AT)).rejects.toThrow('page 1')
  expect(read).toEqual([0, 0])
  await exportTable(client, FINAL, file, AT)
  await expect(exportTable(client, FINAL, file, AT)).rejects.toThrow('이미 있습니다')
})

test('only a whole file of this table at its end counts as final', async () => {
  const running = newFile()
  await exportTable(tableOf(2).client, { ...FINAL, isFinal: false }, running, AT)
  const final = newFile()
  await exportTable(tableOf(2).client, FINAL, final, AT)
  expect(await isFinalExport(running, 'Ledger')).toBe(false)
  expect(await isFinalExport(final, 'Other')).toBe(false)
  expect(await isFinalExport(final, 'Ledger')).toBe(true)
})
