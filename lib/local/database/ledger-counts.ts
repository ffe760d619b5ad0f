import { keys } from '../../../functions/store/table/keys.ts'
import { allRows } from '../../../functions/store/table/row-pages.ts'
import type { Table } from '../../../functions/store/table/table.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'

export interface LedgerCounts {
  matched: number
  delivered: number
}

/** How many deliveries the ledger holds for some channels, and how many of them were posted. */
export async function ledgerCounts(table: Table, channels: Channel[]): Promise<LedgerCounts> {
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
