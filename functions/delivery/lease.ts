import type { Channel } from '../subscriptions/channel.ts'
import type { QuietHours } from '../subscriptions/quiet-hours.ts'
import type { Instant } from '../text/seoul.ts'

/** A channel held by one worker: no other sends there until it is given back or runs out. */
export interface Lease extends Channel {
  /** Rises with every lease; a write under an older fence is refused. */
  fence: number
  /** How often the channel's bell was raised when the lease was taken; unchanged means nothing came since. */
  rung: number
  /** Nothing may be sent before this instant (ms). */
  notBefore: Instant
  /** The message an earlier holder left open. */
  openMessageId?: string | undefined
  /** Why Slack takes no messages for this channel; what comes waits until somebody resumes it. */
  paused?: string | undefined
  /** Just resumed: what waited comes as one digest. */
  catchUp?: boolean | undefined
  /** How many deliveries ended too old that no message has told of yet. */
  tooOld?: number | undefined
  /** When nothing is to be posted there, day for day. */
  quiet?: QuietHours | undefined
}

export const LEASE_MS = 120_000
