import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { now } from '../../platform/clock.ts'
import { log } from '../../platform/log.ts'
import type { UnreadableRow } from '../../releases/unreadable-row.ts'
import { HOUR, type Instant } from '../../text/seoul.ts'
import { writeIfConditionHolds } from './conditional-writes.ts'
import { keys } from './keys.ts'
import { WRITTEN } from './row-version.ts'
import type { Table } from './table.ts'

/** A process that meets the same row again writes it down again after this long: a row that was mended may have been damaged anew. */
const NOTE_AGAIN_MS = HOUR
const MAX_REMEMBERED = 10_000

const notedIn = new WeakMap<Table, Map<string, Instant>>()

/**
 * Writes down that a row could not be read, so that it is known without a scan of the table, and names it in the log: once, however often
 * and by however many processes it is met. Never throws, as the reader has its own work to go on with.
 */
export async function noteUnreadable(table: Table, { key, why }: UnreadableRow): Promise<void> {
  const noted = notedIn.get(table) ?? new Map<string, Instant>()
  notedIn.set(table, noted)
  const at = now()
  if ((noted.get(key) ?? Number.NEGATIVE_INFINITY) > at - NOTE_AGAIN_MS) return
  if (noted.size >= MAX_REMEMBERED) noted.clear()
  noted.set(key, at)
  const note = new PutCommand({
    TableName: table.name,
    Item: { ...keys.unreadable(key), ...WRITTEN, why, since: at },
    ConditionExpression: 'attribute_not_exists(pk)',
  })
  try {
    if (!(await writeIfConditionHolds(() => table.db.send(note)))) return
  } catch (error) {
    // The daily comparison may only read: what it meets is named in its log.
    log.warn('unreadable row not noted', { row: key, error: error as Error })
  }
  log.warn('row not readable', { row: key, why })
}
