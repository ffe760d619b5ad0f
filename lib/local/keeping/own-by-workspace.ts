import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { OpenDatabase } from '../database/open-database.ts'
import { saveTableMark, type TableMark } from '../database/table-mark.ts'
import { readKeptFile } from '../process/kept-file.ts'
import { removePractice } from '../sample/remove-practice.ts'
import { SAMPLE_NAME } from '../sample/sample-release.ts'
import type { RealWorkspace } from '../slack/check-tokens.ts'
import { MadeChannel } from '../slack/workspace/workspace.ts'
import { snapshotDatabase } from './snapshot.ts'

/*
A table belongs to practice or to a real workspace, never to both: what was made up for practice must not reach real people, and the
stand-in Slack does not know their channels. The first start with a real workspace takes the practice out; a copy of what stood before is
kept for practice, which goes on from it in a folder of its own.
*/

/** What concerns a real workspace of the file that practice keeps: the channels that were made there. */
const PracticeFile = z.object({ made: z.array(MadeChannel).default([]) })

/** Where practice is kept once a folder belongs to a real workspace. */
const PRACTICE = 'practice'

/** The folder that practice uses: `directory` itself until a real workspace has it. */
export function practiceFolder(directory: string): string {
  return existsSync(join(directory, 'real-workspace.json')) ? join(directory, PRACTICE) : directory
}

/** Throws a sentence when the table belongs to a real workspace. */
export function refuseRealTable({ workspace }: TableMark): void {
  if (workspace === undefined) return
  throw new Error(
    `이 데이터베이스는 실제 워크스페이스(${workspace})의 것이라 연습에 쓰지 않습니다. 두 토큰을 넣어 시작하거나, 연습용 데이터베이스를 따로 띄워 주세요.`,
  )
}

interface OwnDeps {
  database: OpenDatabase
  /** Whether the database is the file in the folder. */
  isOwnFile: boolean
  mark: TableMark
  directory: string
  say(line: string): void
}

/** Makes the table that of a real workspace. Throws a sentence when it belongs to another one. */
export async function ownByWorkspace(deps: OwnDeps, { team, name }: RealWorkspace): Promise<TableMark> {
  const { database, mark, say, directory } = deps
  const owner = team ?? name
  if (mark.workspace !== undefined) {
    if (mark.workspace === owner) return mark
    throw new Error(
      `${directory} 폴더는 다른 워크스페이스(${mark.workspace})의 것인데 토큰은 '${name}' 워크스페이스의 것입니다. 토큰을 확인하거나, 새 워크스페이스라면 다른 폴더에서 시작해 주세요.`,
    )
  }
  if (mark.begun && deps.isOwnFile) await keepPractice(directory)
  const practiced = await readKeptFile(join(directory, 'workspace.json'), PracticeFile)
  const samples = await removePractice(database.client, practiced?.made)
  if (samples > 0 || mark.begun) {
    say(`  – ${SAMPLE_NAME}: 연습용이라 실제 워크스페이스에서는 읽지 않습니다. 연습에서 쓰던 것을 치웠습니다.`)
  }
  const owned = { ...mark, workspace: owner }
  await saveTableMark(database.client, owned)
  return owned
}

async function keepPractice(directory: string): Promise<void> {
  const kept = join(directory, PRACTICE)
  if (existsSync(kept)) return
  const unfinished = `${kept}.new`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished)
  await snapshotDatabase(join(directory, 'chorok.db'), join(unfinished, 'chorok.db'))
  const workspaceFile = join(directory, 'workspace.json')
  if (existsSync(workspaceFile)) await copyFile(workspaceFile, join(unfinished, 'workspace.json'))
  await rename(unfinished, kept)
}
