import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import type { World } from './world.ts'

/** A source that failed too often is left alone for six hours at most. */
const POLLED_FOR = 8 * HOUR

/** Lets everything come to rest, for `days` at least. Answers what bells ring even then. */
export async function drain(world: World, days: number): Promise<string[]> {
  const { time, backend } = world
  const from = time.now()
  const until = from + days * DAY
  while (time.now() < from + POLLED_FOR) {
    world.poll()
    world.sweep()
    await time.runUntil(time.now() + 10 * MINUTE)
  }
  for (let next = await backend.nextBell(); time.now() < until; next = await backend.nextBell()) {
    // Between bells nothing happens but what people do.
    await time.runUntil(Math.min(Math.max(next ?? until, time.now()), time.now() + 6 * HOUR))
    world.sweep()
    await time.runUntil(time.now() + MINUTE)
  }
  const ringing = await backend.store.overdueBells(until + 30 * DAY, 10)
  const left = ringing.map(
    ({ bell, ringAt, rings }) => `${JSON.stringify(bell)} rang ${rings} times and is due at ${ringAt}`,
  )
  return world.isIdle() ? left : [...left, 'a door or a queue is still at work']
}
