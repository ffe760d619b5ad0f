import * as z from 'zod'
import { Channel } from '../subscriptions/channel.ts'
import { Match } from '../subscriptions/matching/query-match.ts'
import { DAY, type Instant } from '../text/seoul.ts'

/**
 * One release on its way to one channel. It ends posted, failed or dropped. It has a `dueAt` (ms) while it waits, and again while
 * its message shows an older revision than `wanted`.
 */
export const Delivery = Channel.extend({
  releaseId: z.string(),
  /** What its row is named by where that is not the release: a reminder of it is a delivery of its own. It begins with the release's id and `#`. */
  deliveryId: z.string().optional(),
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
  /** Its digest was refused and split: it shares a message with the others of its part and with nothing else. Parts are sent in the order of their names. */
  part: z.string().optional(),
  /** Its message was refused, so it shares no message with others. */
  alone: z.boolean().optional(),
  /** How often it was refused when it was sent alone, and since when (ms). */
  refusals: z.int().optional(),
  refusedSince: z.int().optional(),
  /** The digest it was split from may have been posted. */
  perhapsPosted: z.boolean().optional(),
})
export type Delivery = z.infer<typeof Delivery>

/** What the row of a delivery is named by. */
export function deliveryIdOf({ deliveryId, releaseId }: Pick<Delivery, 'deliveryId' | 'releaseId'>): string {
  return deliveryId ?? releaseId
}

/** What waits in a channel. `unreadable`: how many rows were passed over that cannot be read now; they wait on. */
export interface WaitingDeliveries {
  deliveries: Delivery[]
  unreadable: number
}

/** `moved`: what it reminds of is on another day now. `past`: that day is over. */
export type DropReason = 'unsubscribed' | 'withdrawn' | 'too old' | 'moved' | 'past'

/** How a delivery ends. */
export type DeliveryEnd =
  | { state: 'posted'; ts: string; messageId: string; shown: number }
  | { state: 'failed'; reason: string }
  | { state: 'dropped'; reason: DropReason }

/** How a delivery waits on when its message was set aside. What is absent here stays as it is, but for `messageId`, which goes. */
export interface SetAside {
  dueAt?: Instant
  part?: string
  alone?: true
  refusals?: number
  refusedSince?: Instant
  perhapsPosted?: true
  /** It stays in this message, which may have been posted. */
  messageId?: string
}

/** The reason of a delivery that failed because no answer to any send of it ever came. It may have been posted. */
export const NO_ANSWER = 'no answer'

/** How long a delivery that failed is listed (ms). */
export const FAILED_LISTED_MS = 7 * DAY

/** A message that is set aside, or was given up: what a person should know of it. Times are ms. */
export const Undelivered = Channel.extend({
  messageId: z.string(),
  /** What it was to show. The first one names the entry, so that a release or digest has one however often it is tried. */
  releaseIds: z.array(z.string()).min(1),
  /** The carrier's own word, or `NO_ANSWER`. */
  reason: z.string(),
  /** When it was first refused or in doubt. */
  since: z.int(),
  /** When it is tried again; absent once it was given up. */
  nextTryAt: z.int().optional(),
  failedAt: z.int().optional(),
  /** It may have been posted. */
  isInDoubt: z.boolean(),
})
export type Undelivered = z.infer<typeof Undelivered>

/** What happens to deliveries that somebody should know of, for the log. */
export type DeliveryTrouble =
  | ({ trouble: 'set aside' | 'failed' } & Undelivered)
  /** A digest was refused; it is sent in halves. */
  | ({ trouble: 'digest refused' } & Pick<Undelivered, 'team' | 'channel' | 'messageId' | 'releaseIds' | 'reason'>)
  | { trouble: 'workspace silent' | 'workspace answers'; team: string }
