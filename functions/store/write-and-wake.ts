import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Channel } from '../subscriptions/channel.ts'
import type { Instant } from '../text/seoul.ts'
import { channelShape } from './channel-shape.ts'
import { refusedWrites, type Writes } from './table/conditional-writes.ts'
import { bellShard, keys } from './table/keys.ts'
import { readOne } from './table/read-shape.ts'
import { ROW_VERSION } from './table/row-version.ts'
import type { Table } from './table/table.ts'

type Write = Writes[number]

/**
 * Writes something that waits in a channel, and wakes the channel in the same transaction: its bell is due at `ringAt` or earlier, and
 * `rung` rises. False when the condition of `write` did not hold; then nothing is written.
 */
export async function writeAndWake(table: Table, channel: Channel, ringAt: Instant, write?: Write): Promise<boolean> {
  const writes = write ? [write] : []
  for (;;) {
    for (const wake of wakeWrites(table.name, channel, ringAt)) {
      const refused = await refusedWrites(table, [...writes, wake]).catch((error: unknown) =>
        orUnreadable(table, channel, error),
      )
      if (refused.length === 0) return true
      if (write && refused.includes(0)) return false
    }
  }
}

/** Throws `UnreadableRow` where it is the channel's row that cannot be woken as it stands, else the error itself. */
async function orUnreadable(table: Table, channel: Channel, error: unknown): Promise<never> {
  const Key = keys.channel(channel)
  const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
  await readOne(table, channelShape, Item)
  throw error
}

/** The two ways to wake a channel: a bell that is absent or due later is set, one due by then stays. One condition holds unless the bell moves in between. */
function wakeWrites(TableName: string, channel: Channel, ringAt: Instant): Write[] {
  const Key = keys.channel(channel)
  const setEarlier = {
    UpdateExpression:
      'SET team = :team, channel = :channel, v = if_not_exists(v, :v), bell = :bell, ringAt = :at, rings = :none ADD rung :one',
    ConditionExpression: 'attribute_not_exists(ringAt) OR ringAt > :at',
    ExpressionAttributeValues: {
      ':team': channel.team,
      ':channel': channel.channel,
      ':v': ROW_VERSION,
      ':bell': bellShard(Key),
      ':at': ringAt,
      ':none': 0,
      ':one': 1,
    },
  }
  const onlyCount = {
    UpdateExpression: 'ADD rung :one',
    ConditionExpression: 'ringAt <= :at',
    ExpressionAttributeValues: { ':one': 1, ':at': ringAt },
  }
  return [setEarlier, onlyCount].map((change) => ({ Update: { TableName, Key, ...change } }))
}
