import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { queryId } from '../subscriptions/query/query.ts'
import { transact, type Writes } from './table/conditional-writes.ts'
import { keys, QUERY_SHARDS, queryShard, subscribersPartition } from './table/keys.ts'
import { allRows, type Row, streamRows } from './table/read-rows.ts'
import { readOrNote, tryShape } from './table/read-shape.ts'
import { ROW_VERSION, WRITTEN } from './table/row-version.ts'
import type { Table } from './table/table.ts'

type Write = Writes[number]

const QueryRow = z.object({ text: z.string(), channels: z.int().min(0) })
/** A query's id is made of its text: a text that was cut is another query's, which nobody subscribed. */
export const queryShape = (row: Row) => {
  const query = QueryRow.parse(row)
  if (queryId(query.text) !== row.sk) throw new TypeError('the text does not make the id')
  return query
}
const QueryOfSubscriber = z.object({ query: z.string() })

/**
 * Rows of the distinct queries, each with how many channels subscribe it, in shards. Each shard has a version number, so that a matcher
 * reads again only the shards that changed.
 */
export function queryRows(table: Table) {
  return {
    /** The version of each shard; it rises when a distinct query comes or goes. */
    async queryVersions(): Promise<number[]> {
      const { Item = {} } = await table.db.send(
        new GetCommand({ TableName: table.name, Key: keys.queryVersions(), ConsistentRead: true }),
      )
      return Array.from({ length: QUERY_SHARDS }, (_, shard) => Number(Item[`v${shard}`] ?? 0))
    },

    /** The canonical texts of a shard's queries. One whose row cannot be read is taken from a subscription of it. */
    async queriesInShard(shard: number): Promise<string[]> {
      const rows = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `QUERIES#${shard}` },
        ConsistentRead: true,
      })
      const texts = await Promise.all(
        rows.map(async (row) => {
          const read = await readOrNote(table, queryShape, row)
          return read ? [read.value.text] : (await textFromSubscriber(table, String(row.sk))).texts
        }),
      )
      return texts.flat()
    },
  }
}

/**
 * The text of a query whose own row cannot be read, from a subscription of it. `isMissed`: somebody subscribes it, and no row tells its
 * text.
 */
export async function textFromSubscriber(
  table: Table,
  queryId: string,
): Promise<{ texts: string[]; isMissed: boolean }> {
  let isMissed = false
  const rows = streamRows(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': subscribersPartition(queryId) },
  })
  for await (const row of rows) {
    const read = tryShape((one) => QueryOfSubscriber.parse(one), row)
    if ('value' in read) return { texts: [read.value.query], isMissed: false }
    isMissed = true
  }
  return { texts: [], isMissed }
}

/** The writes that add one channel to each query. `channels` is the count just read; where it changed, the conditions fail. */
export function addChannelWrites(
  TableName: string,
  queries: { queryId: string; query: string; channels: number }[],
): Write[] {
  const counts = queries.map(({ queryId, query, channels }): Write => {
    if (channels > 0) return { Update: countUpdate(TableName, queryId, 1, 'channels > :none', { ':none': 0 }) }
    const Item = { ...keys.query(queryId), ...WRITTEN, text: query, channels: 1 }
    return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
  })
  return [
    ...counts,
    ...raiseVersions(
      TableName,
      queries.filter(({ channels }) => channels === 0),
    ),
  ]
}

/** The writes that take one channel from each query. A query without channels is deleted. */
export function removeChannelWrites(TableName: string, queries: { queryId: string; channels: number }[]): Write[] {
  const counts = queries.map(({ queryId, channels }): Write => {
    if (channels > 1) return { Update: countUpdate(TableName, queryId, -1, 'channels > :one', { ':one': 1 }) }
    const condition = { ConditionExpression: 'channels = :one', ExpressionAttributeValues: { ':one': 1 } }
    return { Delete: { TableName, Key: keys.query(queryId), ...condition } }
  })
  return [
    ...counts,
    ...raiseVersions(
      TableName,
      queries.filter(({ channels }) => channels <= 1),
    ),
  ]
}

function countUpdate(
  TableName: string,
  queryId: string,
  step: number,
  condition: string,
  values: Record<string, number>,
) {
  return {
    TableName,
    Key: keys.query(queryId),
    UpdateExpression: 'ADD channels :step',
    ConditionExpression: condition,
    ExpressionAttributeValues: { ':step': step, ...values },
  }
}

/**
 * Writes all or nothing, where versions rise as well; false when a condition did not hold. The versions only tell matchers what to read
 * again: one that is no number begins anew, beyond any that was counted, and keeps nobody from subscribing.
 */
export async function transactCounted(table: Table, writes: Writes): Promise<boolean> {
  try {
    return await transact(table, writes)
  } catch (error) {
    if (!(await beginDamagedVersions(table))) throw error
    return transact(table, writes)
  }
}

/** False when no version was damaged. */
async function beginDamagedVersions(table: Table): Promise<boolean> {
  const Key = keys.queryVersions()
  const { Item = {} } = await table.db.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
  const isDamaged = (name: string) => Item[name] !== undefined && !Number.isInteger(Item[name])
  const damaged = Array.from({ length: QUERY_SHARDS }, (_, shard) => `v${shard}`).filter(isDamaged)
  if (damaged.length === 0) return false
  log.warn('query versions begin anew', { row: `${Key.pk} ${Key.sk}`, damaged })
  const UpdateExpression = `SET ${damaged.map((name) => `${name} = :anew`).join(', ')}`
  const ExpressionAttributeValues = { ':anew': now() }
  await table.db.send(new UpdateCommand({ TableName: table.name, Key, UpdateExpression, ExpressionAttributeValues }))
  return true
}

function raiseVersions(TableName: string, queries: { queryId: string }[]): Write[] {
  const shards = [...new Set(queries.map(({ queryId }) => queryShard(queryId)))]
  if (shards.length === 0) return []
  const UpdateExpression = `SET v = if_not_exists(v, :v) ADD ${shards.map((shard) => `v${shard} :one`).join(', ')}`
  const ExpressionAttributeValues = { ':one': 1, ':v': ROW_VERSION }
  return [{ Update: { TableName, Key: keys.queryVersions(), UpdateExpression, ExpressionAttributeValues } }]
}
