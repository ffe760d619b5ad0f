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

/** What a channel's row is to name from now on, if it still names what it did. */
interface ChannelClaim {
  offered: string
  was: string | undefined
}

/**
 * Writes something that waits in a channel, and wakes the channel in the same transaction: its bell is due at `ringAt` or earlier, and
 * `rung` rises. False when the condition of `write` or the claim did not hold; then nothing is written.
 */
export async function writeAndWake(
  table: Table,
  channel: Channel,
  ringAt: Instant,
  write?: Write,
  claim?: ChannelClaim,
): Promise<boolean> {
  const writes = write ? [write] : []
  for (;;) {
    for (const wake of wakeWrites(table.name, channel, ringAt, claim)) {
      const refused = await refusedWrites(table, [...writes, wake]).catch((error: unknown) =>
        orUnreadable(table, channel, error),
      )
      if (refused.length === 0) return true
      if (write && refused.includes(0)) return false
    }
    if (claim && (await offeredIn(table, channel)) !== claim.was) return false
  }
}

/** The delivery by which a channel was offered notices; undefined where it was not. */
export async function offeredIn(table: Table, channel: Channel): Promise<string | undefined> {
  const Key = keys.channel(channel)
  const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
  return (await readOne(table, channelShape, Item))?.offered
}

/** Throws `UnreadableRow` where it is the channel's row that cannot be woken as it stands, else the error itself. */
async function orUnreadable(table: Table, channel: Channel, error: unknown): Promise<never> {
  await offeredIn(table, channel)
  throw error
}

/** The two ways to wake a channel: a bell that is absent or due later is set, one due by then stays. One condition holds unless the bell moves in between. */
function wakeWrites(TableName: string, channel: Channel, ringAt: Instant, claim?: ChannelClaim): Write[] {
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
  return [setEarlier, onlyCount].map((change) => ({ Update: { TableName, Key, ...withClaim(change, claim) } }))
}

interface WakeChange {
  UpdateExpression: string
  ConditionExpression: string
  ExpressionAttributeValues: Record<string, unknown>
}

function withClaim(change: WakeChange, claim: ChannelClaim | undefined): WakeChange {
  if (!claim) return change
  const { UpdateExpression, ConditionExpression, ExpressionAttributeValues } = change
  const isAsBefore = claim.was === undefined ? 'attribute_not_exists(offered)' : 'offered = :was'
  const was = claim.was === undefined ? {} : { ':was': claim.was }
  return {
    UpdateExpression: UpdateExpression.startsWith('SET ')
      ? UpdateExpression.replace('SET ', 'SET offered = :offered, ')
      : `SET offered = :offered ${UpdateExpression}`,
    ConditionExpression: `(${ConditionExpression}) AND ${isAsBefore}`,
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ':offered': claim.offered, ...was },
  }
}
