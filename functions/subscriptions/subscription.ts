import * as z from 'zod'
import type { Instant } from '../text/seoul.ts'
import { Channel } from './channel.ts'

/** When a channel hears of a release: as soon as it is announced, in the morning of a business day, or once a week. */
export const Rhythm = z.enum(['at once', 'daily', 'weekly'])
export type Rhythm = z.infer<typeof Rhythm>

/** A query that a channel asks for. It counts for releases announced at `since` (ms) or later, except during its pause. */
export const Subscription = Channel.extend({
  queryId: z.string(),
  /** The query's canonical text. */
  query: z.string(),
  since: z.int(),
  rhythm: Rhythm.default('at once'),
  /**
   * End of the last pause (ms). Releases announced before it do not count; what was planned before the pause is still delivered.
   * The value is kept when the pause is over, because a release announced during the pause must not count afterwards either.
   */
  pausedUntil: z.int().optional(),
  /** Id of the user who subscribed. */
  by: z.string(),
})
export type Subscription = z.infer<typeof Subscription>

/** What may change of a subscription while it stands. */
export type SubscriptionChange = Partial<Pick<Subscription, 'rhythm' | 'pausedUntil'>>

/** Whether a subscription counts for a release announced at an instant. */
export function countsForAnnouncement({ since, pausedUntil = 0 }: Subscription, announcedAt: Instant): boolean {
  return since <= announcedAt && pausedUntil <= announcedAt
}

export function isPaused({ pausedUntil = 0 }: Subscription, now: Instant): boolean {
  return pausedUntil > now
}
