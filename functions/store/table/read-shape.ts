import * as z from 'zod'
import { UnreadableRow } from '../../releases/unreadable-row.ts'
import { noteUnreadable } from './note-unreadable.ts'
import type { Row } from './read-rows.ts'
import { isReadableVersion, VERSION_ATTRIBUTE } from './row-version.ts'
import type { Table } from './table.ts'

/** What a row of one kind says. Throws where the row is not of that kind. */
export type Shape<T> = (row: Row) => T

/** What a row says, undefined where there is none. Throws `UnreadableRow`, and notes the row, where it is not understood. */
export async function readOne<T>(table: Table, shape: Shape<T>, row: Row | undefined): Promise<T | undefined> {
  if (row === undefined) return undefined
  const read = tryShape(shape, row)
  if ('value' in read) return read.value
  await noteUnreadable(table, read.unreadable)
  throw read.unreadable
}

/** What rows say, without those that are not understood; these are noted. For whoever shows rows, or knows from elsewhere that they stand. */
export async function readEach<T>(table: Table, shape: Shape<T>, rows: Row[]): Promise<T[]> {
  const read = await Promise.all(rows.map((row) => readOrNote(table, shape, row)))
  return read.flatMap((one) => (one === undefined ? [] : [one.value]))
}

/** What one row of several says; undefined where it is not understood, and then it is noted. */
export async function readOrNote<T>(table: Table, shape: Shape<T>, row: Row): Promise<{ value: T } | undefined> {
  const read = tryShape(shape, row)
  if ('value' in read) return read
  await noteUnreadable(table, read.unreadable)
  return undefined
}

/** What a row says, or why it is not understood. */
export function tryShape<T>(shape: Shape<T>, row: Row): { value: T } | { unreadable: UnreadableRow } {
  const key = `${row.pk} ${row.sk}`
  const version = row[VERSION_ATTRIBUTE]
  if (!isReadableVersion(version)) return { unreadable: new UnreadableRow(key, `version ${Number(version)}`) }
  try {
    return { value: shape(row) }
  } catch (error) {
    return { unreadable: new UnreadableRow(key, whyUnreadable(error)) }
  }
}

/** Which attributes are not as expected. What stands in them is never told: it may be somebody's words. */
function whyUnreadable(error: unknown): string {
  if (!(error instanceof z.ZodError)) return (error as Error)?.name ?? 'unknown'
  const issues = error.issues.map(({ path, code }) => `${path.map(String).join('.') || 'row'}: ${code}`)
  return issues.slice(0, 5).join(', ')
}
