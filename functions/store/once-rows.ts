import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { DAY, type Instant } from '../text/seoul.ts'
import { keys } from './table/keys.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'
import { ifAllowed } from './table/write-conditions.ts'

/** Rows of what must not be done twice. */
export function onceRows(table: Table) {
  return {
    /** True for who asks first about a key; it is forgotten after a day, also where its row was not deleted yet. */
    async once(key: string, now: Instant): Promise<boolean> {
      const seconds = Math.floor(now / 1000)
      const claim = new PutCommand({
        TableName: table.name,
        Item: { ...keys.once(key), [TTL_ATTRIBUTE]: seconds + DAY / 1000 },
        ConditionExpression: 'attribute_not_exists(pk) OR #expires <= :now',
        ExpressionAttributeNames: { '#expires': TTL_ATTRIBUTE },
        ExpressionAttributeValues: { ':now': seconds },
      })
      return ifAllowed(() => table.db.send(claim))
    },
  }
}
