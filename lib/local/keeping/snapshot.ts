import { rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'

/**
 * Writes a whole copy of the database to a file that must not exist yet: everything up to one moment, nothing of what came after. Whoever has
 * it open may go on writing. A copy that could not be completed is removed.
 */
export async function snapshotDatabase(dbPath: string, to: string): Promise<void> {
  const source = new DatabaseSync(dbPath, { readOnly: true, timeout: 10_000 })
  try {
    source.prepare('VACUUM INTO ?').run(to)
  } catch (error) {
    await rm(to, { force: true })
    throw error
  } finally {
    source.close()
  }
}
