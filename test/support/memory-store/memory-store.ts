import type { PlanProgress } from '../../../functions/delivery/plan-deliveries.ts'
import type { UnheardPauses } from '../../../functions/ills/find-delivery-ills.ts'
import type { SourceState } from '../../../functions/releases/source.ts'
import type { Store } from '../../../functions/store/store.ts'
import { keys } from '../../../functions/store/table/keys.ts'
import type { UnreadableRows } from '../../../functions/store/unreadable-rows.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Feedback } from '../../../functions/subscriptions/match-feedback.ts'
import { DAY, type Instant, MINUTE, seoulDay } from '../../../functions/text/seoul.ts'
import { bellsInMemory } from './bells-in-memory.ts'
import { channelsInMemory } from './channels-in-memory.ts'
import { deliveriesInMemory } from './deliveries-in-memory.ts'
import { illsInMemory } from './ills-in-memory.ts'
import { channelKey, isUnreadable, type MemoryTables, refuseUnreadable } from './memory-tables.ts'
import { releasesInMemory } from './releases-in-memory.ts'
import { subscriptionsInMemory } from './subscriptions-in-memory.ts'
import { workspacesInMemory } from './workspaces-in-memory.ts'

/**
 * A store over plain maps that keeps the promises of the real one: both pass the suite in test/store. Tests of use cases take it as
 * their `deps`, and simulations too long for a database run over it. `tables` is for what a test wants to see or set that the store has no
 * function for.
 */
export function openMemoryStore(): { store: Store; tables: MemoryTables } {
  const tables: MemoryTables = {
    releases: new Map(),
    identities: new Map(),
    titles: new Map(),
    sources: new Map(),
    channels: new Map(),
    ringing: new Set(),
    deliveries: new Map(),
    due: new Map(),
    told: new Map(),
    messages: new Map(),
    undelivered: new Map(),
    plans: new Map(),
    subscriptions: new Map(),
    subscribers: new Map(),
    versions: [],
    workspaces: new Map(),
    once: new Map(),
    feedback: [],
    ills: new Map(),
    lastPollAt: undefined,
    lineDownSince: undefined,
    unreadable: new Set(),
    unheard: new Map(),
  }
  const store = {
    ...releasesInMemory(tables),
    ...bellsInMemory(tables),
    ...sourcesInMemory(tables),
    ...subscriptionsInMemory(tables),
    ...channelsInMemory(tables),
    ...deliveriesInMemory(tables),
    ...workspacesInMemory(tables),
    ...oncesInMemory(tables),
    ...plansInMemory(tables),
    ...feedbackInMemory(tables),
    ...illsInMemory(tables),
    ...unreadableInMemory(tables),
    ...unheardInMemory(tables),
  }
  return { store, tables }
}

function sourcesInMemory(tables: MemoryTables) {
  return {
    async sourceState(sourceId: string): Promise<SourceState> {
      refuseUnreadable(tables, keys.source(sourceId))
      return tables.sources.get(sourceId) ?? { sourceId, validators: {}, failures: 0 }
    },

    async sourceStates(): Promise<SourceState[]> {
      return [...tables.sources.values()].filter(({ sourceId }) => !isUnreadable(tables, keys.source(sourceId)))
    },

    async saveSourceState(state: SourceState): Promise<void> {
      refuseUnreadable(tables, keys.source(state.sourceId))
      tables.sources.set(state.sourceId, state)
    },
  }
}

function oncesInMemory(tables: MemoryTables) {
  return {
    async once(key: string, now: Instant): Promise<boolean> {
      if ((tables.once.get(key) ?? 0) > now) return false
      tables.once.set(key, now + DAY)
      return true
    },
  }
}

function plansInMemory(tables: MemoryTables) {
  return {
    async planProgressOf(releaseId: string): Promise<PlanProgress | undefined> {
      return tables.plans.get(releaseId)
    },

    async savePlanProgress(releaseId: string, progress: PlanProgress): Promise<void> {
      tables.plans.set(releaseId, progress)
    },

    async forgetPlanProgress(releaseId: string): Promise<void> {
      tables.plans.delete(releaseId)
    },
  }
}

function feedbackInMemory(tables: MemoryTables) {
  return {
    async saveFeedback(feedback: Feedback): Promise<void> {
      tables.feedback.push(feedback)
    },

    async feedbackOf(month: string): Promise<Feedback[]> {
      return tables.feedback.filter(({ at }) => seoulDay(at).startsWith(month)).sort((a, b) => a.at - b.at)
    },
  }
}

function unreadableInMemory(tables: MemoryTables) {
  return {
    async unreadableRows(): Promise<UnreadableRows> {
      const first = [...tables.unreadable].slice(0, 25).map((key) => ({ key, why: 'version 2', since: 0 }))
      return { count: tables.unreadable.size, first }
    },

    async hasUnreadableQueries(): Promise<boolean> {
      return [...tables.unreadable].some((key) => key.startsWith('QUERIES#'))
    },
  }
}

function unheardInMemory(tables: MemoryTables) {
  return {
    async noteUnheardPause({ team, channel }: Channel, reason: string, at: Instant): Promise<void> {
      tables.unheard.set(channelKey({ team, channel }), { team, channel, reason, at })
    },

    async unheardPauses(now: Instant): Promise<UnheardPauses> {
      for (const [key, { at }] of tables.unheard)
        if (tables.channels.get(key)?.paused === undefined && at < now - 10 * MINUTE) tables.unheard.delete(key)
      return { count: tables.unheard.size, first: [...tables.unheard.values()].slice(0, 50) }
    },
  }
}
