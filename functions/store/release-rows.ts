import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Release } from '../releases/release.ts'
import type { Day, Instant } from '../text/seoul.ts'
import { fromRow } from './release-row.ts'
import { dayPartition, keys } from './table/keys.ts'
import { allRows } from './table/row-pages.ts'
import type { Table } from './table/table.ts'
import { ifAllowed } from './table/write-conditions.ts'

const Bell = z.object({ ringAt: z.int().optional() })

export function releaseRows(table: Table) {
  const TableName = table.name

  return {
    async releaseById(id: string): Promise<Release | undefined> {
      const { Item } = await table.db.send(new GetCommand({ TableName, Key: keys.release(id), ConsistentRead: true }))
      return Item && fromRow(Item)
    },

    /** When a release's bell is due; undefined once its deliveries are all planned. */
    async releaseBell(id: string): Promise<Instant | undefined> {
      const { Item } = await table.db.send(
        new GetCommand({ TableName, Key: keys.release(id), ConsistentRead: true, ProjectionExpression: 'ringAt' }),
      )
      return Item && Bell.parse(Item).ringAt
    },

    /**
     * Takes the bell off a release; false when it was rung again, or put off, since it was seen due at `ringAt`. Rung in the same
     * millisecond it is due at the same instant again: then the release is no longer as it was read.
     */
    async silenceRelease({ id, revision, alsoAt }: Release, ringAt: Instant): Promise<boolean> {
      const silence = new UpdateCommand({
        TableName,
        Key: keys.release(id),
        UpdateExpression: 'REMOVE bell, ringAt, rings',
        ConditionExpression: 'ringAt = :seen AND revision = :revision AND size(alsoAt) = :copies',
        ExpressionAttributeValues: { ':seen': ringAt, ':revision': revision, ':copies': alsoAt.length },
      })
      return ifAllowed(() => table.db.send(silence))
    },

    /** Releases shown on a Seoul day up to `now`, newest first. */
    async releasesOfDay(day: Day, now: Instant): Promise<Release[]> {
      const found = await allRows(table, {
        IndexName: 'byDay',
        KeyConditionExpression: '#day = :day AND shownAs <= :now',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: { ':day': dayPartition(day), ':now': `${new Date(now).toISOString()}~` },
        ScanIndexForward: false,
      })
      return found.map(fromRow)
    },
  }
}
