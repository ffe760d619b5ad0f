import * as z from 'zod'
import { Channel } from '../subscriptions/channel.ts'
import { DAY } from '../text/seoul.ts'

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
  /** A digest was refused; its releases are sent one by one. */
  | ({ trouble: 'digest refused' } & Pick<Undelivered, 'team' | 'channel' | 'messageId' | 'releaseIds' | 'reason'>)
  | { trouble: 'workspace silent' | 'workspace answers'; team: string }
