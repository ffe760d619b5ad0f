import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { DAY, type Instant } from '../text/seoul.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import { WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'

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
