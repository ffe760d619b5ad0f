import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { SourceState } from '../releases/source.ts'
import { UnreadableRow } from '../releases/unreadable-row.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import { allRows, type Row } from './table/read-rows.ts'
import { readEach, readOne } from './table/read-shape.ts'
import { UNLESS_LATER, WRITTEN } from './table/row-version.ts'
import type { Table } from './table/table.ts'

export const sourceShape = (row: Row): SourceState => SourceState.parse(row)

/** Rows of sources: how the last readings went, and what to ask with next time. */
export function sourceRows(table: Table) {
  return {
    /** A source that was never read has an empty state. */
    async sourceState(sourceId: string): Promise<SourceState> {
      const { Item } = await table.db.send(
        new GetCommand({ TableName: table.name, Key: keys.source(sourceId), ConsistentRead: true }),
      )
      return (await readOne(table, sourceShape, Item)) ?? SourceState.parse({ sourceId })
    },

    async sourceStates(): Promise<SourceState[]> {
      const rows = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.source('').pk },
      })
      return readEach(table, sourceShape, rows)
    },

    /** Throws where a later version has written the row. */
    async saveSourceState(state: SourceState): Promise<void> {
      const key = keys.source(state.sourceId)
      const Item = { ...key, ...WRITTEN, ...state }
      const save = new PutCommand({ TableName: table.name, Item, ...UNLESS_LATER })
      const isSaved = await writeIfConditionHolds(() => table.db.send(save))
      if (!isSaved) throw new UnreadableRow(`${key.pk} ${key.sk}`, 'written by a later version')
    },
  }
}
