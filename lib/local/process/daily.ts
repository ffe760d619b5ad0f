import { type Day, HOUR, type Instant, seoulDay } from '../../../functions/text/seoul.ts'

/** Work to be done once a day from an hour in Seoul on, by a clock that may be put ahead: call it often. Not for a day that is past that hour at first. */
export function daily(hour: number, now: () => Instant, work: () => Promise<unknown>): () => Promise<void> {
  let doneOn = lastDayPast(hour, now())
  return async () => {
    const day = lastDayPast(hour, now())
    if (day === doneOn) return
    doneOn = day
    await work()
  }
}

/** The latest Seoul day on which it has been that late. */
function lastDayPast(hour: number, now: Instant): Day {
  return seoulDay(now - hour * HOUR)
}
