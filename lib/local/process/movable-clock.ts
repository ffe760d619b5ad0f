import { DAY, HOUR, type Instant, seoulDay, startOfDay } from '../../../functions/text/seoul.ts'

export interface MovableClock {
  now(): Instant
  /** How far it is ahead of the real clock (ms). */
  ahead(): number
  /** Moves on to the next 09:00 in Seoul, when digests are sent if it is a business day. */
  toNextMorning(): void
}

const MORNING_HOUR = 9

/** A clock that can be put ahead, never back. `onMove` is called with the offset (ms) at once and after every move. */
export function movableClock(ahead: number, onMove: (ahead: number) => void): MovableClock {
  let offset = ahead
  const now = () => Date.now() + offset
  onMove(offset)
  return {
    now,
    ahead: () => offset,
    toNextMorning() {
      offset += nextMorning(now()) - now()
      onMove(offset)
    },
  }
}

function nextMorning(now: Instant): Instant {
  const morning = startOfDay(seoulDay(now)) + MORNING_HOUR * HOUR
  return morning > now ? morning : morning + DAY
}
