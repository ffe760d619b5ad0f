import * as z from 'zod'
import type { Instant } from '../text/seoul.ts'
import { Channel } from './channel.ts'

export const Rhythm = z.enum(['at once', 'daily', 'weekly'])
export type Rhythm = z.infer<typeof Rhythm>

/** A query in a channel. It counts for releases announced at `since` (ms) or later, and not for those of its pause. */
export const Subscription = Channel.extend({
  queryId: z.string(),
  /** The query's canonical text. */
  query: z.string(),
  since: z.int(),
  rhythm: Rhythm.default('at once'),
  /**
   * Until when it rests, or rested (ms). What was announced before that does not count any more; what was planned before the
   * pause is still delivered. It stays when the pause is over: a release of the pause must not count afterwards.
   */
  pausedUntil: z.int().optional(),
  /** Slack user id of who subscribed. */
  by: z.string(),
})
export type Subscription = z.infer<typeof Subscription>

/** What of a subscription may change while it stands. */
export type SubscriptionChange = Partial<Pick<Subscription, 'rhythm' | 'pausedUntil'>>

/** Whether a subscription counts for what was announced at an instant. */
export function counts({ since, pausedUntil = 0 }: Subscription, announcedAt: Instant): boolean {
  return since <= announcedAt && pausedUntil <= announcedAt
}

export function isPaused({ pausedUntil = 0 }: Subscription, now: Instant): boolean {
  return pausedUntil > now
}
