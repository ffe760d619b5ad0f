import type { Language } from '../../../functions/copy/languages/language.ts'
import type { WorkspaceSilence } from '../../../functions/delivery/carrier.ts'
import type { Delivery, Undelivered } from '../../../functions/delivery/delivery.ts'
import type { Message } from '../../../functions/delivery/message.ts'
import type { PlanProgress } from '../../../functions/delivery/plan-deliveries.ts'
import type { Ill } from '../../../functions/ills/ill.ts'
import type { Release } from '../../../functions/releases/release.ts'
import type { IdentityRecord } from '../../../functions/releases/same-release/identity.ts'
import type { SourceState } from '../../../functions/releases/source.ts'
import { UnreadableRow } from '../../../functions/releases/unreadable-row.ts'
import type { Key } from '../../../functions/store/table/keys.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Feedback } from '../../../functions/subscriptions/match-feedback.ts'
import type { QuietHours } from '../../../functions/subscriptions/quiet-hours.ts'
import type { Subscription } from '../../../functions/subscriptions/subscription.ts'
import type { Instant } from '../../../functions/text/seoul.ts'

interface BellRow {
  /** When the bell is due; undefined when it is silent. */
  ringAt?: Instant | undefined
  rings: number
  /** Since when the bell has been due, once it was rung again. */
  waitingSince?: Instant | undefined
}

export interface ReleaseRow extends BellRow {
  release: Release
}

export interface ChannelRow extends Channel, BellRow {
  fence: number
  rung: number
  resumes: number
  notBefore: Instant
  leaseUntil?: Instant | undefined
  openMessageId?: string | undefined
  paused?: string | undefined
  catchUp?: boolean | undefined
  tooOld?: number | undefined
  quiet?: QuietHours | undefined
  offered?: string | undefined
  untold?: Set<string> | undefined
  untoldReasons?: Set<string> | undefined
}

export interface WorkspaceRow {
  givenUntil?: Instant | undefined
  limitedAt?: Instant | undefined
  limitedIn?: string | undefined
  refused?: { team: string; reason: string; at: Instant } | undefined
  language?: Language | undefined
  silence?: WorkspaceSilence | undefined
}

/**
 * Everything the memory store holds. `channelKey` is the key wherever it says "by channel". Domain values are replaced, never changed in
 * place, so that a caller that keeps one sees what it read.
 */
export interface MemoryTables {
  releases: Map<string, ReleaseRow>
  identities: Map<string, IdentityRecord>
  /** Release ids by title and day. */
  titles: Map<string, string>
  sources: Map<string, SourceState>
  channels: Map<string, ChannelRow>
  /** The rows whose bell is set. */
  ringing: Set<ReleaseRow | ChannelRow>
  /** By channel, then by release id. */
  deliveries: Map<string, Map<string, Delivery>>
  /** The release ids of deliveries that have a `dueAt`, by channel. */
  due: Map<string, Set<string>>
  /** The channels that have a delivery of a release, by release id. */
  told: Map<string, Set<string>>
  /** By channel, then by message id. */
  messages: Map<string, Map<string, Message>>
  /** By release id. */
  plans: Map<string, PlanProgress>
  /** By `team#channel#release id`. */
  undelivered: Map<string, Undelivered>
  /** By channel, then by query id. */
  subscriptions: Map<string, Map<string, Subscription>>
  /** By query id, then by channel. */
  subscribers: Map<string, Map<string, Subscription>>
  /** The version of each shard of queries. */
  versions: number[]
  workspaces: Map<string, WorkspaceRow>
  /** Until when each key counts as used. */
  once: Map<string, Instant>
  feedback: Feedback[]
  /** By id. */
  ills: Map<string, Ill>
  lastPollAt: Instant | undefined
  lineDownSince: Instant | undefined
  /** By channel. */
  unheard: Map<string, Channel & { reason: string; at: Instant }>
  /** The keys, `pk sk` as in the real table, of rows that this version cannot read. What stands under them is left as it is. */
  unreadable: Set<string>
}

/** Throws as the real store does where the row of this key cannot be read. */
export function refuseUnreadable(tables: MemoryTables, key: Key): void {
  if (isUnreadable(tables, key)) throw new UnreadableRow(keyText(key), 'version 2')
}

export function isUnreadable({ unreadable }: MemoryTables, key: Key): boolean {
  return unreadable.size > 0 && unreadable.has(keyText(key))
}

/** A key as it stands in `unreadable`. */
export function keyText({ pk, sk }: Key): string {
  return `${pk} ${sk}`
}

export function channelKey({ team, channel }: Channel): string {
  return `${team}#${channel}`
}

/** The value of a key; a missing one is made and stored first. */
export function getOrInsert<T>(map: Map<string, T>, key: string, make: () => T): T {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

export function channelRow(tables: MemoryTables, { team, channel }: Channel): ChannelRow {
  const newRow = (): ChannelRow => ({ team, channel, fence: 0, rung: 0, resumes: 0, rings: 0, notBefore: 0 })
  return getOrInsert(tables.channels, channelKey({ team, channel }), newRow)
}
