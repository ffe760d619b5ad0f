import type { Channel } from '../subscriptions/channel.ts'
import type { QuietHours } from '../subscriptions/quiet-hours.ts'
import type { Instant } from '../text/seoul.ts'

/** A channel held by one worker. No other sends there until the lease is given back or has run out. */
export interface Lease extends Channel {
  /** Rises with every lease; a write under an older fence is refused. */
  fence: number
  /** How often the channel had been rung when the lease was taken. If that is unchanged, nothing has come since. */
  rung: number
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
  /** Since when something that is due has waited here, because a ring was lost or the channel was held up. */
  waitingSince?: Instant | undefined
  /** Hours of the day in which nothing is to be posted. */
  quiet?: QuietHours | undefined
}

export const LEASE_MS = 120_000
