import type { Bell } from '../../../functions/releases/bell.ts'
import type { OverdueBell } from '../../../functions/store/bell-rows.ts'
import { BELL_SHARDS } from '../../../functions/store/table/keys.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { type ChannelKept, channelKey, type Kept, type ReleaseKept } from './kept.ts'

export function bellShelf(kept: Kept) {
  return {
    async overdueBells(now: Instant, limit: number): Promise<OverdueBell[]> {
      return [...kept.ringing]
        .map((row) => ({ bell: bellOf(row), ringAt: row.ringAt ?? 0, rings: row.rings }))
        .filter(({ ringAt }) => ringAt <= now)
        .sort((a, b) => a.ringAt - b.ringAt)
        .slice(0, limit * BELL_SHARDS)
    },

    async postponeBell({ bell, ringAt, rings }: OverdueBell, to: Instant): Promise<boolean> {
      const row = bell.of === 'release' ? kept.releases.get(bell.releaseId) : kept.channels.get(channelKey(bell))
      if (row?.ringAt !== ringAt) return false
      row.ringAt = to
      row.rings = rings + 1
      return true
    },
  }
}

function bellOf(row: ReleaseKept | ChannelKept): Bell {
  if ('release' in row) return { of: 'release', releaseId: row.release.id }
  return { of: 'channel', team: row.team, channel: row.channel }
}
