import { HOUR, type Instant, MINUTE } from '../text/seoul.ts'

/** A row's request to be looked at again: a release until its deliveries are planned, a channel while anything waits in it. */
export type Bell = { of: 'release'; releaseId: string } | { of: 'channel'; team: string; channel: string }

/** When a bell rung at `now` for the `rings`-th time is due again: after 2 minutes, doubling up to an hour. */
export function ringAgainAt(now: Instant, rings: number): Instant {
  return now + Math.min(2 * MINUTE * 2 ** Math.min(rings, 16), HOUR)
}
