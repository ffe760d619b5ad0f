import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { PlanProgress } from '../delivery/plan-deliveries.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import type { Row } from './table/read-rows.ts'
import { readOne } from './table/read-shape.ts'
import { WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'

/* Rows that say what was done already, so that a run that begins anew does not do it twice. */

/** A release rings on until it is planned, so a row that nobody has touched for this long helps nobody. */
const KEPT_MS = 3 * DAY

export const planShape = (row: Row): PlanProgress => PlanProgress.parse(row)

/** Rows that say how far the planning of a release has come. They stand beside the release, whose own row is rewritten whole. */
export function planRows(table: Table) {
  const TableName = table.name

  return {
    async planProgressOf(releaseId: string): Promise<PlanProgress | undefined> {
      const Key = keys.planProgress(releaseId)
      const { Item } = await table.db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return readOne(table, planShape, Item)
    },

    async savePlanProgress(releaseId: string, progress: PlanProgress, now: Instant): Promise<void> {
      const expiry = { [TTL_ATTRIBUTE]: Math.ceil((now + KEPT_MS) / 1000) }
      const Item = { ...keys.planProgress(releaseId), ...WRITTEN, ...progress, ...expiry }
      await table.db.send(new PutCommand({ TableName, Item }))
    },

    async forgetPlanProgress(releaseId: string): Promise<void> {
      await table.db.send(new DeleteCommand({ TableName, Key: keys.planProgress(releaseId) }))
    },
  }
}

/** Rows of what must not be done twice, such as answering one event of Slack. */
export function onceRows(table: Table) {
  return {
    /** True the first time a key is used. A key is kept one day; an expired row that DynamoDB has not deleted yet does not count. */
    async once(key: string, now: Instant): Promise<boolean> {
      const seconds = Math.floor(now / 1000)
      const claim = new PutCommand({
        TableName: table.name,
        Item: { ...keys.once(key), ...WRITTEN, [TTL_ATTRIBUTE]: seconds + DAY / 1000 },
        ConditionExpression: 'attribute_not_exists(pk) OR #expires <= :now',
        ExpressionAttributeNames: { '#expires': TTL_ATTRIBUTE },
        ExpressionAttributeValues: { ':now': seconds },
      })
      return writeIfConditionHolds(() => table.db.send(claim))
    },
  }
}
