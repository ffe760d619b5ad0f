import { existsSync } from 'node:fs'
import { chmod, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { whyNotWritten } from '../process/kept-file.ts'
import { asFileError, flushToDisk, openSqlite, snapshotDatabase } from './snapshot.ts'

/*
A backup is one file: a copy of the database at one moment, with a table more. That table, `chorok_backup`, holds the form of the backup,
when it was made, and the files that stand beside the database. Secrets and logs are not in it.
*/

/** Rises when an earlier version could no longer restore what is written. */
export const BACKUP_FORMAT = 1
/** The files beside the database that are kept. */
export const KEPT_FILES = ['workspace.json', 'real-workspace.json']

export interface Backup {
  file: string
  bytes: number
  /** Rows of the table. */
  rows: number
  /** When it was made, ISO. */
  madeAt: string
}

/** Writes a backup of a folder to `file`, while a bot may work on it. Throws a sentence, and leaves nothing half written under that name. */
export async function backUp(directory: string, file: string, now = Date.now()): Promise<Backup> {
  const dbPath = join(directory, 'chorok.db')
  if (!existsSync(dbPath))
    throw new Error(`${directory} 폴더에 데이터베이스(chorok.db)가 없습니다. 초록을 실행하는 폴더에서 해 주세요.`)
  if (existsSync(file)) throw new Error(`${file} 파일이 이미 있습니다. 지우지 않도록 다른 이름을 적어 주세요.`)
  if (!existsSync(dirname(file))) throw new Error(`${dirname(file)} 폴더가 없습니다. 먼저 만들어 주세요.`)
  const unfinished = `${file}.part`
  const madeAt = new Date(now).toISOString()
  try {
    // One that was cut off.
    await rm(unfinished, { force: true })
    await snapshotDatabase(dbPath, unfinished)
    await chmod(unfinished, 0o600)
    const counted = await describe(unfinished, directory, madeAt)
    await flushToDisk(unfinished)
    await rename(unfinished, file)
    return { file, ...counted, madeAt }
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    const cause = asFileError(error)
    throw new Error(cause.code ? whyNotWritten(dirname(file), cause) : `백업하지 못했습니다 (${cause.message}).`, {
      cause,
    })
  }
}

/** Adds the table that makes a copy of the database a backup, and counts its rows. */
async function describe(file: string, directory: string, madeAt: string): Promise<{ bytes: number; rows: number }> {
  const entries: [string, string][] = [
    ['format', String(BACKUP_FORMAT)],
    ['madeAt', madeAt],
  ]
  for (const name of KEPT_FILES) {
    const text = await readFile(join(directory, name), 'utf8').catch(() => undefined)
    if (text !== undefined) entries.push([`file ${name}`, text])
  }
  const copy = openSqlite(file, false)
  try {
    copy.exec('CREATE TABLE chorok_backup (name TEXT PRIMARY KEY, value TEXT NOT NULL)')
    const insert = copy.prepare('INSERT INTO chorok_backup VALUES (?, ?)')
    for (const entry of entries) insert.run(...entry)
    const { rows } = copy.prepare('SELECT count(*) AS rows FROM chorok').get() as { rows: number }
    const { bytes } = copy
      .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
      .get() as { bytes: number }
    return { bytes, rows }
  } finally {
    copy.close()
  }
}
