import { deliveryDueAt } from '../../../functions/delivery/due-at.ts'
import type { Instant } from '../../../functions/text/seoul.ts'

export interface MovableClock {
  now(): Instant
  /** How far it is ahead of the real one (ms). */
  ahead(): number
  /** Moves on to the next morning of a business day in Seoul, when digests are sent. */
  toNextBusinessMorning(): void
}

/** A clock that can be put ahead, never back. Calls `moved` at once, and after each move, with how far it is ahead (ms). `morning` is when digests are due, Seoul time. */
export function movableClock(
  ahead: number,
  moved: (ahead: number) => void,
  realNow: () => Instant,
  morning = '09:00',
): MovableClock {
  let offset = ahead
  const now = () => realNow() + offset
  moved(offset)
  return {
    now,
    ahead: () => offset,
    toNextBusinessMorning() {
      const at = now()
      // A millisecond on: at nine exactly, the next is that of another day.
      offset += deliveryDueAt('daily', at + 1, morning) - at
      moved(offset)
    },
  }
}
