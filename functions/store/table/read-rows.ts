import { BatchGetCommand, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { sleep } from '../../platform/clock.ts'
import type { Key } from './keys.ts'
import type { Table } from './table.ts'

export type Row = Record<string, unknown>
type Query = Omit<QueryCommandInput, 'TableName'>

/** The rows a query finds. The next page is read only when its rows are asked for. */
export async function* streamRows(table: Table, query: Query): AsyncGenerator<Row> {
  for await (const page of paginateQuery({ client: table.db }, { TableName: table.name, ...query }))
    yield* page.Items ?? []
}

export async function allRows(table: Table, query: Query): Promise<Row[]> {
  return Array.fromAsync(streamRows(table, query))
}

/** The rows of a partition whose sort key begins with `prefix`; all of them for '', which a key condition may not hold. */
export function rowsBeginning(pk: string, prefix: string): Query {
  if (prefix === '') return { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
  }
}

/** The first rows a query finds, at most `limit`. */
export async function firstRows(table: Table, query: Query, limit: number): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of streamRows(table, query)) {
    rows.push(row)
    if (rows.length >= limit) break
  }
  return rows
}

const MAX_ATTEMPTS = 8
const FIRST_PAUSE_MS = 20

/**
 * The rows that exist at these keys (at most 100), in no order. Keys that DynamoDB left unprocessed, for want of throughput or beyond 16 MB,
 * are requested again, a little later each time; it throws when some were left to the end, as a missing row would be taken for none.
 */
export async function rowsByKeys(table: Table, keys: Key[]): Promise<Row[]> {
  const rows: Row[] = []
  let remaining: Row[] = keys.map((key) => ({ ...key }))
  for (let attempt = 0; remaining.length > 0; attempt += 1) {
    if (attempt === MAX_ATTEMPTS) throw new Error(`${remaining.length} rows of ${table.name} were left unread`)
    if (attempt > 0) await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt)
    const request = { [table.name]: { Keys: remaining, ConsistentRead: true } }
    const page = await table.db.send(new BatchGetCommand({ RequestItems: request }))
    rows.push(...(page.Responses?.[table.name] ?? []))
    remaining = page.UnprocessedKeys?.[table.name]?.Keys ?? []
  }
  return rows
}
