import * as z from 'zod'
import { Channel } from '../subscriptions/channel.ts'
import { Match } from '../subscriptions/matching/query-match.ts'
import type { Instant } from '../text/seoul.ts'

/**
 * One release on its way to one channel. It ends posted, failed or dropped. It has a `dueAt` (ms) while it waits, and again while
 * its message shows an older revision than `wanted`.
 */
export const Delivery = Channel.extend({
  releaseId: z.string(),
  matches: z.array(Match).min(1),
  plannedAt: z.int(),
  dueAt: z.int().optional(),
  state: z.enum(['waiting', 'posted', 'failed', 'dropped']),
  /** Why it failed or was dropped. */
  reason: z.string().optional(),
  /** The message that shows it; while it waits, the message it was last sent in, which was set aside because it may have been posted. */
  messageId: z.string().optional(),
  /** The carrier's id of the posted message. */
  ts: z.string().optional(),
  /** The newest revision of the release, and the one the message shows. */
  wanted: z.int().optional(),
  shown: z.int().optional(),
  /** Its message was refused, so it shares no message with others. */
  alone: z.boolean().optional(),
  /** How often it was refused when it was sent alone, and since when (ms). */
  refusals: z.int().optional(),
  refusedSince: z.int().optional(),
})
export type Delivery = z.infer<typeof Delivery>

/** What waits in a channel. `unreadable`: how many rows were passed over that cannot be read now; they wait on. */
export interface WaitingDeliveries {
  deliveries: Delivery[]
  unreadable: number
}

export type DropReason = 'unsubscribed' | 'withdrawn' | 'too old'

/** How a delivery ends. */
export type DeliveryEnd =
  | { state: 'posted'; ts: string; messageId: string; shown: number }
  | { state: 'failed'; reason: string }
  | { state: 'dropped'; reason: DropReason }

/** How a delivery waits on when its message was set aside. What is absent here stays as it is, but for `messageId`, which goes. */
export interface SetAside {
  dueAt?: Instant
  alone?: true
  refusals?: number
  refusedSince?: Instant
  /** It stays in this message, which may have been posted. */
  messageId?: string
}
