import { type Day, HOUR, type Instant, seoulDay } from '../../../functions/text/seoul.ts'

/** Does the work again and again, `pauseMs` after it last ended. The work must not reject. */
export function repeat(pauseMs: number, work: () => Promise<unknown>): { stop(): void } {
  let stopped = false
  let timer = setTimeout(run, pauseMs)

  async function run(): Promise<void> {
    await work()
    if (!stopped) timer = setTimeout(run, pauseMs)
  }
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/**
 * A function to call often, which does the work once a day, from `hour` in Seoul on. It goes by a clock that may be put ahead. If
 * the hour has passed when the program starts, that day is left out.
 */
export function onceADay(hour: number, now: () => Instant, work: () => Promise<unknown>): () => Promise<void> {
  let doneOn = lastDayPast(hour, now())
  return async () => {
    const day = lastDayPast(hour, now())
    if (day === doneOn) return
    doneOn = day
    await work()
  }
}

/** The latest day in Seoul on which that hour has passed. */
function lastDayPast(hour: number, now: Instant): Day {
  return seoulDay(now - hour * HOUR)
}
