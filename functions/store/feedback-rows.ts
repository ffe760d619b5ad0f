import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { Feedback } from '../subscriptions/match-feedback.ts'
import { seoulDay } from '../text/seoul.ts'
import { keys } from './table/keys.ts'
import { allRows } from './table/row-pages.ts'
import type { Table } from './table/table.ts'

/** Rows of what people say of matches, by the Seoul month they said it in. */
export function feedbackRows(table: Table) {
  return {
    async saveFeedback(feedback: Feedback): Promise<void> {
      const Item = { ...keys.feedback(seoulDay(feedback.at).slice(0, 7), feedback), ...feedback }
      await table.db.send(new PutCommand({ TableName: table.name, Item }))
    },

    /** What was said in a month (`2026-07`), earliest first. */
    async feedbackOf(month: string): Promise<Feedback[]> {
      const found = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `FEEDBACK#${month}` },
      })
      return found.map((row) => Feedback.parse(row))
    },
  }
}
