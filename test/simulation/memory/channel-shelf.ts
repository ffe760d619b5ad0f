import { LEASE_MS, type Lease } from '../../../functions/delivery/lease.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { type ChannelKept, channelKey, type Kept, ring, silence, within } from './kept.ts'

export function channelShelf(kept: Kept) {
  const rowOf = (channel: Channel) => kept.channels.get(channelKey(channel))

  return {
    async wakeChannel({ team, channel }: Channel, ringAt: Instant): Promise<void> {
      const fresh = (): ChannelKept => ({ team, channel, fence: 0, rung: 0, rings: 0, notBefore: 0 })
      const row = within(kept.channels, channelKey({ team, channel }), fresh)
      if (row.ringAt === undefined || row.ringAt > ringAt) ring(kept, row, ringAt)
      row.rung += 1
    },

    async leaseChannel(channel: Channel, now: Instant): Promise<Lease | undefined> {
      const row = rowOf(channel)
      if (!row || (row.leaseUntil !== undefined && row.leaseUntil > now)) return undefined
      row.leaseUntil = now + LEASE_MS
      row.fence += 1
      return leaseOf(row)
    },

    async renewLease(lease: Lease, now: Instant): Promise<Lease | undefined> {
      const row = rowOf(lease)
      if (row?.fence !== lease.fence) return undefined
      row.leaseUntil = now + LEASE_MS
      return leaseOf(row)
    },

    async giveBackChannel(lease: Lease, ringAt: Instant | undefined, notBefore: Instant): Promise<boolean> {
      const row = rowOf(lease)
      if (row?.fence !== lease.fence || row.rung !== lease.rung) return false
      row.leaseUntil = undefined
      row.notBefore = notBefore
      if (ringAt === undefined) {
        row.catchUp = undefined
        silence(kept, row)
      } else {
        row.ringAt = ringAt
        kept.ringing.add(row)
      }
      return true
    },

    async pauseChannel(lease: Lease, reason: string): Promise<boolean> {
      const row = rowOf(lease)
      if (row?.fence !== lease.fence || row.paused !== undefined) return false
      row.paused = reason
      return true
    },

    async resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean> {
      const row = rowOf(channel)
      if (row?.paused === undefined) return false
      row.paused = undefined
      row.catchUp = true
      ring(kept, row, ringAt)
      row.rung += 1
      return true
    },

    async pauseOf(channel: Channel): Promise<string | undefined> {
      return rowOf(channel)?.paused
    },
  }
}

function leaseOf({ leaseUntil, ringAt, rings, ...lease }: ChannelKept): Lease {
  return lease
}
