import { deliveryDueAt } from '../../../functions/delivery/due-at.ts'
import type { Instant } from '../../../functions/text/seoul.ts'

export interface MovableClock {
  now(): Instant
  /** How far it is ahead of the real one (ms). */
  ahead(): number
  /** Moves on to the next nine in the morning of a business day in Seoul, which is when digests are sent. */
  toNextBusinessMorning(): void
}

/** A clock that can be put ahead, never back. Calls `moved` at once, and after each move, with how far it is ahead (ms). */
export function movableClock(ahead: number, moved: (ahead: number) => void, realNow: () => Instant): MovableClock {
  let offset = ahead
  const now = () => realNow() + offset
  moved(offset)
  return {
    now,
    ahead: () => offset,
    toNextBusinessMorning() {
      const at = now()
      // A millisecond on: at nine exactly, the next is that of another day.
      offset += deliveryDueAt('daily', at + 1, '09:00') - at
      moved(offset)
    },
  }
}
