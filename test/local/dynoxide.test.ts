import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import { startDynoxide } from '../../lib/local/dynoxide.ts'
import { createTable } from '../../lib/local/table.ts'

const HERE = new URL('../../lib/local/dynoxide.ts', import.meta.url).href
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
  await expect(startDynoxide({ port: Number(new URL(other.endpoint).port) })).rejects.toThrow('did not start on port')
})
