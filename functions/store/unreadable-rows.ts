import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../text/seoul.ts'
import { channelShape } from './channel-shape.ts'
import { deliveryShape } from './delivery-rows.ts'
import { feedbackShape } from './feedback-rows.ts'
import { illShape, lastPollShape, lineShape } from './ill-rows.ts'
import { messageShape } from './message-rows.ts'
import { identityShape, titleShape } from './name-rows.ts'
import { planShape } from './plan-rows.ts'
import { queryShape, textFromSubscriber } from './query-rows.ts'
import { releaseShape } from './release-rows.ts'
import { sourceShape } from './source-rows.ts'
import { subscriptionShape } from './subscription-rows.ts'
import { type Key, keys } from './table/keys.ts'
import { firstRows, type Row, rowsBeginning, rowsByKeys } from './table/read-rows.ts'
import { type Shape, tryShape } from './table/read-shape.ts'
import type { Table } from './table/table.ts'
import { undeliveredShape } from './undelivered-rows.ts'
import { refusedShape, workspaceShape } from './workspace-rows.ts'

/** A row that somebody met and could not read. `key`: its `pk` and `sk`. `since`: when it was first met (ms). */
interface NotedRow {
  key: string
  why: string
  since: Instant
}

/** `first`: some of them, by name. `count`: how many there are in all, as far as one page of the table tells. */
export interface UnreadableRows {
  count: number
  first: NotedRow[]
}

/** The kinds of rows that are read, by how their keys begin: `pk`, then `sk`. The first that fits counts. */
const SHAPES: [pk: string, sk: string, shape: Shape<unknown>][] = [
  ['RELEASE#', '', releaseShape],
  ['ID#', '', identityShape],
  ['TITLE#', '', titleShape],
  ['SOURCES', '', sourceShape],
  ['CHANNEL#', 'QUERY#', subscriptionShape],
  ['CHANNEL#', 'DELIVERY#', deliveryShape],
  ['CHANNEL#', 'MESSAGE#', messageShape],
  ['CHANNEL#', '', channelShape],
  ['QUERY#', '', subscriptionShape],
  ['QUERIES#', '', queryShape],
  ['FEEDBACK#', '', feedbackShape],
  ['UNDELIVERED', '', undeliveredShape],
  ['PLAN#', '', planShape],
  ['ILLS', '', illShape],
  ['REFUSED', '', refusedShape],
  ['TEAM#', '', workspaceShape],
  ['POLLS', '', lastPollShape],
  ['LOCAL', 'LINE', lineShape],
]

/** How a row of this key is read; undefined for one that nobody parses. */
export function shapeOfKey({ pk, sk }: Key): Shape<unknown> | undefined {
  return SHAPES.find(([ofPk, ofSk]) => pk.startsWith(ofPk) && sk.startsWith(ofSk))?.[2]
}

const MAX_ROWS_NAMED = 25

/** Notes of rows that could not be read, one for each such row, kept until the row can be read again or is gone. */
export function unreadableRows(table: Table) {
  const TableName = table.name

  function notes(prefix: string, limit: number): Promise<Row[]> {
    return firstRows(table, rowsBeginning(keys.unreadable('').pk, prefix), limit)
  }

  /** The notes that still hold, of these. The others are deleted. */
  async function stillUnreadable(noted: Row[]): Promise<Row[]> {
    if (noted.length === 0) return []
    const rows = await rowsByKeys(table, noted.map(keyOfNote))
    const unreadable = new Set(rows.filter(isUnreadable).map((row) => `${row.pk} ${row.sk}`))
    const over = noted.filter(({ sk }) => !unreadable.has(String(sk)))
    const forget = ({ sk }: Row) => table.db.send(new DeleteCommand({ TableName, Key: keys.unreadable(String(sk)) }))
    await Promise.all(over.map(forget))
    return noted.filter((note) => !over.includes(note))
  }

  return {
    /** The rows that could not be read, each looked at once more, so that a row that was mended counts no longer. */
    async unreadableRows(): Promise<UnreadableRows> {
      const first = await stillUnreadable(await notes('', MAX_ROWS_NAMED))
      if (first.length === 0) return { count: 0, first: [] }
      const { Count = 0 } = await table.db.send(
        new QueryCommand({
          TableName,
          Select: 'COUNT',
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': keys.unreadable('').pk },
        }),
      )
      const named = first.map(({ sk, why, since }) => ({ key: String(sk), why: String(why), since: Number(since) }))
      return { count: Count, first: named }
    },

    /** Whether there may be queries that nobody can match: then no release has been matched with all of them. */
    async hasUnreadableQueries(): Promise<boolean> {
      for (const { sk } of await stillUnreadable(await notes('QUERIES#', MAX_ROWS_NAMED))) {
        const queryId = keyOfNote({ sk }).sk
        if ((await textFromSubscriber(table, queryId)).isMissed) return true
      }
      return false
    },
  }
}

function keyOfNote({ sk }: Row): Key {
  const [pk = '', ...others] = String(sk).split(' ')
  return { pk, sk: others.join(' ') }
}

function isUnreadable(row: Row): boolean {
  const shape = shapeOfKey({ pk: String(row.pk), sk: String(row.sk) })
  return shape !== undefined && 'unreadable' in tryShape(shape, row)
}
