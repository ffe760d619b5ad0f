import { DAY, type Day, HOUR, type Instant, seoulDay, startOfDay } from '../../../functions/text/seoul.ts'

export interface MovableClock {
  now(): Instant
  /** How far it is ahead of the real one (ms). */
  ahead(): number
  /** Moves on to the next nine in the morning in Seoul: when digests are sent, if it is a business day. */
  toNextMorning(): void
}

/** A clock that can be put ahead, never back. `moved` is told at once how far. */
export function movableClock(ahead: number, moved: (ahead: number) => void): MovableClock {
  let offset = ahead
  const now = () => Date.now() + offset
  moved(offset)
  return {
    now,
    ahead: () => offset,
    toNextMorning() {
      offset += nextMorning(now()) - now()
      moved(offset)
    },
  }
}

function nextMorning(now: Instant): Instant {
  const today: Day = seoulDay(now)
  const morning = startOfDay(today) + 9 * HOUR
  return morning > now ? morning : morning + DAY
}
