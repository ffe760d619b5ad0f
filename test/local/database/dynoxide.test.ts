import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import { createTable } from '../../../lib/local/database/create-table.ts'
import { startDynoxide } from '../../../lib/local/database/dynoxide.ts'
import { localClient } from '../../../lib/local/database/open-database.ts'

const DYNOXIDE = new URL('../../../lib/local/database/dynoxide.ts', import.meta.url).href
const Item = { pk: { S: 'RELEASE#1' }, sk: { S: 'RELEASE' } }

async function aFile(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'chorok-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return join(directory, 'chorok.db')
}

/** Another program that has the file open. `crash` kills it, so that it cannot clean up. */
async function anotherRun(dbPath: string) {
  const script = `const { startDynoxide } = await import('${DYNOXIDE}')
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

test('rows are there after a restart, in a table created only once', async () => {
  const dbPath = await aFile()
  const first = await startDynoxide({ dbPath })
  await createTable(localClient(first.endpoint), 'chorok')
  await localClient(first.endpoint).send(new PutItemCommand({ TableName: 'chorok', Item }))
  await first.stop()
  const second = await startDynoxide({ dbPath })
  onTestFinished(second.stop)
  await createTable(localClient(second.endpoint), 'chorok')
  const found = await localClient(second.endpoint).send(new GetItemCommand({ TableName: 'chorok', Key: Item }))
  expect(found.Item).toEqual(Item)
})

test('a server left behind by a crashed run is ended before its file is opened again', async () => {
  const dbPath = await aFile()
  const crashed = await anotherRun(dbPath)
  await crashed.crash()
  expect((await fetch(crashed.endpoint)).ok).toBe(true)
  const database = await startDynoxide({ dbPath })
  onTestFinished(database.stop)
  await expect(fetch(crashed.endpoint)).rejects.toThrow()
})

test('a file that another run uses is refused in one sentence and left to that run', async () => {
  const dbPath = await aFile()
  const other = await anotherRun(dbPath)
  await expect(startDynoxide({ dbPath })).rejects.toThrow('다른 초록')
  expect((await fetch(other.endpoint)).ok).toBe(true)
  expect(await readFile(`${dbPath}.pid`, 'utf8')).toContain('"parent"')
})

test('a port on which another program answers is not taken for ours', async () => {
  const other = await startDynoxide()
  onTestFinished(other.stop)
  await expect(startDynoxide({ port: Number(new URL(other.endpoint).port) })).rejects.toThrow('시작하지 못했습니다')
})

test('of two runs that start on one file at once, one gets it', async () => {
  for (let round = 0; round < 10; round += 1) {
    const dbPath = await aFile()
    const started = await Promise.allSettled([startDynoxide({ dbPath }), startDynoxide({ dbPath })])
    const won = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    await Promise.all(won.map(({ stop }) => stop()))
    expect(won).toHaveLength(1)
  }
})

test('of two runs that find what a crashed run left, one gets the file', async () => {
  const dbPath = await aFile()
  await (await anotherRun(dbPath)).crash()
  const started = await Promise.allSettled([startDynoxide({ dbPath }), startDynoxide({ dbPath })])
  const won = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  await Promise.all(won.map(({ stop }) => stop()))
  expect(won).toHaveLength(1)
})

test('a server that is killed is restarted on its port, with its rows', async () => {
  const dbPath = await aFile()
  const events: string[] = []
  const { endpoint, stop } = await startDynoxide({ dbPath, onServerEvent: (event) => events.push(event) })
  onTestFinished(stop)
  await createTable(localClient(endpoint), 'chorok')
  await localClient(endpoint).send(new PutItemCommand({ TableName: 'chorok', Item }))
  const { server } = JSON.parse(await readFile(`${dbPath}.pid`, 'utf8'))
  process.kill(server, 'SIGKILL')
  await expect.poll(() => events).toEqual(['ended', 'restarted'])
  const found = await localClient(endpoint).send(new GetItemCommand({ TableName: 'chorok', Key: Item }))
  expect(found.Item).toEqual(Item)
})

test('a file that is not a database is named as such and left as it is', async () => {
  const dbPath = await aFile()
  await writeFile(dbPath, 'not a database at all, only some words')
  await expect(startDynoxide({ dbPath })).rejects.toThrow('파일이 깨져서 데이터베이스로 열 수 없습니다')
  expect(await readFile(dbPath, 'utf8')).toContain('only some words')
  await expect(readFile(`${dbPath}.pid`)).rejects.toThrow('ENOENT')
})
