import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Ill } from '../ills/ill.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import { allRows, type Row } from './table/read-rows.ts'
import { readEach, readOrNote } from './table/read-shape.ts'
import { WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'

/** An ill that has ended is kept for so long. */
const ENDED_KEPT_DAYS = 30
const MAX_ILLS_READ = 300

const LastPoll = z.object({ at: z.number() })
const Line = z.object({ downSince: z.number().optional() })

export const lastPollShape = (row: Row) => LastPoll.parse(row)
export const lineShape = (row: Row) => Line.parse(row)
export const illShape = (row: Row): Ill => Ill.parse(row)

/** Rows of ills, all in one partition so that they can be listed, of the last poll that reached a source, and of the line to Slack. */
export function illRows(table: Table) {
  const TableName = table.name

  return {
    /** Every ill that stands, or has ended in the last thirty days. */
    async ills(): Promise<Ill[]> {
      const rows = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.ill('').pk },
        ConsistentRead: true,
      })
      return readEach(table, illShape, rows)
    },

    /**
     * Ills that stand and may keep releases from people, in one read. Their kinds lie between these two keys; of so many rows, what has
     * ended included, no installation comes near the limit.
     */
    async illsStanding(): Promise<Ill[]> {
      const { Items = [] } = await table.db.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          FilterExpression: 'attribute_not_exists(ended)',
          ExpressionAttributeValues: { ':pk': keys.ill('').pk, ':first': 'late deliveries', ':last': 'source#\uffff' },
          Limit: MAX_ILLS_READ,
        }),
      )
      return readEach(table, illShape, Items)
    },

    /** Saves an ill with its version raised by one; false when another run was first. */
    async saveIll(ill: Ill): Promise<boolean> {
      const expires = ill.ended === undefined ? {} : { [TTL_ATTRIBUTE]: expiryOf(ill.ended) }
      const save = new PutCommand({
        TableName,
        Item: { ...keys.ill(ill.id), ...WRITTEN, ...ill, version: ill.version + 1, ...expires },
        ...(ill.version === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'version = :known', ExpressionAttributeValues: { ':known': ill.version } }),
      })
      return writeIfConditionHolds(() => table.db.send(save))
    },

    /** When a poll last reached at least one source; undefined when none ever did. */
    async lastPollAt(): Promise<Instant | undefined> {
      const { Item } = await table.db.send(new GetCommand({ TableName, Key: keys.lastPoll() }))
      return Item && (await readOrNote(table, lastPollShape, Item))?.value.at
    },

    /** Notes that a poll reached at least one source. */
    async notePoll(at: Instant): Promise<void> {
      await table.db.send(new PutCommand({ TableName, Item: { ...keys.lastPoll(), ...WRITTEN, at } }))
    },

    /** Since when there has been no line to Slack (ms); undefined while there is one. Only one machine has lines. */
    async lineDownSince(): Promise<Instant | undefined> {
      const { Item } = await table.db.send(new GetCommand({ TableName, Key: keys.line() }))
      return Item && (await readOrNote(table, lineShape, Item))?.value.downSince
    },

    async noteLine(downSince: Instant | undefined): Promise<void> {
      await table.db.send(new PutCommand({ TableName, Item: { ...keys.line(), ...WRITTEN, downSince } }))
    },
  }
}

function expiryOf(ended: Instant): number {
  return Math.floor((ended + ENDED_KEPT_DAYS * DAY) / 1000)
}
