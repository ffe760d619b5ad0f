import { GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { keys, QUERY_SHARDS, queryShard } from './table/keys.ts'
import { allRows } from './table/row-pages.ts'
import type { Table } from './table/table.ts'
import type { Writes } from './table/transact.ts'

type Write = Writes[number]

const QueryRow = z.object({ text: z.string() })

/** Rows of the distinct queries, in shards, with one version number a shard so that a matcher knows what to read again. */
export function queryRows(table: Table) {
  return {
    /** The version of each shard; it rises when a distinct query comes or goes. */
    async queryVersions(): Promise<number[]> {
      const { Item = {} } = await table.db.send(
        new GetCommand({ TableName: table.name, Key: keys.queryVersions(), ConsistentRead: true }),
      )
      return Array.from({ length: QUERY_SHARDS }, (_, shard) => Number(Item[`v${shard}`] ?? 0))
    },

    /** Canonical texts of the queries in a shard. */
    async queriesInShard(shard: number): Promise<string[]> {
      const found = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `QUERIES#${shard}` },
        ConsistentRead: true,
      })
      return found.map((row) => QueryRow.parse(row).text)
    },
  }
}

/** Writes that add one channel to each query; `channels` is the count just read, and must still hold. */
export function countQuery(
  TableName: string,
  queries: { queryId: string; query: string; channels: number }[],
): Write[] {
  const counts = queries.map(({ queryId, query, channels }): Write => {
    if (channels > 0) return { Update: stepCount(TableName, queryId, 1, 'channels > :none', { ':none': 0 }) }
    const Item = { ...keys.query(queryId), text: query, channels: 1 }
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

/** Writes that take one channel from each query; a query nobody wants any more goes. */
export function uncountQuery(TableName: string, queries: { queryId: string; channels: number }[]): Write[] {
  const counts = queries.map(({ queryId, channels }): Write => {
    if (channels > 1) return { Update: stepCount(TableName, queryId, -1, 'channels > :one', { ':one': 1 }) }
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

function stepCount(
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

function raiseVersions(TableName: string, queries: { queryId: string }[]): Write[] {
  const shards = [...new Set(queries.map(({ queryId }) => queryShard(queryId)))]
  if (shards.length === 0) return []
  const UpdateExpression = `ADD ${shards.map((shard) => `v${shard} :one`).join(', ')}`
  return [
    { Update: { TableName, Key: keys.queryVersions(), UpdateExpression, ExpressionAttributeValues: { ':one': 1 } } },
  ]
}
