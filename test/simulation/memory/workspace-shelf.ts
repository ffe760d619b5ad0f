import type { Language } from '../../../functions/copy/languages/language.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { type Kept, type WorkspaceKept, within } from './kept.ts'

const BETWEEN_SLOTS = 120
const BURST = 50 * BETWEEN_SLOTS
const TOGETHER = 10_000

export function workspaceShelf(kept: Kept) {
  const workspace = (team: string) => within<WorkspaceKept>(kept.workspaces, team, () => ({}))

  return {
    async reserveSlot(team: string, now: Instant): Promise<Instant> {
      const row = workspace(team)
      row.givenUntil = Math.max(row.givenUntil ?? 0, now - BURST) + BETWEEN_SLOTS
      return Math.max(now, row.givenUntil)
    },

    async noteRateLimit({ team, channel }: Channel, now: Instant, until: Instant): Promise<void> {
      const row = workspace(team)
      const { limitedAt, limitedIn } = row
      Object.assign(row, { limitedAt: now, limitedIn: channel })
      if (limitedAt === undefined || limitedAt < now - TOGETHER || limitedIn === channel) return
      row.givenUntil = Math.max(row.givenUntil ?? 0, until)
    },

    async languageOf(team: string): Promise<Language> {
      return workspace(team).language ?? 'ko'
    },

    async setLanguage(team: string, language: Language): Promise<void> {
      workspace(team).language = language
    },
  }
}
