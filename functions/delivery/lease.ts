import type { Channel } from '../subscriptions/channel.ts'
import type { QuietHours } from '../subscriptions/quiet-hours.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'

/** A channel held by one worker. No other sends there until the lease is given back or has run out. */
export interface Lease extends Channel {
  /** Rises with every lease; a write under an older fence is refused. */
  fence: number
  /** How often the channel had been rung when the lease was taken. If that is unchanged, nothing has come since. */
  rung: number
  /** How often somebody had resumed the channel then. A pause is refused when it has risen since. */
  resumes?: number | undefined
  /** Nothing may be sent before this instant (ms). */
  notBefore: Instant
  /** The message an earlier holder left open. */
  openMessageId?: string | undefined
  /** Why the channel accepts no messages. What is due waits until somebody resumes it. */
  paused?: string | undefined
  /** The channel was just resumed: what waited comes as one digest. */
  catchUp?: boolean | undefined
  /** How many deliveries were dropped as too old and have not been mentioned in a message yet. */
  tooOld?: number | undefined
  /** Releases that could not be sent and of which no message has told yet, and the carrier's words for why. */
  untold?: Set<string> | undefined
  untoldReasons?: Set<string> | undefined
  /** Since when something that is due has waited here, because a ring was lost or the channel was held up. */
  waitingSince?: Instant | undefined
  /** When nothing is to be posted. */
  quiet?: QuietHours | undefined
}

export const LEASE_MS = 120_000
/**
 * By how much two workers' clocks may differ. A lease that ends later than its length plus this was taken by a clock that ran ahead, and
 * is not believed: it would hold the channel until that time.
 */
export const LEASE_SKEW_MS = MINUTE
