import { keys } from '../../../functions/store/table/keys.ts'
import { allRows } from '../../../functions/store/table/read-rows.ts'
import type { Table } from '../../../functions/store/table/table.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'

export interface LedgerCounts {
  /** Deliveries, whatever became of them. */
  matched: number
  /** Deliveries that were posted. */
  delivered: number
}

/** Counts the deliveries of some channels by reading all their rows: meant for the small table of one machine. */
export async function countDeliveries(table: Table, channels: Channel[]): Promise<LedgerCounts> {
  const perChannel = await Promise.all(
    channels.map((channel) => {
      const { pk, sk } = keys.delivery(channel, '')
      return allRows(table, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :deliveries)',
        ExpressionAttributeValues: { ':pk': pk, ':deliveries': sk },
      })
    }),
  )
  const rows = perChannel.flat()
  return { matched: rows.length, delivered: rows.filter((row) => row.state === 'posted').length }
}
