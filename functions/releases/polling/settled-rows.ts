import { createHash } from 'node:crypto'
import type { RawRelease } from '../raw-release.ts'

/*
Two changed readings of a page differ in a row or two, or in its count of visitors. What this process has stored, or found stored, is therefore
not looked up again while its source shows it byte for byte as it was: for a row that says the same nothing is left to do, since a name once
stored is a release's for ever. Nothing of it outlives the process; a new one looks everything up once.
*/

export interface SettledRows {
  /** Whether there is nothing to do for a row of this source. */
  isSettled(row: RawRelease): boolean
  /** Keeps these rows in place of those of the reading before. */
  keep(rows: RawRelease[]): void
}

/** For a reading that has to look up everything. */
export const NOTHING_SETTLED: SettledRows = { isSettled: () => false, keep: () => undefined }

/** The settled rows of a process, by source. */
export function openSettledRows(): (sourceId: string) => SettledRows {
  const settled = new Map<string, Set<string>>()
  return (sourceId) => ({
    isSettled: (row) => settled.get(sourceId)?.has(fingerprintOf(row)) ?? false,
    keep: (rows) => void settled.set(sourceId, new Set(rows.map(fingerprintOf))),
  })
}

function fingerprintOf(row: RawRelease): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('base64')
}
