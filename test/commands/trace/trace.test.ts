import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { storeIn } from '../../../functions/store/store.ts'
import { openTable } from '../../../functions/store/table/table.ts'
import { LOCAL_TABLE_NAME } from '../../../lib/local/database/create-table.ts'
import { openDatabase } from '../../../lib/local/database/open-database.ts'
import { anIncomingRelease } from '../../support/a-release.ts'
import { runCommand } from '../../support/run-npm-command.ts'

test('a release in .chorok is told, one that is not there ends with 1', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chorok-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const database = await openDatabase(join(folder, '.chorok'), undefined)
  const store = storeIn(openTable(LOCAL_TABLE_NAME, database.client))
  await store.storeRelease(anIncomingRelease({ id: 'r1', title: '희소금속 비축' }, ['url:r1']), undefined)
  await database.stop()
  const env = { CHOROK_TABLE: '', AWS_ENDPOINT_URL_DYNAMODB: '' }

  const found = await runCommand('trace/trace', ['r1'], env, folder)
  expect(found.stdout).toContain('「희소금속 비축」')
  expect(JSON.parse(found.stdout.trim().split('\n').at(-1) ?? '').lives).toMatchObject([
    { releaseId: 'r1', deliveries: [] },
  ])
  expect(found.code).toBe(0)

  // From anywhere else, by the variable that names the folder.
  const directory = { CHOROK_DIRECTORY: join(folder, '.chorok') }
  const elsewhere = await runCommand('trace/trace', ['r1'], { ...env, ...directory }, tmpdir())
  expect(elsewhere.stdout).toContain('「희소금속 비축」')
  const nowhere = await runCommand('trace/trace', ['r1'], { ...env, CHOROK_DIRECTORY: join(folder, 'other') }, folder)
  expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('CHOROK_DIRECTORY에 그 경로를') })

  const gone = await runCommand('trace/trace', ['1753245900.000100'], env, folder)
  expect(gone.stdout).toContain('장부에서 찾지 못했습니다')
  expect(gone.code).toBe(1)
})
