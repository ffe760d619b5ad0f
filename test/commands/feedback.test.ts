import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { storeIn } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table/table.ts'
import { feedbackOnMatches } from '../../functions/subscriptions/match-feedback.ts'
import { DAY } from '../../functions/text/seoul.ts'
import { LOCAL_TABLE_NAME } from '../../lib/local/database/create-table.ts'
import { openDatabase } from '../../lib/local/database/open-database.ts'
import { aDelivery, anIncomingRelease } from '../support/a-release.ts'
import { runCommand } from '../support/run-npm-command.ts'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chorok-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('wrong matches are printed one a line, oldest first, from .chorok and from a table in AWS', async () => {
  const folder = await aFolder()
  const database = await openDatabase(join(folder, '.chorok'), undefined)
  const store = storeIn(openTable(LOCAL_TABLE_NAME, database.client))
  await store.storeRelease(anIncomingRelease({ id: 'r1', title: '희소금속 비축' }, ['url:r1']), undefined)
  const now = Date.now()
  for (const at of [now, now - 40 * DAY]) {
    for (const one of feedbackOnMatches(aDelivery({ releaseId: 'r1' }), 'U1', at)) await store.saveFeedback(one)
  }
  const aws = {
    CHOROK_TABLE: LOCAL_TABLE_NAME,
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
  const onAws = await runCommand('feedback', [], aws)
  await database.stop()
  const here = await runCommand('feedback', [], { CHOROK_TABLE: '', AWS_ENDPOINT_URL_DYNAMODB: '' }, folder)

  expect(here.stderr).toBe('')
  expect(here.stdout).toBe(onAws.stdout)
  const lines = here.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ at }) => Date.parse(at))).toEqual([now - 40 * DAY, now])
  expect(lines[0]).toMatchObject({
    query: '희소금속',
    words: '희소금속',
    where: 'title',
    releaseId: 'r1',
    by: 'U1',
    title: '희소금속 비축',
  })
})

test.each([
  ['a folder without .chorok', [], '.chorok 폴더가 없습니다'],
  ['a number of months that is none', ['--months', 'many'], '쓰는 법: npm run feedback'],
])('%s is refused with a sentence', async (_, args, sentence) => {
  const { code, stderr } = await runCommand('feedback', args, { CHOROK_TABLE: '' }, await aFolder())
  expect(stderr).toContain(sentence)
  expect(stderr).not.toContain('    at ')
  expect(code).toBe(2)
})
