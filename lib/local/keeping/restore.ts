import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { whyNotWritten } from '../process/kept-file.ts'
import { BACKUP_FORMAT, KEPT_FILES } from './backup.ts'
import { asFileError, flushToDisk, openSqlite, snapshotDatabase } from './snapshot.ts'

/*
A restore first writes everything into `restoring/` in the folder, and then moves it to its place, the database last of all. So a folder
with `restoring/` and without a database was cut off: nothing starts on it, and restoring again completes it.
*/

const RESTORING = 'restoring'
const DATABASE = 'chorok.db'

export interface Restored {
  rows: number
  /** When the backup was made, ISO. */
  madeAt: string
}

/** A sentence when a restore into this folder was cut off; undefined otherwise. */
export function unfinishedRestore(directory: string): string | undefined {
  if (!existsSync(join(directory, RESTORING)) || existsSync(join(directory, DATABASE))) return undefined
  return `${directory} 폴더로 복원하다가 끝나지 못했습니다. npm run restore -- 백업파일 을 다시 실행해 주세요.`
}

/** Removes what a restore left that was cut off when everything was in its place. */
export async function clearRestore(directory: string): Promise<void> {
  if (existsSync(join(directory, DATABASE))) await rm(join(directory, RESTORING), { recursive: true, force: true })
}

/** Restores a backup into a folder that holds no data yet. Throws a sentence when it cannot, and then nothing can start on half of it. */
export async function restore(file: string, directory: string): Promise<Restored> {
  const backup = openBackup(file)
  try {
    const entries = entriesOf(backup, file)
    refuseData(directory)
    const parts = join(directory, RESTORING)
    await rm(parts, { recursive: true, force: true })
    await mkdir(parts, { recursive: true, mode: 0o700 })
    await snapshotDatabase(file, join(parts, DATABASE))
    const rows = await makeDatabase(join(parts, DATABASE))
    for (const name of KEPT_FILES) {
      const text = entries.get(`file ${name}`)
      await rm(join(directory, name), { force: true })
      if (text === undefined) continue
      await writeFile(join(parts, name), text)
      await rename(join(parts, name), join(directory, name))
    }
    await rename(join(parts, DATABASE), join(directory, DATABASE))
    await rm(parts, { recursive: true, force: true })
    return { rows, madeAt: entries.get('madeAt') ?? '' }
  } catch (error) {
    const cause = asFileError(error)
    throw cause.code ? new Error(whyNotWritten(directory, cause), { cause }) : cause
  } finally {
    backup.close()
  }
}

function openBackup(file: string): DatabaseSync {
  if (!existsSync(file)) throw new Error(`${file} 파일이 없습니다.`)
  try {
    return openSqlite(file, true)
  } catch (cause) {
    throw new Error(`${file} 파일을 열 수 없습니다. 읽기 권한을 확인해 주세요.`, { cause })
  }
}

/** What the backup says of itself. Throws a sentence for a file that is none, that is damaged, or that a later version wrote. */
function entriesOf(backup: DatabaseSync, file: string): Map<string, string> {
  const entries = new Map<string, string>()
  try {
    const rows = backup.prepare('SELECT name, value FROM chorok_backup').all() as { name: string; value: string }[]
    for (const { name, value } of rows) entries.set(name, value)
  } catch (cause) {
    throw new Error(`${file} 파일은 초록의 백업이 아닙니다. npm run backup으로 만든 파일을 적어 주세요.`, { cause })
  }
  if (Number(entries.get('format')) > BACKUP_FORMAT)
    throw new Error(`${file} 파일은 더 새로운 초록이 만든 백업입니다. 그 버전을 설치하고 복원해 주세요.`)
  const [checked] = backup.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[]
  if (checked?.quick_check !== 'ok') throw new Error(`${file} 파일이 깨졌습니다. 다른 백업을 적어 주세요.`)
  return entries
}

/** Throws a sentence where a folder holds data. What a restore that was cut off has left there is none. */
function refuseData(directory: string): void {
  const names = existsSync(directory) ? readdirSync(directory) : []
  const isCutOff = names.includes(RESTORING) && !names.includes(DATABASE)
  const data = names.filter((name) => name.startsWith(DATABASE) || KEPT_FILES.includes(name))
  if (data.length === 0 || isCutOff) return
  throw new Error(
    `${directory} 폴더에 이미 데이터가 있어 복원하지 않았습니다 (${data.join(', ')}). 그 폴더를 다른 이름으로 옮기고 다시 해 주세요.`,
  )
}

/** Makes a database of the copy of a backup, and counts its rows. */
async function makeDatabase(path: string): Promise<number> {
  const copy = openSqlite(path, false)
  try {
    copy.exec('DROP TABLE chorok_backup')
    const { rows } = copy.prepare('SELECT count(*) AS rows FROM chorok').get() as { rows: number }
    return rows
  } finally {
    copy.close()
    await flushToDisk(path)
  }
}
