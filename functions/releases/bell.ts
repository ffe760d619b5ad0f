import { HOUR, type Instant, MINUTE } from '../text/seoul.ts'

/**
 * A row's request to be worked on again, kept in the row itself (`ringAt`, `rings`): a release has one until its deliveries are planned,
 * a channel while anything waits in it. Who rings a bell moves `ringAt` forward, and keeps in `waitingSince` when it was first due; only
 * who finishes the work removes them. An event or a
 * queue message that is lost is therefore made up for by the next sweep.
 */
export type Bell = { of: 'release'; releaseId: string } | { of: 'channel'; team: string; channel: string }

export const MAX_RING_PAUSE_MS = HOUR

/** When a bell that is rung at `now`, and was rung `rings` times before, is due again: after 2 minutes, doubling up to an hour. */
export function ringAgainAt(now: Instant, rings: number): Instant {
  return now + Math.min(2 * MINUTE * 2 ** Math.min(rings, 16), MAX_RING_PAUSE_MS)
}
