import type { Ill } from '../../../functions/ills/ill.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import type { MemoryTables } from './memory-tables.ts'

export function illsInMemory(tables: MemoryTables) {
  return {
    async ills(): Promise<Ill[]> {
      return [...tables.ills.values()]
    },

    async illsStanding(): Promise<Ill[]> {
      return [...tables.ills.values()].filter(({ ended }) => ended === undefined)
    },

    async saveIll(ill: Ill): Promise<boolean> {
      if ((tables.ills.get(ill.id)?.version ?? 0) !== ill.version) return false
      tables.ills.set(ill.id, { ...ill, version: ill.version + 1 })
      return true
    },

    async lastPollAt(): Promise<Instant | undefined> {
      return tables.lastPollAt
    },

    async notePoll(at: Instant): Promise<void> {
      tables.lastPollAt = at
    },

    async lineDownSince(): Promise<Instant | undefined> {
      return tables.lineDownSince
    },

    async noteLine(downSince: Instant | undefined): Promise<void> {
      tables.lineDownSince = downSince
    },
  }
}
