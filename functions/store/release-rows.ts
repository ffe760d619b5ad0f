import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Release } from '../releases/release.ts'
import type { Day, Instant } from '../text/seoul.ts'
import { dayPartition, keys } from './keys.ts'
import { allRows } from './pages.ts'
import { fromRow } from './release-row.ts'
import type { Table } from './table.ts'

export function releaseRows(table: Table) {
  const TableName = table.name

  return {
    async releaseById(id: string): Promise<Release | undefined> {
      const { Item } = await table.db.send(new GetCommand({ TableName, Key: keys.release(id), ConsistentRead: true }))
      return Item && fromRow(Item)
    },

    /** Whether a release still rings, that is, whether its deliveries are not all planned yet. */
    async releaseRings(id: string): Promise<boolean> {
      const { Item } = await table.db.send(
        new GetCommand({ TableName, Key: keys.release(id), ConsistentRead: true, ProjectionExpression: 'ringAt' }),
      )
      return Item?.ringAt !== undefined
    },

    /** Takes the bell off a release: its deliveries are all planned. */
    async silenceRelease(id: string): Promise<void> {
      await table.db.send(
        new UpdateCommand({
          TableName,
          Key: keys.release(id),
          UpdateExpression: 'REMOVE bell, ringAt, rings',
          ConditionExpression: 'attribute_exists(pk)',
        }),
      )
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
