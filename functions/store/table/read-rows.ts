import { BatchGetCommand, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
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

/** The first rows a query finds, at most `limit`. */
export async function firstRows(table: Table, query: Query, limit: number): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of streamRows(table, query)) {
    rows.push(row)
    if (rows.length >= limit) break
  }
  return rows
}

/** The rows that exist at these keys (at most 100), in no order. Keys that DynamoDB left unprocessed are requested again. */
export async function rowsByKeys(table: Table, keys: Key[]): Promise<Row[]> {
  const rows: Row[] = []
  let remaining: Row[] = keys.map((key) => ({ ...key }))
  while (remaining.length > 0) {
    const request = { [table.name]: { Keys: remaining, ConsistentRead: true } }
    const page = await table.db.send(new BatchGetCommand({ RequestItems: request }))
    rows.push(...(page.Responses?.[table.name] ?? []))
    remaining = page.UnprocessedKeys?.[table.name]?.Keys ?? []
  }
  return rows
}
