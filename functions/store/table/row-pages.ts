import { BatchGetCommand, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Key } from './keys.ts'
import type { Table } from './table.ts'

type Query = Omit<QueryCommandInput, 'TableName'>

/** Each row a query finds, read page by page as it is asked for. */
export async function* rows(table: Table, query: Query): AsyncGenerator<Record<string, unknown>> {
  for await (const page of paginateQuery({ client: table.db }, { TableName: table.name, ...query }))
    yield* page.Items ?? []
}

export async function allRows(table: Table, query: Query): Promise<Record<string, unknown>[]> {
  return Array.fromAsync(rows(table, query))
}

/** The rows that stand at these keys (at most 100), in no order; what DynamoDB left out of a full answer is asked again. */
export async function rowsAt(table: Table, wanted: Key[]): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = []
  let waiting: Record<string, unknown>[] = wanted.map((key) => ({ ...key }))
  while (waiting.length > 0) {
    const request = { [table.name]: { Keys: waiting, ConsistentRead: true } }
    const answer = await table.db.send(new BatchGetCommand({ RequestItems: request }))
    found.push(...(answer.Responses?.[table.name] ?? []))
    waiting = answer.UnprocessedKeys?.[table.name]?.Keys ?? []
  }
  return found
}
