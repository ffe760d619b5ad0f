import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { claimDatabase, releaseDatabase } from '../database/database-claim.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import { readTableMark, type TableMark } from '../database/table-mark.ts'
import { clearRestore, unfinishedRestore } from '../keeping/restore.ts'
import { claimFolder } from '../process/folder-claim.ts'
import type { Problems } from '../process/problems.ts'
import { openRotatingLog, type RotatingLog } from '../process/rotating-log.ts'

export interface OpenFolder {
  database: OpenDatabase
  mark: TableMark
  /** `chorok.log` */
  log: RotatingLog
}

interface OpenFolderDeps {
  directory: string
  /** The address of a DynamoDB to use in place of our own. */
  dynamodb: string | undefined
  problems: Problems
  say(line: string): void
  /** Says that nobody waits for the start any more. */
  giveUp?: AbortSignal | undefined
}

/** Opens the folder in which a bot keeps everything, for this program alone. Throws a sentence when it cannot be used. */
export async function openFolder(
  { directory, dynamodb, problems, say, giveUp }: OpenFolderDeps,
  closers: AsyncDisposableStack,
): Promise<OpenFolder> {
  await mkdir(directory, { recursive: true })
  const unfinished = unfinishedRestore(directory)
  if (unfinished) throw new Error(unfinished)
  await clearRestore(directory)
  const claim = await claimFolder({
    directory,
    say,
    giveUp,
    onWritten(trouble) {
      if (trouble) problems.begin('folder', trouble)
      else problems.end('folder', '다시 저장하고 있습니다.')
    },
  })
  closers.defer(claim.release)
  if (dynamodb) {
    // Another server keeps the rows, but one program at a time may work on them.
    const dbPath = resolve(directory, 'chorok.db')
    await claimDatabase(dbPath)
    closers.defer(() => releaseDatabase(dbPath))
  }
  const database = await openDatabase(directory, dynamodb, problems)
  closers.defer(database.stop)
  return { database, mark: await readTableMark(database.client), log: openRotatingLog(join(directory, 'chorok.log')) }
}
