import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { Feedback } from '../subscriptions/match-feedback.ts'
import { seoulDay } from '../text/seoul.ts'
import { keys } from './table/keys.ts'
import { allRows, type Row } from './table/read-rows.ts'
import { readEach } from './table/read-shape.ts'
import { WRITTEN } from './table/row-version.ts'
import type { Table } from './table/table.ts'

export const feedbackShape = (row: Row): Feedback => Feedback.parse(row)

/** Rows of what people say about matches, in one partition for each month (KST). */
export function feedbackRows(table: Table) {
  return {
    async saveFeedback(feedback: Feedback): Promise<void> {
      const Item = { ...keys.feedback(seoulDay(feedback.at).slice(0, 7), feedback), ...WRITTEN, ...feedback }
      await table.db.send(new PutCommand({ TableName: table.name, Item }))
    },

    /** The feedback of a month (`2026-07`), earliest first. */
    async feedbackOf(month: string): Promise<Feedback[]> {
      const rows = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `FEEDBACK#${month}` },
      })
      return readEach(table, feedbackShape, rows)
    },
  }
}
