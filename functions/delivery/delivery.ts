import * as z from 'zod'
import { Channel } from '../subscriptions/channel.ts'
import { Match } from '../subscriptions/matching/query-match.ts'

/**
 * One release on its way to one channel. It ends posted, failed or dropped. It has a `dueAt` (ms) while it waits, and again
 * while its message shows an older revision than is `wanted`.
 */
export const Delivery = Channel.extend({
  releaseId: z.string(),
  matches: z.array(Match).min(1),
  plannedAt: z.int(),
  dueAt: z.int().optional(),
  state: z.enum(['waiting', 'posted', 'failed', 'dropped']),
  /** Why it failed or was dropped. */
  reason: z.string().optional(),
  messageId: z.string().optional(),
  /** Slack's timestamp of the message that carried it. */
  ts: z.string().optional(),
  /** Revisions of the release: the newest there is, and the one the message shows. */
  wanted: z.int().optional(),
  shown: z.int().optional(),
})
export type Delivery = z.infer<typeof Delivery>

export type Dropped = 'unsubscribed' | 'withdrawn' | 'too old'

export type End =
  | { state: 'posted'; ts: string; messageId: string; shown: number }
  | { state: 'failed'; reason: string }
  | { state: 'dropped'; reason: Dropped }
