import * as z from 'zod'
import { Channel } from '../subscriptions/channel.ts'
import { Match } from '../subscriptions/matching/query-match.ts'

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
  messageId: z.string().optional(),
  /** The carrier's id of the posted message. */
  ts: z.string().optional(),
  /** The newest revision of the release, and the one the message shows. */
  wanted: z.int().optional(),
  shown: z.int().optional(),
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
