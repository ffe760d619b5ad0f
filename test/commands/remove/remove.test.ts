import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, inject, test } from 'vitest'
import { exportLines } from '../../../lib/commands/remove/export-table.ts'
import { createTable } from '../../../lib/local/database/create-table.ts'
import { openAccount, type StandingAccount } from '../../support/aws-account.ts'
import { runCommand } from '../../support/run-npm-command.ts'

const dynamodb = new DynamoDBClient({
  endpoint: inject('dynamodb'),
  region: 'ap-northeast-2',
  credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
})
const RETAINED = { Resources: { Ledger: { Type: 'AWS::DynamoDB::Table', DeletionPolicy: 'Retain' } } }
let stages = 0

/** An installation of a stage of its own with a table of three rows, and the command over it in a folder. */
async function installation({ template = RETAINED }: { template?: object } = {}) {
  stages += 1
  const stage = `s${process.pid}-${stages}`
  const stack = `Chorok-${stage}`
  const table = `${stack}-Ledger6AE2-XYZ`
  await createTable(dynamodb, table)
  for (const sk of ['1', '2', '3'])
    await dynamodb.send(
      new PutItemCommand({ TableName: table, Item: { pk: { S: 'P' }, sk: { S: sk }, z: { B: Buffer.from(sk) } } }),
    )
  const { account, env } = await openAccount({
    schedules: { poll: { State: 'ENABLED', Target: {} } },
    mappings: { uuid: { State: 'Enabled' } },
    parameters: { [`/chorok-${stage}/slack-bot-token`]: 'xoxb-secret' },
  })
  account.stacks[stack] = {
    template,
    isProtected: true,
    outputs: { TableName: table, SlackRequestUrl: 'https://x', ParametersToSet: `/chorok-${stage}/slack-bot-token` },
    resources: [
      ['AWS::DynamoDB::Table', table],
      ['AWS::Scheduler::Schedule', 'poll'],
      ['AWS::Lambda::EventSourceMapping', 'uuid'],
      ['AWS::Lambda::Function', 'Poll'],
      ['AWS::Logs::LogGroup', 'PollLog'],
    ],
  }
  const cwd = mkdtempSync(join(tmpdir(), 'chorok-remove-'))
  writeFileSync(join(cwd, 'chorok.config.json'), JSON.stringify({ stage }))
  const remove = (args: string[], typed = '') =>
    runCommand('remove/remove', args, { ...env, AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodb') }, cwd, typed)
  return { account, remove, stack, table, cwd, file: join(cwd, 'kept.jsonl.gz') }
}

async function hasTable(name: string): Promise<boolean> {
  const described = await dynamodb.send(new DescribeTableCommand({ TableName: name })).catch(() => undefined)
  return described !== undefined
}

/** What the command changed of the account. */
function changes({ calls }: StandingAccount): string[] {
  return calls.filter((call) => /Delete|Update|PUT|POST|Put/.test(call))
}

test('without --delete it says what goes and what stays, and changes nothing', async () => {
  const { account, remove, stack, table } = await installation()
  const { code, stdout } = await remove([])
  expect(code).toBe(0)
  const [goes = '', stays = ''] = stdout.split('남는 것')
  expect(goes).toContain(`스택 ${stack} (UPDATE_COMPLETE): 함수 1, 로그(기록까지) 1, 일정 1, 그 밖 1`)
  expect(goes).toContain('terminationProtection')
  for (const kept of [table, 'slack-bot-token', '시점 복구', 'Delete App']) expect(stays).toContain(kept)
  expect(stays).toContain('아직 아무것도 지우지 않았습니다')
  expect(stdout).not.toContain('xoxb-secret')
  expect(changes(account)).toEqual([])
})

test('with the stack’s name typed it is stopped and deleted; table and secrets stay, and how to come back is said', async () => {
  const { account, remove, stack, table } = await installation()
  const { code, stdout, stderr } = await remove(['--delete'], stack)
  expect([code, stderr]).toEqual([0, ''])
  expect(changes(account)).toEqual([
    'scheduler:PUT schedules',
    'lambda:PUT 2015-03-31',
    'cloudformation:UpdateTerminationProtection',
    'cloudformation:DeleteStack',
  ])
  expect(account.stacks).toEqual({})
  expect(Object.keys(account.parameters)).toHaveLength(1)
  expect(await hasTable(table)).toBe(true)
  expect(stdout).toContain(`"table": "${table}"`)
})

test.each(['', 'Chorok', 'yes'])('%j in place of the stack’s name deletes nothing', async (typed) => {
  const { account, remove, file } = await installation()
  const { code, stderr } = await remove(['--delete', '--table', '--export', file], typed)
  expect(code).toBe(1)
  expect(stderr).toContain('아무것도 지우지 않았습니다')
  expect(changes(account)).toEqual([])
  expect(existsSync(file)).toBe(false)
})

test('with --table everything goes, and every row is in the file before the table does', async () => {
  const { account, remove, stack, table, file } = await installation()
  const { code, stderr } = await remove(['--delete', '--table', '--export', file], stack)
  expect([code, stderr]).toEqual([0, ''])
  expect([account.stacks, account.parameters, await hasTable(table)]).toEqual([{}, {}, false])
  const lines: unknown[] = []
  for await (const line of exportLines(file)) lines.push(line)
  expect(lines).toEqual([
    { export: { format: 1, table, begun: expect.any(String), isFinal: true } },
    ...['1', '2', '3'].map((sk) => ({ Item: { pk: { S: 'P' }, sk: { S: sk }, z: { B: Buffer.from(sk) } } })),
    { end: { rows: 3 } },
  ])
  const again = await remove(['--delete', '--table', '--export', file], stack)
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('의 것이 없습니다') })
})

test('cut off after the stack was gone, the same command finds table and secrets and goes on', async () => {
  const { account, remove, stack, table, file } = await installation()
  account.refuses = ['DeleteParameters']
  await remove(['--delete'], stack)
  const failed = await remove(['--delete', '--table', '--export', file], stack)
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('AWS 권한이 모자랍니다') })
  expect([existsSync(file), await hasTable(table)]).toEqual([true, false])
  account.refuses = []
  expect(await remove(['--delete', '--table', '--export', file], stack)).toMatchObject({ code: 0 })
  expect(account.parameters).toEqual({})
})

test('a file written while the installation ran is not taken for the table as it was at the end', async () => {
  const { account, remove, stack, table, file } = await installation()
  expect((await remove(['--export', file])).stdout).toContain('3줄을 담았습니다')
  const refused = await remove(['--delete', '--table', '--export', file], stack)
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('다른 이름') })
  expect(changes(account)).toEqual([])
  expect(await hasTable(table)).toBe(true)
})

test('a file from the end of an installation that was made again since is not taken for the new end', async () => {
  const { account, remove, stack, table, file } = await installation()
  const stacks = { ...account.stacks }
  await remove(['--delete', '--export', file], stack)
  account.stacks = stacks
  const refused = await remove(['--delete', '--table', '--export', file], stack)
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('다른 이름') })
  expect([account.stacks, await hasTable(table)]).toEqual([stacks, true])
})

test('a stack whose template would take the table with it is not deleted', async () => {
  const template = { Resources: { Ledger: { Type: 'AWS::DynamoDB::Table' } } }
  const { account, remove, stack } = await installation({ template })
  expect(await remove(['--delete'], stack)).toMatchObject({ code: 1, stderr: expect.stringContaining('표까지') })
  expect(changes(account)).toEqual([])
})

test('what CloudFormation could not delete is named with its reason, and the table is left alone', async () => {
  const { account, remove, stack, table, file } = await installation()
  Object.assign(account.stacks[stack] ?? {}, { undeletable: { PollLog: 'not authorized: logs:DeleteLogGroup' } })
  const args = ['--delete', '--table', '--export', file]
  const { code, stderr } = await remove(args, stack)
  expect(code).toBe(1)
  expect(stderr).toContain('AWS::Logs::LogGroup PollLog: not authorized: logs:DeleteLogGroup')
  expect([existsSync(file), await hasTable(table)]).toEqual([false, true])
  Object.assign(account.stacks[stack] ?? {}, { undeletable: {} })
  expect(await remove(args, stack)).toMatchObject({ code: 0 })
  expect(await hasTable(table)).toBe(false)
})

test('several tables without a stack are not guessed among', async () => {
  const { account, remove, stack, table } = await installation()
  await createTable(dynamodb, `${table}-older`)
  account.stacks = {}
  const { code, stderr } = await remove(['--delete', '--table', '--no-export'], stack)
  expect(code).toBe(1)
  expect(stderr).toContain(`${table}-older`)
  expect(await hasTable(table)).toBe(true)
})

test.each([
  [['--delete', '--table'], '--export'],
  [['--delete', '--table', '--export', 'x', '--no-export'], '함께 쓸 수 없습니다'],
  [['--everything'], '--everything'],
])('%j is refused with a sentence and 2', async (args, named) => {
  const { code, stderr } = await runCommand('remove/remove', args)
  expect([code, stderr.includes(named)]).toEqual([2, true])
})

test('nothing there is said, and where was looked', async () => {
  const { env } = await openAccount()
  const cwd = mkdtempSync(join(tmpdir(), 'chorok-remove-'))
  writeFileSync(join(cwd, 'chorok.config.json'), '{"stage": "nothing"}')
  const variables = { ...env, AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodb') }
  const { code, stdout } = await runCommand('remove/remove', [], variables, cwd)
  expect(code).toBe(0)
  expect(stdout).toContain('ap-northeast-2에 Chorok-nothing의 것이 없습니다')
})
