import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import { createTable } from '../../../lib/local/database/create-table.ts'
import { startDynoxide } from '../../../lib/local/database/dynoxide.ts'

const HERE = new URL('../../../lib/local/database/dynoxide.ts', import.meta.url).href
const Item = { pk: { S: 'RELEASE#1' }, sk: { S: 'RELEASE' } }

async function aFile(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'chorok-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return join(directory, 'chorok.db')
}

function clientOf(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new DynamoDBClient({ endpoint, region: 'ap-northeast-2', credentials })
}

/** Another program that opens the file and is killed without a chance to clean up, or not yet. */
async function anotherRun(dbPath: string) {
  const script = `const { startDynoxide } = await import('${HERE}')
    console.log((await startDynoxide({ dbPath: ${JSON.stringify(dbPath)} })).endpoint)
    process.on('SIGTERM', () => process.exit())
    setInterval(() => {}, 1000)`
  const run = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void run.kill('SIGTERM'))
  const [endpoint] = await once(run.stdout, 'data')
  return {
    endpoint: String(endpoint).trim(),
    async crash() {
      run.kill('SIGKILL')
      await once(run, 'exit')
    },
  }
}

test('what was written is there after a restart, in a table made only once', async () => {
  const dbPath = await aFile()
  const first = await startDynoxide({ dbPath })
  await createTable(clientOf(first.endpoint), 'chorok')
  await clientOf(first.endpoint).send(new PutItemCommand({ TableName: 'chorok', Item }))
  await first.stop()
  const second = await startDynoxide({ dbPath })
  onTestFinished(second.stop)
  await createTable(clientOf(second.endpoint), 'chorok')
  const found = await clientOf(second.endpoint).send(new GetItemCommand({ TableName: 'chorok', Key: Item }))
  expect(found.Item).toEqual(Item)
})

test('a server that a crashed run left behind is ended before another opens its file', async () => {
  const dbPath = await aFile()
  const crashed = await anotherRun(dbPath)
  await crashed.crash()
  expect((await fetch(crashed.endpoint)).ok).toBe(true)
  const database = await startDynoxide({ dbPath })
  onTestFinished(database.stop)
  await expect(fetch(crashed.endpoint)).rejects.toThrow()
})

test('a file that another run uses is left to it, in one sentence', async () => {
  const dbPath = await aFile()
  const other = await anotherRun(dbPath)
  await expect(startDynoxide({ dbPath })).rejects.toThrow('다른 초록')
  expect((await fetch(other.endpoint)).ok).toBe(true)
  expect(await readFile(`${dbPath}.pid`, 'utf8')).toContain('"parent"')
})

test('a port that somebody else answers on is not taken for ours', async () => {
  const other = await startDynoxide()
  onTestFinished(other.stop)
  await expect(startDynoxide({ port: Number(new URL(other.endpoint).port) })).rejects.toThrow('시작하지 못했습니다')
})

test('of two that start on one file at once only one gets it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const dbPath = await aFile()
    const started = await Promise.allSettled([startDynoxide({ dbPath }), startDynoxide({ dbPath })])
    const won = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    await Promise.all(won.map(({ stop }) => stop()))
    expect(won).toHaveLength(1)
  }
})

test('of two that find what a crashed run left only one gets the file', async () => {
  const dbPath = await aFile()
  await (await anotherRun(dbPath)).crash()
  const started = await Promise.allSettled([startDynoxide({ dbPath }), startDynoxide({ dbPath })])
  const won = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  await Promise.all(won.map(({ stop }) => stop()))
  expect(won).toHaveLength(1)
})

test('a server that is killed is started again at its port, with what it held', async () => {
  const dbPath = await aFile()
  const fared: string[] = []
  const { endpoint, stop } = await startDynoxide({ dbPath, fared: (how) => fared.push(how) })
  onTestFinished(stop)
  await createTable(clientOf(endpoint), 'chorok')
  await clientOf(endpoint).send(new PutItemCommand({ TableName: 'chorok', Item }))
  const { server } = JSON.parse(await readFile(`${dbPath}.pid`, 'utf8'))
  process.kill(server, 'SIGKILL')
  await expect.poll(() => fared).toEqual(['lost', 'back'])
  const found = await clientOf(endpoint).send(new GetItemCommand({ TableName: 'chorok', Key: Item }))
  expect(found.Item).toEqual(Item)
})

test('a file that is no database is said to be so, and is left as it is', async () => {
  const dbPath = await aFile()
  await writeFile(dbPath, 'not a database at all, only some words')
  await expect(startDynoxide({ dbPath })).rejects.toThrow('파일이 깨져서 데이터베이스로 열 수 없습니다')
  expect(await readFile(dbPath, 'utf8')).toContain('only some words')
  await expect(readFile(`${dbPath}.pid`)).rejects.toThrow('ENOENT')
})
