import { open, rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'

const LOCK_PATIENCE_MS = 10_000

/**
 * Writes a whole copy of the database to a file that must not exist yet: everything up to one moment, nothing of what came after. Whoever has
 * it open may go on writing. A copy that could not be completed is removed.
 */
export async function snapshotDatabase(dbPath: string, to: string): Promise<void> {
  const source = openSqlite(dbPath, true)
  try {
    source.prepare('VACUUM INTO ?').run(to)
    await flushToDisk(to)
  } catch (error) {
    await rm(to, { force: true })
    throw error
  } finally {
    source.close()
  }
}

export function openSqlite(path: string, readOnly: boolean): DatabaseSync {
  return new DatabaseSync(path, { readOnly, timeout: LOCK_PATIENCE_MS })
}

/** Resolves once a file survives a power cut. */
export async function flushToDisk(path: string): Promise<void> {
  const file = await open(path, 'r+')
  await file.sync().finally(() => file.close())
}

/** SQLite's own numbers for what went wrong. */
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14
const SQLITE_READONLY = 8
const SQLITE_IOERR = 10

/** A word of the operating system for an error of SQLite, where there is one. */
export function asFileError(error: unknown): NodeJS.ErrnoException {
  const { errcode, message } = error as { errcode?: number; message: string }
  if (errcode === undefined) return error as NodeJS.ErrnoException
  // The low byte is the kind; above it stands which operation failed.
  const kind = errcode & 255
  const code =
    kind === SQLITE_FULL || kind === SQLITE_IOERR
      ? 'ENOSPC'
      : kind === SQLITE_READONLY || kind === SQLITE_CANTOPEN
        ? 'EACCES'
        : undefined
  return Object.assign(new Error(message, { cause: error }), code ? { code } : {})
}
