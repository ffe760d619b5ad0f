import type { Language } from '../../../functions/copy/languages/language.ts'
import type { Delivery } from '../../../functions/delivery/delivery.ts'
import type { Message } from '../../../functions/delivery/message.ts'
import type { Release } from '../../../functions/releases/release.ts'
import type { IdentityRecord } from '../../../functions/releases/same-release/identity.ts'
import type { SourceState } from '../../../functions/releases/source.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Feedback } from '../../../functions/subscriptions/match-feedback.ts'
import type { QuietHours } from '../../../functions/subscriptions/quiet-hours.ts'
import type { Subscription } from '../../../functions/subscriptions/subscription.ts'
import type { Instant } from '../../../functions/text/seoul.ts'

interface Ringing {
  ringAt?: Instant | undefined
  rings: number
}

export interface ReleaseKept extends Ringing {
  release: Release
}

export interface ChannelKept extends Channel, Ringing {
  fence: number
  rung: number
  notBefore: Instant
  leaseUntil?: Instant | undefined
  openMessageId?: string | undefined
  paused?: string | undefined
  catchUp?: boolean | undefined
  tooOld?: number | undefined
  quiet?: QuietHours | undefined
}

export interface WorkspaceKept {
  givenUntil?: Instant | undefined
  limitedAt?: Instant | undefined
  limitedIn?: string | undefined
  language?: Language | undefined
}

/** Everything the memory store holds. What is put in is never changed in place, only replaced, as rows are. */
export interface Kept {
  releases: Map<string, ReleaseKept>
  identities: Map<string, IdentityRecord>
  titles: Map<string, string>
  sources: Map<string, SourceState>
  channels: Map<string, ChannelKept>
  ringing: Set<ReleaseKept | ChannelKept>
  deliveries: Map<string, Map<string, Delivery>>
  due: Map<string, Set<string>>
  told: Map<string, Set<string>>
  messages: Map<string, Map<string, Message>>
  subscriptions: Map<string, Map<string, Subscription>>
  subscribers: Map<string, Map<string, Subscription>>
  versions: number[]
  workspaces: Map<string, WorkspaceKept>
  /** Until when a key is known. */
  once: Map<string, Instant>
  feedback: Feedback[]
}

export function channelKey({ team, channel }: Channel): string {
  return `${team}#${channel}`
}

/** The inner map or set of a key, made when it is first asked for. */
export function within<T>(map: Map<string, T>, key: string, empty: () => T): T {
  const found = map.get(key) ?? empty()
  map.set(key, found)
  return found
}

export function rowFor(kept: Kept, { team, channel }: Channel): ChannelKept {
  const fresh = (): ChannelKept => ({ team, channel, fence: 0, rung: 0, rings: 0, notBefore: 0 })
  return within(kept.channels, channelKey({ team, channel }), fresh)
}

export function wake(kept: Kept, channel: Channel, ringAt: Instant): void {
  const row = rowFor(kept, channel)
  if (row.ringAt === undefined || row.ringAt > ringAt) ring(kept, row, ringAt)
  row.rung += 1
}

export function ring(kept: Kept, row: ReleaseKept | ChannelKept, ringAt: Instant): void {
  row.ringAt = ringAt
  row.rings = 0
  kept.ringing.add(row)
}

export function silence(kept: Kept, row: ReleaseKept | ChannelKept): void {
  row.ringAt = undefined
  row.rings = 0
  kept.ringing.delete(row)
}
