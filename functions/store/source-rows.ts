import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { SourceState } from '../releases/source.ts'
import { keys } from './table/keys.ts'
import { allRows } from './table/read-rows.ts'
import type { Table } from './table/table.ts'

/** Rows of sources: how the last readings went, and what to ask with next time. */
export function sourceRows(table: Table) {
  return {
    /** A source that was never read has an empty state. */
    async sourceState(sourceId: string): Promise<SourceState> {
      const { Item } = await table.db.send(
        new GetCommand({ TableName: table.name, Key: keys.source(sourceId), ConsistentRead: true }),
      )
      return SourceState.parse(Item ?? { sourceId })
    },

    async sourceStates(): Promise<SourceState[]> {
      const rows = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.source('').pk },
      })
      return rows.map((row) => SourceState.parse(row))
    },

    async saveSourceState(state: SourceState): Promise<void> {
      await table.db.send(new PutCommand({ TableName: table.name, Item: { ...keys.source(state.sourceId), ...state } }))
    },
  }
}
