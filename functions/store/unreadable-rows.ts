import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { batchesFrom, batchesOf } from '../text/batches.ts'
import type { Instant } from '../text/seoul.ts'
import { channelShape } from './channel-shape.ts'
import { deliveryShape } from './delivery-rows.ts'
import { feedbackShape } from './feedback-rows.ts'
import { illShape, lastPollShape, lineShape, unheardPauseShape } from './ill-rows.ts'
import { messageShape } from './message-rows.ts'
import { aboutShape, identityShape, titleShape } from './name-rows.ts'
import { planShape } from './progress-rows.ts'
import { queryShape, textFromSubscriber } from './query-rows.ts'
import { dueShape, releaseShape, upcomingLawShape } from './release-rows.ts'
import { signatureShape, signingShape } from './signature-rows.ts'
import { sourceShape } from './source-rows.ts'
import { subscriptionShape } from './subscription-rows.ts'
import { type Key, keys } from './table/keys.ts'
import { type Row, rowsBeginning, rowsByKeys, streamRows } from './table/read-rows.ts'
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
  ['ABOUT#', '', aboutShape],
  ['DUE', '', dueShape],
  ['EFFECTIVE', '', upcomingLawShape],
  ['SIGNATURES#', '', signatureShape],
  ['SIGNATURES', '', signingShape],
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
  ['UNHEARD', '', unheardPauseShape],
  ['TEAM#', '', workspaceShape],
  ['POLLS', '', lastPollShape],
  ['LOCAL', 'LINE', lineShape],
]

/** How a row of this key is read; undefined for one that nobody parses. */
export function shapeOfKey({ pk, sk }: Key): Shape<unknown> | undefined {
  return SHAPES.find(([ofPk, ofSk]) => pk.startsWith(ofPk) && sk.startsWith(ofSk))?.[2]
}

const MAX_ROWS_NAMED = 25
/** DynamoDB gives no more rows by their keys at once. */
const NOTES_AT_ONCE = 100
/** Where more rows were mended at once, the rest of their notes goes at the next judgements. */
const MAX_NOTES_A_JUDGEMENT = 1_000
const QUERIES_AT_ONCE = 25

/** Notes of rows that could not be read, one for each such row, kept until the row can be read again or is gone. */
export function unreadableRows(table: Table) {
  const TableName = table.name

  /** The notes whose keys begin with `prefix`, page by page. */
  function notes(prefix: string): AsyncGenerator<Row[]> {
    return batchesFrom(streamRows(table, rowsBeginning(keys.unreadable('').pk, prefix)), NOTES_AT_ONCE)
  }

  /** The notes that still hold, of these. The others are deleted. */
  async function stillUnreadable(noted: Row[]): Promise<Row[]> {
    const rows = await rowsByKeys(table, noted.map(keyOfNote))
    const unreadable = new Set(rows.filter(isUnreadable).map((row) => `${row.pk} ${row.sk}`))
    const over = noted.filter(({ sk }) => !unreadable.has(String(sk)))
    const forget = ({ sk }: Row) => table.db.send(new DeleteCommand({ TableName, Key: keys.unreadable(String(sk)) }))
    await Promise.all(over.map(forget))
    return noted.filter((note) => !over.includes(note))
  }

  return {
    /**
     * The rows that could not be read, each looked at once more, so that a row that was mended counts no longer. None is named while the
     * count is above nought where more notes than one judgement looks at were of rows that are mended.
     */
    async unreadableRows(): Promise<UnreadableRows> {
      const first: Row[] = []
      let looked = 0
      for await (const page of notes('')) {
        first.push(...(await stillUnreadable(page)))
        looked += page.length
        if (first.length >= MAX_ROWS_NAMED || looked >= MAX_NOTES_A_JUDGEMENT) break
      }
      if (looked === 0) return { count: 0, first: [] }
      const { Count = 0 } = await table.db.send(
        new QueryCommand({
          TableName,
          Select: 'COUNT',
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': keys.unreadable('').pk },
          ConsistentRead: true,
        }),
      )
      const named = first.slice(0, MAX_ROWS_NAMED)
      return {
        count: Count,
        first: named.map(({ sk, why, since }) => ({ key: String(sk), why: String(why), since: Number(since) })),
      }
    },

    /** Whether there may be queries that nobody can match: then no release has been matched with all of them. */
    async hasUnreadableQueries(): Promise<boolean> {
      const isMissed = async (note: Row) => (await textFromSubscriber(table, keyOfNote(note).sk)).isMissed
      for await (const page of notes('QUERIES#'))
        for (const batch of batchesOf(await stillUnreadable(page), QUERIES_AT_ONCE))
          if ((await Promise.all(batch.map(isMissed))).includes(true)) return true
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
