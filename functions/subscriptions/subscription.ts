import * as z from 'zod'
import type { Instant } from '../text/seoul.ts'
import { Channel } from './channel.ts'
import { SubscriptionOptions } from './subscription-options.ts'

/** A query that a channel asks for. It counts for releases announced at `since` (ms) or later, except during its pause. */
export const Subscription = Channel.extend({
  queryId: z.string(),
  /** The query's canonical text. */
  query: z.string(),
  since: z.int(),
  options: SubscriptionOptions,
  /**
   * End of the last pause (ms). Releases announced before it do not count; what was planned before the pause is still delivered.
   * The value is kept when the pause is over, because a release announced during the pause must not count afterwards either.
   */
  pausedUntil: z.int().optional(),
  /** Ids of the queries whose place it took when somebody reworded them: it inherits what waits by them. */
  insteadOf: z.array(z.string()).optional(),
  /** Id of the user who subscribed. */
  by: z.string(),
})
export type Subscription = z.infer<typeof Subscription>

/** A subscription that stands though its row cannot be read now: how it wants to be told, and from when on, is not known. */
export interface UnreadableSubscription extends Channel {
  queryId: string
  unreadable: true
}

/** What changes of a subscription while it stands: the options named, the pause, or whose place it takes. */
export interface SubscriptionChange {
  insteadOf?: string[]
  options?: Partial<SubscriptionOptions>
  pausedUntil?: Instant
}

/** Whether a subscription counts for a release announced at an instant. */
export function countsForAnnouncement({ since, pausedUntil = 0 }: Subscription, announcedAt: Instant): boolean {
  return since <= announcedAt && pausedUntil <= announcedAt
}

export function isPaused({ pausedUntil = 0 }: Subscription, now: Instant): boolean {
  return pausedUntil > now
}
