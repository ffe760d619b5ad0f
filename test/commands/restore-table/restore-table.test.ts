import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { expect, inject, test } from 'vitest'
import { exportTable } from '../../../lib/commands/remove/export-table.ts'
import { importTable } from '../../../lib/commands/restore-table/import-table.ts'
import { createTable } from '../../../lib/local/database/create-table.ts'
import { openAccount } from '../../support/aws-account.ts'
import { runCommand } from '../../support/run-npm-command.ts'
import { openTableBackups } from '../../support/table-backups.ts'

const NOON = Date.parse('2026-11-27T12:00:00+09:00')
const client = new DynamoDBClient({
  endpoint: inject('dynamodb'),
  region: 'ap-northeast-2',
  credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
})
let tables = 0

function newName(): string {
  tables += 1
  return `restore-${process.pid}-${tables}`
}

/** A table of sixty rows, of all kinds of values. */
async function aTable(): Promise<string> {
  const name = newName()
  await createTable(client, name)
  for (let n = 0; n < 60; n += 1) await put(name, n)
  return name
}

function put(TableName: string, n: number) {
  const Item = {
    pk: { S: 'P' },
    sk: { S: String(n).padStart(3, '0') },
    text: { B: Buffer.from(`한글 ${n}`) },
    words: { L: [{ S: '탄소중립' }, { M: { B: { S: 'an attribute named as a type' } } }] },
    names: { SS: ['a', 'b'] },
    dueAt: { N: '1.5' },
  }
  return client.send(new PutItemCommand({ TableName, Item }))
}

async function rowsOf(TableName: string) {
  const { Items = [] } = await client.send(new ScanCommand({ TableName, ConsistentRead: true }))
  return Items
}

/** An installation that uses a table, DynamoDB with backups, and the command over both in a folder. */
async function installation(table: string) {
  const { account, env } = await openAccount()
  account.stacks.Chorok = { outputs: { TableName: table } }
  const backups = await openTableBackups(inject('dynamodb'))
  const cwd = mkdtempSync(join(tmpdir(), 'chorok-restore-'))
  const restore = (...args: string[]) =>
    runCommand('restore-table/restore-table', args, { ...env, AWS_ENDPOINT_URL_DYNAMODB: backups.url }, cwd)
  return { account, backups, restore, file: join(cwd, 'kept.jsonl.gz') }
}

async function protectionOf(TableName: string) {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }))
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
  return [Table?.DeletionProtectionEnabled, TimeToLiveDescription?.AttributeName, Table?.LocalSecondaryIndexes?.length]
}

test('a table as it was at a time of Seoul is made beside the one in use, with all that the stack would have given it', async () => {
  const table = await aTable()
  const { backups, restore } = await installation(table)
  await backups.keep(table, NOON)
  await put(table, 60)
  const name = newName()
  backups.unavailable = 1
  const { code, stdout, stderr } = await restore('--at', '2026-11-27T12:00', '--name', name)
  expect([code, stderr]).toEqual([0, ''])
  expect([(await rowsOf(name)).length, (await rowsOf(table)).length]).toEqual([60, 61])
  expect(await protectionOf(name)).toEqual([true, 'expiresAt', 1])
  expect(backups.recoverable).toEqual(new Set([name]))
  expect(stdout).toContain(`"table": "${name}"`)
  // Run again, as after a cut: it is the same table that is made ready.
  expect(await restore('--at', '2026-11-27T03:00Z', '--name', name)).toMatchObject({ code: 0 })
  expect(backups.calls.filter((call) => call.startsWith('Restore'))).toHaveLength(1)
  const other = await restore('--at', '2026-11-27T12:01', '--name', name)
  expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('이미 있고') })
})

test('a backup is restored by its ARN, even where the table and its stack are gone', async () => {
  const table = await aTable()
  const { account, backups, restore } = await installation(table)
  const arn = `arn:aws:dynamodb:ap-northeast-2:111122223333:table/${table}/backup/1`
  await backups.keep(table, NOON, arn)
  account.stacks = {}
  const name = newName()
  expect(await restore('--backup', arn, '--name', name)).toMatchObject({ code: 0 })
  expect(await rowsOf(name)).toEqual(await rowsOf(table))
  expect((await restore('--backup', `${arn}0`, '--name', newName())).stderr).toContain('BackupNotFoundException')
})

test('a file brings every row back as it was', async () => {
  const table = await aTable()
  const { restore, file } = await installation(table)
  await exportTable(client, { name: table, isFinal: true }, file, new Date(NOON))
  const name = newName()
  const { code, stdout } = await restore('--file', file, '--name', name)
  expect([code, stdout.includes('60줄')]).toEqual([0, true])
  expect(await rowsOf(name)).toEqual(await rowsOf(table))
  expect(await protectionOf(name)).toEqual([true, 'expiresAt', 1])
  const again = await restore('--file', file, '--name', name)
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('비어 있지 않습니다') })
})

test('an import that was cut off goes on, and does not write again what it wrote', async () => {
  const table = await aTable()
  const { file } = await installation(table)
  await exportTable(client, { name: table, isFinal: true }, file, new Date(NOON))
  const name = newName()
  let writes = 0
  const breaking = new Proxy(client, {
    get: (target, key) =>
      key === 'send'
        ? async (command: { constructor: { name: string } }) => {
            if (command.constructor.name === 'BatchWriteItemCommand') {
              writes += 1
              if (writes === 2) throw new Error('cut off')
            }
            return target.send(command as never)
          }
        : Reflect.get(target, key),
  })
  await expect(importTable(breaking, file, name)).rejects.toThrow('cut off')
  await expect(importTable(client, file, newName())).rejects.toThrow(`--name ${name}`)
  expect(await importTable(breaking, file, name)).toEqual({ rows: 60 })
  // One, the one that failed, and the two that were left.
  expect(writes).toBe(4)
  expect(await rowsOf(name)).toEqual(await rowsOf(table))
})

test.each<[string, (bytes: Buffer) => Buffer | string, string]>([
  ['cut off', (bytes) => bytes.subarray(0, bytes.length - 30), '온전한 파일'],
  ['of something else', () => '{"not": "ours"}', '담은 것이 아닙니다'],
])('a file that is %s makes no table', async (_, change, sentence) => {
  const table = await aTable()
  const { restore, file } = await installation(table)
  await exportTable(client, { name: table, isFinal: true }, file, new Date(NOON))
  writeFileSync(file, change(readFileSync(file)))
  const name = newName()
  expect(await restore('--file', file, '--name', name)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(sentence),
  })
  await expect(client.send(new DescribeTableCommand({ TableName: name }))).rejects.toThrow()
})

test.each([
  [[], '하나를'],
  [['--at', '어제'], '서울 시각'],
  [['--at', '2026-11-27T09:00', '--file', 'x'], '하나를'],
  [['--file', 'x', '--name', 'a/b'], '--name'],
])('%j is refused with a sentence and 2', async (args, sentence) => {
  const { code, stderr } = await runCommand('restore-table/restore-table', args)
  expect([code, stderr.includes(sentence)]).toEqual([2, true])
})
