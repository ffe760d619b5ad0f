import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { LEASE_MS, LEASE_SKEW_MS, type Lease } from '../delivery/lease.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { QuietHours } from '../subscriptions/quiet-hours.ts'
import type { Instant } from '../text/seoul.ts'
import { channelShape, givingBack, heldShape, NOTHING_CAME, quietAttributes, updateOf } from './channel-shape.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { bellShard, keys } from './table/keys.ts'
import type { Row } from './table/read-rows.ts'
import { readOne, readOrNote } from './table/read-shape.ts'
import { ROW_VERSION } from './table/row-version.ts'
import type { Table } from './table/table.ts'
import { writeAndWake } from './write-and-wake.ts'

/**
 * Rows of channels: bell, lease and fence, pause and quiet hours. `fence` rises with each lease, so that a write under an older lease is
 * refused. `rung` rises with each wake-up, so that a worker cannot finish a channel that was woken while it worked. Nobody holds a channel
 * whose row cannot be read: what waits there waits on.
 */
export function channelRows(table: Table) {
  const TableName = table.name

  function update(
    channel: Channel,
    change: Pick<UpdateCommand['input'], 'UpdateExpression' | 'ConditionExpression'>,
    values: object,
  ) {
    const ExpressionAttributeValues = { ...values }
    return table.db.send(
      new UpdateCommand({
        TableName,
        Key: keys.channel(channel),
        ...change,
        ExpressionAttributeValues,
        ReturnValues: 'ALL_NEW',
      }),
    )
  }

  async function rowOf(channel: Channel) {
    const { Item } = await table.db.send(
      new GetCommand({ TableName, Key: keys.channel(channel), ConsistentRead: true }),
    )
    return readOne(table, channelShape, Item)
  }

  async function leaseOf(row: Row | undefined): Promise<Lease | undefined> {
    return row && (await readOrNote(table, heldShape, row))?.value
  }

  return {
    /** Something waits in a channel: its bell becomes due at `ringAt` unless it is due earlier, and `rung` rises. */
    async wakeChannel(channel: Channel, ringAt: Instant): Promise<void> {
      await writeAndWake(table, channel, ringAt)
    },

    /**
     * Takes the channel's lease, in one request; undefined while another worker's lease runs, when nothing ever waited there, or when its
     * row is not readable. A lease that ends later than any clock of ours can have set it is not believed.
     */
    async leaseChannel(channel: Channel, now: Instant): Promise<Lease | undefined> {
      let row: Row | undefined
      const take = {
        UpdateExpression: 'SET leaseUntil = :until ADD fence :one',
        // A row of a later version is left as it is.
        ConditionExpression:
          '(attribute_not_exists(v) OR v <= :v) AND (attribute_not_exists(fence) OR attribute_type(fence, :number)) AND attribute_exists(pk) AND (attribute_not_exists(leaseUntil) OR leaseUntil <= :now OR leaseUntil > :believed)',
      }
      const isTaken = await writeIfConditionHolds(async () => {
        const believed = { ':now': now, ':believed': now + LEASE_MS + LEASE_SKEW_MS }
        const values = { ':until': now + LEASE_MS, ':one': 1, ':v': ROW_VERSION, ':number': 'N', ...believed }
        row = (await update(channel, take, values)).Attributes
      })
      // What was refused for its row, not for another's lease, is noted.
      if (!isTaken) await unlessUnreadable(rowOf(channel), undefined)
      return leaseOf(row)
    },

    /**
     * Gives the lease back, with the bell due at `ringAt`, or taken off where that is undefined. `waitingSince`: since when
     * something that is due has been held up; undefined where nothing is. False when the channel was woken meanwhile (or the lease lost): the
     * caller looks again.
     */
    async giveBackChannel(
      lease: Lease,
      ringAt: Instant | undefined,
      notBefore: Instant,
      waitingSince?: Instant,
    ): Promise<boolean> {
      const change = givingBack(lease, ringAt, notBefore, waitingSince)
      const write = { UpdateExpression: updateOf([change]), ConditionExpression: NOTHING_CAME }
      return writeIfConditionHolds(() => update(lease, write, change.values))
    },

    /**
     * Marks that Slack takes no messages for a channel. False when it is marked already, the lease was lost, or somebody resumed the channel
     * since the lease was taken or renewed: then the worker tries again.
     */
    async pauseChannel(lease: Lease, reason: string): Promise<boolean> {
      const pause = {
        UpdateExpression: 'SET paused = :reason',
        ConditionExpression:
          'fence = :fence AND attribute_not_exists(paused) AND (attribute_not_exists(resumes) OR resumes = :resumes)',
      }
      const values = { ':reason': reason, ':fence': lease.fence, ':resumes': lease.resumes ?? 0 }
      return writeIfConditionHolds(() => update(lease, pause, values))
    },

    /**
     * Ends a channel's pause; what waited comes as one digest (`catchUp`). False when it is not paused. That somebody resumed it is counted all
     * the same: a worker may just be about to pause it.
     */
    async resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean> {
      const resume = {
        UpdateExpression:
          'SET catchUp = :yes, bell = :bell, ringAt = :at, rings = :none REMOVE paused ADD rung :one, resumes :one',
        ConditionExpression: 'attribute_exists(paused)',
      }
      const bell = bellShard(keys.channel(channel))
      const values = { ':yes': true, ':bell': bell, ':at': ringAt, ':none': 0, ':one': 1 }
      const count = {
        UpdateExpression: 'ADD resumes :one',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(paused)',
      }
      for (;;) {
        if (await writeIfConditionHolds(() => update(channel, resume, values))) return true
        if (await writeIfConditionHolds(() => update(channel, count, { ':one': 1 }))) return false
        // It was paused in between, or nothing ever waited there.
        if ((await rowOf(channel))?.paused === undefined) return false
      }
    },

    /** Since when something that is due has waited in a channel; undefined where nothing has, or nothing but its bell is known. */
    async waitingSinceOf(channel: Channel): Promise<Instant | undefined> {
      return (await rowOf(channel))?.waitingSince
    },

    /** Why a channel is paused, if it is. */
    async pauseOf(channel: Channel): Promise<string | undefined> {
      return (await rowOf(channel))?.paused
    },

    /** When nothing is to be posted in a channel; undefined where nobody set it. */
    async quietHoursOf(channel: Channel): Promise<QuietHours | undefined> {
      return (await rowOf(channel))?.quiet
    },

    /** Throws where the row is not readable: hours in another form would be lost. */
    async setQuietHours({ team, channel }: Channel, quiet: QuietHours | undefined): Promise<void> {
      await rowOf({ team, channel })
      const { set, gone } = quietAttributes(quiet)
      const sets = Object.keys(set).map((name) => `, ${name} = :${name}`)
      const removes = gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''
      const identify = 'SET team = :team, channel = :channel, v = if_not_exists(v, :v)'
      const change = { UpdateExpression: `${identify}${sets.join('')}${removes}` }
      const named = Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value]))
      const values = { ':team': team, ':channel': channel, ':v': ROW_VERSION, ...named }
      await update({ team, channel }, change, values)
    },

    /**
     * Extends the lease and returns it as it stands now; undefined when it was lost to another worker. The holder got something done, so
     * the pauses between rings begin anew: a channel with much to do is not slowed down where its workers die now and then.
     */
    async renewLease(lease: Lease, now: Instant): Promise<Lease | undefined> {
      let row: Row | undefined
      const renew = {
        UpdateExpression: 'SET leaseUntil = :until, rings = :none',
        ConditionExpression: 'fence = :fence',
      }
      await writeIfConditionHolds(async () => {
        const values = { ':until': now + LEASE_MS, ':fence': lease.fence, ':none': 0 }
        row = (await update(lease, renew, values)).Attributes
      })
      return leaseOf(row)
    },
  }
}
