import type { Channel } from '../subscriptions/channel.ts'
import type { Instant } from '../text/seoul.ts'
import { bellShard, keys } from './table/keys.ts'
import type { Table } from './table/table.ts'
import { refusedOf, type Writes } from './table/transact.ts'

type Write = Writes[number]

/** Writes something that is to wait in a channel, and the channel's bell with it: due at `ringAt` or earlier, `rung` one higher. False when `write` is refused. */
export async function writeAndWake(table: Table, channel: Channel, ringAt: Instant, write?: Write): Promise<boolean> {
  const writes = write ? [write] : []
  for (;;) {
    for (const wake of wakes(table.name, channel, ringAt)) {
      const refused = await refusedOf(table, [...writes, wake])
      if (refused.length === 0) return true
      if (write && refused.includes(0)) return false
    }
  }
}

/** A bell that is due later is lowered; one due by then stays. One of the two holds, unless the bell moves in between. */
function wakes(TableName: string, channel: Channel, ringAt: Instant): Write[] {
  const Key = keys.channel(channel)
  const lower = {
    UpdateExpression: 'SET team = :team, channel = :channel, bell = :bell, ringAt = :at, rings = :none ADD rung :one',
    ConditionExpression: 'attribute_not_exists(ringAt) OR ringAt > :at',
    ExpressionAttributeValues: {
      ':team': channel.team,
      ':channel': channel.channel,
      ':bell': bellShard(Key),
      ':at': ringAt,
      ':none': 0,
      ':one': 1,
    },
  }
  const raise = {
    UpdateExpression: 'ADD rung :one',
    ConditionExpression: 'ringAt <= :at',
    ExpressionAttributeValues: { ':one': 1, ':at': ringAt },
  }
  return [lower, raise].map((change) => ({ Update: { TableName, Key, ...change } }))
}
