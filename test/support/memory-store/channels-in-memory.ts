import { LEASE_MS, LEASE_SKEW_MS, type Lease } from '../../../functions/delivery/lease.ts'
import { keys } from '../../../functions/store/table/keys.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { QuietHours } from '../../../functions/subscriptions/quiet-hours.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { giveBackRow, setBell, wakeChannelRow } from './bells-in-memory.ts'
import {
  type ChannelRow,
  channelKey,
  channelRow,
  isUnreadable,
  type MemoryTables,
  refuseUnreadable,
} from './memory-tables.ts'

export function channelsInMemory(tables: MemoryTables) {
  const rowOf = (channel: Channel) => tables.channels.get(channelKey(channel))

  return {
    async wakeChannel(channel: Channel, ringAt: Instant): Promise<void> {
      wakeChannelRow(tables, channel, ringAt)
    },

    async leaseChannel(channel: Channel, now: Instant): Promise<Lease | undefined> {
      if (isUnreadable(tables, keys.channel(channel))) return undefined
      const row = rowOf(channel)
      const { leaseUntil = 0 } = row ?? {}
      if (!row || (leaseUntil > now && leaseUntil <= now + LEASE_MS + LEASE_SKEW_MS)) return undefined
      row.leaseUntil = now + LEASE_MS
      row.fence += 1
      return leaseOf(row)
    },

    async renewLease(lease: Lease, now: Instant): Promise<Lease | undefined> {
      if (isUnreadable(tables, keys.channel(lease))) return undefined
      const row = rowOf(lease)
      if (row?.fence !== lease.fence) return undefined
      row.leaseUntil = now + LEASE_MS
      row.rings = 0
      return leaseOf(row)
    },

    async giveBackChannel(
      lease: Lease,
      ringAt: Instant | undefined,
      notBefore: Instant,
      waitingSince?: Instant,
    ): Promise<boolean> {
      return giveBackRow(tables, lease, ringAt, notBefore, waitingSince)
    },

    async pauseChannel(lease: Lease, reason: string): Promise<boolean> {
      const row = rowOf(lease)
      if (row?.fence !== lease.fence || row.paused !== undefined || row.resumes !== lease.resumes) return false
      row.paused = reason
      return true
    },

    async resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean> {
      const row = rowOf(channel)
      if (row) row.resumes += 1
      if (row?.paused === undefined) return false
      row.paused = undefined
      row.catchUp = true
      setBell(tables, row, ringAt)
      row.rung += 1
      return true
    },

    async quietHoursOf(channel: Channel): Promise<QuietHours | undefined> {
      refuseUnreadable(tables, keys.channel(channel))
      return rowOf(channel)?.quiet
    },

    async setQuietHours(channel: Channel, quiet: QuietHours | undefined): Promise<void> {
      refuseUnreadable(tables, keys.channel(channel))
      const isNone = !quiet || (quiet.from === undefined && !quiet.days?.length && quiet.until === undefined)
      channelRow(tables, channel).quiet = isNone ? undefined : quiet
    },

    async waitingSinceOf(channel: Channel): Promise<Instant | undefined> {
      return rowOf(channel)?.waitingSince
    },

    async pauseOf(channel: Channel): Promise<string | undefined> {
      refuseUnreadable(tables, keys.channel(channel))
      return rowOf(channel)?.paused
    },
  }
}

function leaseOf({ leaseUntil, ringAt, rings, ...lease }: ChannelRow): Lease {
  return lease
}
