import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../lib/local/database/open-database.ts'
import { readTableMark, saveTableMark } from '../../../lib/local/database/table-mark.ts'
import { ownByWorkspace, practiceFolder, refuseRealTable } from '../../../lib/local/keeping/own-by-workspace.ts'
import { openRealWorkspaceFile } from '../../../lib/local/keeping/real-workspace-file.ts'
import { aFolder } from '../../support/running-program.ts'

const real = { team: 'T0REAL', name: '진짜 회사', bot: 'U0BOT' }

test('a folder of practice becomes a workspace’s own, practice goes on beside it, and no other workspace gets it', async () => {
  const directory = join(await aFolder(), '.chorok')
  const database = await openDatabase(directory, undefined)
  onTestFinished(database.stop)
  const mark = { ...(await readTableMark(database.client)), begun: true }
  await saveTableMark(database.client, mark)
  await writeFile(join(directory, 'workspace.json'), '{}')
  const said: string[] = []
  const deps = { database, isOwnFile: true, directory, say: (line: string) => void said.push(line) }
  expect(practiceFolder(directory)).toBe(directory)
  refuseRealTable(mark)

  const owned = await ownByWorkspace({ ...deps, mark }, real)
  expect(said).toEqual([expect.stringContaining('(견본)')])
  expect(await readTableMark(database.client)).toEqual(owned)
  for (const name of ['chorok.db', 'workspace.json']) expect(existsSync(join(directory, 'practice', name))).toBe(true)
  await (await openRealWorkspaceFile(directory, real, () => undefined)).save()
  expect(practiceFolder(directory)).toBe(join(directory, 'practice'))

  expect(await ownByWorkspace({ ...deps, mark: owned }, real)).toEqual(owned)
  await expect(ownByWorkspace({ ...deps, mark: owned }, { ...real, team: 'T1', name: '다른 회사' })).rejects.toThrow(
    '다른 회사',
  )
  expect(() => refuseRealTable(owned)).toThrow('실제 워크스페이스(T0REAL)')
  expect(said).toHaveLength(1)

  const copy = await openDatabase(join(directory, 'practice'), undefined)
  onTestFinished(copy.stop)
  expect(await readTableMark(copy.client)).toEqual({ ...mark, workspace: undefined })
})
