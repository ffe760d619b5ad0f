import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type DynamoDBClient, PutItemCommand, ScanCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import { LOCAL_TABLE_NAME } from '../../../lib/local/database/create-table.ts'
import { openDatabase } from '../../../lib/local/database/open-database.ts'
import { backUp } from '../../../lib/local/keeping/backup.ts'
import { restore, unfinishedRestore } from '../../../lib/local/keeping/restore.ts'
import { aFolder } from '../../support/running-program.ts'

const TableName = LOCAL_TABLE_NAME

/** A database in an empty folder. */
async function aDatabase() {
  const folder = await aFolder()
  const directory = join(folder, '.chorok')
  const database = await openDatabase(directory, undefined)
  onTestFinished(database.stop)
  return { folder, directory, ...database }
}

/** Each pair is written in one transaction: a copy must hold both of them or none. */
async function putPair(client: DynamoDBClient, n: number): Promise<void> {
  const put = (pk: string) => ({
    Put: { TableName, Item: { pk: { S: pk }, sk: { S: 'x' }, text: { S: '가'.repeat(500) } } },
  })
  await client.send(new TransactWriteItemsCommand({ TransactItems: [put(`left ${n}`), put(`right ${n}`)] }))
}

async function keysIn(directory: string): Promise<string[]> {
  const { client, stop } = await openDatabase(directory, undefined)
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ProjectionExpression: 'pk' }))
  await stop()
  return Items.map(({ pk }) => pk?.S ?? '').sort()
}

test('a backup made while rows are written holds one moment, and is restored whole into an empty folder', async () => {
  const { folder, directory, client } = await aDatabase()
  await writeFile(join(directory, 'real-workspace.json'), '{"name":"진짜 회사","team":"T0REAL"}')
  for (let n = 0; n < 20; n += 1) await putPair(client, n)
  let stopped = false
  let written = 20
  const writer = (async () => {
    for (; !stopped; written += 1) await putPair(client, written)
  })()
  const file = join(folder, 'backup.db')
  const made = await backUp(directory, file)
  const before = written
  stopped = true
  await writer
  expect(made.rows).toBeLessThanOrEqual(before * 2 + 2)
  expect((await stat(file)).mode & 0o077).toBe(0)
  const elsewhere = join(folder, 'other')
  expect(await restore(file, elsewhere)).toEqual({ rows: made.rows, madeAt: made.madeAt })
  const keys = await keysIn(elsewhere)
  const [left, right] = ['left', 'right'].map((side) =>
    keys.filter((key) => key.startsWith(side)).map((key) => key.slice(side.length)),
  )
  expect(left).toEqual(right)
  expect(left?.length).toBeGreaterThanOrEqual(20)
  expect(await readFile(join(elsewhere, 'real-workspace.json'), 'utf8')).toContain('T0REAL')
})

test('what stands is never overwritten, and says so', async () => {
  const { folder, directory } = await aDatabase()
  const file = join(folder, 'backup.db')
  await backUp(directory, file)
  await expect(backUp(directory, file)).rejects.toThrow('이미 있습니다')
  await expect(backUp(directory, join(folder, 'nowhere', 'backup.db'))).rejects.toThrow('폴더가 없습니다')
  await expect(backUp(join(folder, 'empty'), join(folder, 'b2.db'))).rejects.toThrow('chorok.db')
  await expect(restore(file, directory)).rejects.toThrow('이미 데이터가 있어')
  expect(await readdir(folder)).toEqual(expect.not.arrayContaining(['backup.db.part']))
})

test.each([
  ['words', 'only some words'],
  ['nothing', ''],
])('a file of %s is no backup', async (_, text) => {
  const folder = await aFolder()
  await writeFile(join(folder, 'backup.db'), text)
  await expect(restore(join(folder, 'backup.db'), join(folder, 'other'))).rejects.toThrow('백업이 아닙니다')
  expect(existsSync(join(folder, 'other'))).toBe(false)
})

test('a database that is no backup, and a damaged backup, are refused', async () => {
  const { folder, directory, client, stop } = await aDatabase()
  for (let n = 0; n < 200; n += 1)
    await client.send(
      new PutItemCommand({ TableName, Item: { pk: { S: `${n}` }, sk: { S: 'x' }, text: { S: 'x'.repeat(900) } } }),
    )
  const file = join(folder, 'backup.db')
  await backUp(directory, file)
  await stop()
  await expect(restore(join(directory, 'chorok.db'), join(folder, 'other'))).rejects.toThrow('백업이 아닙니다')
  const bytes = await readFile(file)
  bytes.fill(7, bytes.length / 2, bytes.length / 2 + 20_000)
  await writeFile(join(folder, 'damaged.db'), bytes)
  await expect(restore(join(folder, 'damaged.db'), join(folder, 'other'))).rejects.toThrow('깨졌습니다')
})

/** Runs a command in a folder and kills it after some time. */
async function killed(
  command: 'backup' | 'restore',
  folder: string,
  args: string[],
  afterMs: number,
): Promise<boolean> {
  const script = resolve(`lib/commands/one-machine/${command}.ts`)
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, AWS_ENDPOINT_URL_DYNAMODB: '' },
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
  const [code] = await once(child, 'exit')
  clearTimeout(timer)
  return code === null
}

test('a backup and a restore that are killed leave nothing that could be taken for a whole one', async () => {
  const { folder, directory, client } = await aDatabase()
  for (let n = 0; n < 300; n += 1) await putPair(client, n)
  const whole = join(folder, 'whole.db')
  const { rows } = await backUp(directory, whole)
  for (const afterMs of [250, 400, 550, 700]) {
    const file = join(folder, `backup-${afterMs}.db`)
    await killed('backup', folder, [file], afterMs)
    if (existsSync(file))
      expect((await restore(file, join(folder, `from-${afterMs}`))).rows).toBeGreaterThanOrEqual(rows)
    else expect((await backUp(directory, file)).rows).toBeGreaterThanOrEqual(rows)

    const target = join(folder, `to-${afterMs}`)
    await mkdir(target)
    await killed('restore', target, [whole], afterMs)
    const data = join(target, '.chorok')
    if (!existsSync(join(data, 'chorok.db'))) {
      if (existsSync(data)) expect(unfinishedRestore(data)).toContain('npm run restore')
      await restore(whole, data)
    }
    expect(unfinishedRestore(data)).toBe(undefined)
    expect(await keysIn(data)).toHaveLength(rows)
  }
})
