import { FAILED_LISTED_MS, Undelivered } from '../delivery/delivery.ts'
import type { Lease } from '../delivery/lease.ts'
import { deliveryIdsOf, isPerhapsPosted, type Message } from '../delivery/message.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import type { ChannelChange } from './channel-shape.ts'
import type { Writes } from './table/conditional-writes.ts'
import { keys, UNDELIVERED_PK } from './table/keys.ts'
import { type Row, rowsBeginning, streamRows } from './table/read-rows.ts'
import { readOrNote } from './table/read-shape.ts'
import { WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'

type Write = Writes[number]

export const undeliveredShape = (row: Row): Undelivered => Undelivered.parse(row)

/** What is set aside writes its row anew each time it is tried. One that nobody touches for this long was left by an earlier version. */
const FORGOTTEN_MS = 30 * DAY
/** More would make the channel's row large, and no message needs a larger number. */
const MAX_UNTOLD = 200

/**
 * Rows of what could not be sent, one a message that is set aside or failed, in one partition: all of them, or those of a channel, are listed
 * without a scan. They are written in the transaction that sets the message aside or ends it.
 */
export function undeliveredRows(table: Table) {
  /** The entries that still say something, one after another, of rows that a query finds. */
  async function* entries(query: Parameters<typeof streamRows>[1], now: Instant): AsyncGenerator<Undelivered> {
    for await (const row of streamRows(table, { ...query, ConsistentRead: true })) {
      const read = await readOrNote(table, undeliveredShape, row)
      if (read && isListed(read.value, now)) yield read.value
    }
  }

  return {
    /**
     * What could not be sent and is tried again, or failed since an instant. Those that failed before are left out where they lie, so that
     * no number of them hides one.
     */
    undeliveredNews(failedSince: Instant, now: Instant): AsyncGenerator<Undelivered> {
      const query = rowsBeginning(UNDELIVERED_PK, '')
      const isNews = 'attribute_not_exists(failedAt) OR failedAt > :since OR NOT attribute_type(failedAt, :number)'
      const values = { ...query.ExpressionAttributeValues, ':since': failedSince, ':number': 'N' }
      return entries({ ...query, FilterExpression: isNews, ExpressionAttributeValues: values }, now)
    },

    /** What could not be sent in a channel, at most `limit`, in no order of time. */
    async undeliveredIn({ team, channel }: Channel, now: Instant, limit: number): Promise<Undelivered[]> {
      const found: Undelivered[] = []
      for await (const entry of entries(rowsBeginning(UNDELIVERED_PK, `${team}#${channel}#`), now)) {
        found.push(entry)
        if (found.length === limit) break
      }
      return found
    },
  }
}

/** Whether an entry still says something. DynamoDB deletes late by TTL. */
export function isListed({ since, nextTryAt, failedAt }: Undelivered, now: Instant): boolean {
  if (failedAt !== undefined) return failedAt > now - FAILED_LISTED_MS
  return Math.max(since, nextTryAt ?? 0) > now - FORGOTTEN_MS
}

/** Whether a message is listed as undelivered while it is tried again. */
export function wasSetAside(message: Message): boolean {
  const { again = false, doubts = 0 } = message
  return again || doubts > 0 || isPerhapsPosted(message)
}

/** The write that lists a message as undelivered, or takes it off the list; none for a message that never was on it. */
export function listingWrites(table: Table, message: Message, undelivered: Undelivered | undefined): Write[] {
  const [deliveryId] = deliveryIdsOf(message)
  if (deliveryId === undefined) return []
  const key = keys.undelivered(message, deliveryId)
  if (!undelivered) return wasSetAside(message) ? [{ Delete: { TableName: table.name, Key: key } }] : []
  const { failedAt, nextTryAt, since } = undelivered
  const until = failedAt === undefined ? Math.max(since, nextTryAt ?? 0) + FORGOTTEN_MS : failedAt + FAILED_LISTED_MS
  const Item = { ...key, ...WRITTEN, ...undelivered, [TTL_ATTRIBUTE]: Math.ceil(until / 1000) }
  return [{ Put: { TableName: table.name, Item } }]
}

/** Adds to the releases of which the channel's next message tells that they could not be sent. */
export function addUntold({ untold }: Lease, releaseIds: string[], reason: string): ChannelChange {
  if (releaseIds.length === 0 || (untold?.size ?? 0) >= MAX_UNTOLD) return { clauses: {}, values: {} }
  return {
    clauses: { ADD: ['untold :untold', 'untoldReasons :reasons'] },
    values: { ':untold': new Set(releaseIds), ':reasons': new Set([reason]) },
  }
}

/** Takes releases off those to be told; all of them once a message has told. */
export function removeUntold({ untold = new Set() }: Lease, releaseIds: string[] | 'all'): ChannelChange {
  const removed = releaseIds === 'all' ? [...untold] : releaseIds.filter((id) => untold.has(id))
  if (removed.length === 0) return { clauses: {}, values: {} }
  if (removed.length === untold.size) return { clauses: { REMOVE: ['untold', 'untoldReasons'] }, values: {} }
  return { clauses: { DELETE: ['untold :told'] }, values: { ':told': new Set(removed) } }
}
