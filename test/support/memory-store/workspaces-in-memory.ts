import type { Language } from '../../../functions/copy/languages/language.ts'
import type { WorkspaceSilence } from '../../../functions/delivery/carrier.ts'
import type { RefusedWorkspace } from '../../../functions/ills/find-delivery-ills.ts'
import { isLateRefusal, longestBudget, turnsOf } from '../../../functions/store/workspace-rows.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import { type Instant, isAhead } from '../../../functions/text/seoul.ts'
import { getOrInsert, type MemoryTables, type WorkspaceRow } from './memory-tables.ts'

const { burst, turnMs } = turnsOf(500)
// The numbers of functions/store/workspace-rows.ts.
const ONE_LIMIT_WITHIN_MS = 10_000

export function workspacesInMemory(tables: MemoryTables) {
  const workspace = (team: string) => getOrInsert<WorkspaceRow>(tables.workspaces, team, () => ({}))

  const believed = ({ givenUntil = 0, givenAt = 0 }: WorkspaceRow, now: Instant) =>
    givenUntil > now + longestBudget(turnMs) || isAhead(givenAt, now) ? 0 : givenUntil

  return {
    async reserveSlot(team: string, now: Instant): Promise<Instant> {
      const row = workspace(team)
      row.givenUntil = Math.max(believed(row, now), now - burst * turnMs) + turnMs
      row.givenAt = now
      return Math.max(now, row.givenUntil)
    },

    async noteRateLimit({ team, channel }: Channel, now: Instant, until: Instant): Promise<void> {
      const row = workspace(team)
      const { limitedAt, limitedIn } = row
      Object.assign(row, { limitedAt: now, limitedIn: channel })
      if (limitedAt === undefined || Math.abs(now - limitedAt) > ONE_LIMIT_WITHIN_MS || limitedIn === channel) return
      row.givenUntil = Math.max(believed(row, now), until)
      row.givenAt = now
    },

    async silenceOf(team: string): Promise<WorkspaceSilence | undefined> {
      return workspace(team).silence
    },

    async saveSilence(team: string, silence: WorkspaceSilence | undefined, was: WorkspaceSilence | undefined) {
      if (workspace(team).silence?.probeAt !== was?.probeAt) return false
      workspace(team).silence = silence
      return true
    },

    async noteRefusedWorkspace(team: string, reason: string, at: Instant): Promise<void> {
      workspace(team).refused = { team, reason, at }
    },

    async noteAccepted(team: string): Promise<void> {
      workspace(team).refused = undefined
    },

    async refusedWorkspaces(now: Instant): Promise<RefusedWorkspace[]> {
      const refused = [...tables.workspaces.values()].flatMap((row) => row.refused ?? [])
      return refused.map(({ team, reason, at }) => ({ team, reason, isLate: isLateRefusal(at, now) }))
    },

    async languageOf(team: string): Promise<Language> {
      return workspace(team).language ?? 'ko'
    },

    async setLanguage(team: string, language: Language): Promise<void> {
      workspace(team).language = language
    },
  }
}
