import type { Lease } from '../../../functions/delivery/lease.ts'
import { type Bell, MAX_RING_PAUSE_MS } from '../../../functions/releases/bell.ts'
import type { OverdueBell } from '../../../functions/store/bell-rows.ts'
import { BELL_SHARDS } from '../../../functions/store/table/keys.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { type ChannelRow, channelKey, channelRow, type MemoryTables, type ReleaseRow } from './memory-tables.ts'

export function bellsInMemory(tables: MemoryTables) {
  const allBells = (): OverdueBell[] =>
    [...tables.ringing]
      .map((row) => ({ bell: bellOf(row), ringAt: row.ringAt ?? 0, rings: row.rings }))
      .sort((a, b) => a.ringAt - b.ringAt)

  return {
    async overdueBells(now: Instant, limit: number): Promise<OverdueBell[]> {
      return allBells()
        .filter(({ ringAt }) => ringAt <= now)
        .slice(0, limit * BELL_SHARDS)
    },

    async rungBells(now: Instant, limit: number): Promise<OverdueBell[]> {
      const isRung = ({ ringAt, rings }: OverdueBell) =>
        ringAt <= now || (rings > 0 && ringAt <= now + MAX_RING_PAUSE_MS)
      return allBells()
        .filter(isRung)
        .slice(0, limit * BELL_SHARDS)
    },

    async postponeBell({ bell, ringAt, rings }: OverdueBell, to: Instant): Promise<boolean> {
      const row = bell.of === 'release' ? tables.releases.get(bell.releaseId) : tables.channels.get(channelKey(bell))
      if (row?.ringAt !== ringAt) return false
      row.waitingSince ??= ringAt
      row.ringAt = to
      row.rings = rings + 1
      return true
    },
  }
}

/** Sets a channel's bell, unless it is due earlier anyway, and counts that it was woken: a lease read before is out of date. */
export function wakeChannelRow(tables: MemoryTables, channel: Channel, ringAt: Instant): void {
  const row = channelRow(tables, channel)
  if (row.ringAt === undefined || row.ringAt > ringAt) setBell(tables, row, ringAt)
  row.rung += 1
}

/** Ends a lease; false when it was lost or something came. */
export function giveBackRow(
  tables: MemoryTables,
  lease: Lease,
  ringAt: Instant | undefined,
  notBefore: Instant,
  waitingSince?: Instant,
): boolean {
  const row = tables.channels.get(channelKey(lease))
  if (row?.fence !== lease.fence || row.rung !== lease.rung) return false
  row.leaseUntil = undefined
  row.notBefore = notBefore
  row.waitingSince = ringAt === undefined ? undefined : waitingSince
  if (ringAt === undefined) {
    row.catchUp = undefined
    clearBell(tables, row)
  } else {
    setBell(tables, row, ringAt)
  }
  return true
}

export function setBell(tables: MemoryTables, row: ReleaseRow | ChannelRow, ringAt: Instant): void {
  row.ringAt = ringAt
  row.rings = 0
  tables.ringing.add(row)
}

export function clearBell(tables: MemoryTables, row: ReleaseRow | ChannelRow): void {
  row.ringAt = undefined
  row.rings = 0
  row.waitingSince = undefined
  tables.ringing.delete(row)
}

function bellOf(row: ReleaseRow | ChannelRow): Bell {
  if ('release' in row) return { of: 'release', releaseId: row.release.id }
  return { of: 'channel', team: row.team, channel: row.channel }
}
