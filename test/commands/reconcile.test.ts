import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import { contentHash } from '../../functions/sources/fetch/fetch-source.ts'
import { storeIn } from '../../functions/store/store.ts'
import { keys } from '../../functions/store/table/keys.ts'
import { openTable } from '../../functions/store/table/table.ts'
import { openReplayPipeline } from '../../lib/commands/replay/replay-pipeline.ts'
import { LOCAL_TABLE_NAME } from '../../lib/local/database/create-table.ts'
import { openDatabase } from '../../lib/local/database/open-database.ts'
import { listen } from '../../lib/local/process/listen.ts'
import { aRawRelease, aSubscription } from '../support/a-release.ts'
import { runCommand } from '../support/run-npm-command.ts'

const FEED = `<rss version="2.0"><channel><title>산업통상부</title><item><title>희소금속 비축 확대</title>
<link>https://motir.example/1</link><pubDate>Tue, 04 Mar 2025 10:00:00 +0900</pubDate></item></channel></rss>`
const THAT_DAY = Date.parse('2025-03-04T10:00:00+09:00')

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chorok-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function reconcile(folder: string) {
  const env = { CHOROK_TABLE: '', AWS_ENDPOINT_URL_DYNAMODB: '' }
  return runCommand('reconcile', ['--day', '2025-03-04', '--offline'], env, folder)
}

test('a delivery that is missing from the ledger is named, and the command exits with 1', async () => {
  const folder = await aFolder()
  const database = await openDatabase(join(folder, '.chorok'), undefined)
  const table = openTable(LOCAL_TABLE_NAME, database.client)
  const store = storeIn(table)
  for (const channel of ['C1', 'C2']) await store.subscribe([aSubscription('희소금속', { channel, since: 0 })])
  const raw = aRawRelease({ published: { day: '2025-03-04' } })
  const { placements, posted } = await openReplayPipeline(store).replayReading(
    [raw],
    { id: 'motir', name: '산업통상부' },
    THAT_DAY,
  )
  expect(posted).toHaveLength(2)
  await database.stop()

  const complete = await reconcile(folder)
  expect(complete.stdout).toContain('2025-03-04  게시 1 · 일치 2 · 전달 2\n')
  expect(complete.code).toBe(0)

  const again = await openDatabase(join(folder, '.chorok'), undefined)
  const Key = keys.delivery({ team: 'T1', channel: 'C2' }, placements[0]?.releaseId as string)
  await openTable(LOCAL_TABLE_NAME, again.client).db.send(new DeleteCommand({ TableName: LOCAL_TABLE_NAME, Key }))
  const busy = await reconcile(folder)
  expect(busy.stderr).toMatch(/다른 초록\(프로세스 \d+\)이 쓰고 있습니다\. 그 프로그램을 먼저 끝내 주세요\.\n$/)
  expect(busy.code).toBe(2)
  await again.stop()

  const { code, stdout } = await reconcile(folder)
  expect(stdout).toContain('2025-03-04  게시 1 · 일치 2 · 전달 1\n')
  expect(stdout).toContain('  C2 채널에 못 간 발표: 「희소금속 비축 확대 방안 발표」 이유를 알 수 없습니다.')
  expect(JSON.parse(stdout.trim().split('\n').at(-1) as string)).toMatchObject({
    unexplained: 1,
    days: [{ published: 1, matched: 2, delivered: 1, differences: [{ channel: 'C2', reason: 'unexplained' }] }],
  })
  expect(code).toBe(1)
})

test('a release that a source shows but that was never stored is named, also on a table in AWS', async () => {
  const feed = await listen(0, () => new Response(FEED, { headers: { 'content-type': 'application/rss+xml' } }))
  onTestFinished(feed.close)
  const database = await openDatabase(join(await aFolder(), '.chorok'), undefined)
  onTestFinished(database.stop)
  const store = storeIn(openTable(LOCAL_TABLE_NAME, database.client))
  const validators = { bodyHash: contentHash(Buffer.from(FEED)) }
  await store.saveSourceState({ sourceId: 'motir', validators, firstReadAt: 1, failures: 0 })
  const line = { id: 'motir', kind: 'feed', name: '산업통상부', url: `${feed.url}/rss` }
  const env = {
    CHOROK_TABLE: LOCAL_TABLE_NAME,
    CHOROK_EXTRA_SOURCES: JSON.stringify([line]),
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
  const { code, stdout } = await runCommand('reconcile', ['--day', '2025-03-04', '--offline'], env)
  expect(stdout).toContain('2025-03-04  게시 1 · 일치 0 · 전달 0\n')
  expect(stdout).toContain(
    '  저장되지 않은 발표: 「희소금속 비축 확대」 이유를 알 수 없습니다. https://motir.example/1',
  )
  expect(code).toBe(1)
})

test.each([
  ['a folder without .chorok', ['--offline'], '.chorok 폴더가 없습니다'],
  ['a day that does not exist', ['--day', '2026-02-30'], '쓰는 법: npm run reconcile'],
])('%s is refused with a sentence', async (_, args, sentence) => {
  const { code, stderr } = await runCommand('reconcile', args, { CHOROK_TABLE: '' }, await aFolder())
  expect(stderr).toContain(sentence)
  expect(stderr).not.toContain('    at ')
  expect(code).toBe(2)
})
