import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Instant } from '../../../functions/text/seoul.ts'
import { deleteExpired } from '../database/delete-expired.ts'
import type { LocalDoors } from '../doors/local-doors.ts'
import type { Poller } from '../doors/poller.ts'
import { onceADay, repeat } from '../process/schedule.ts'

export interface BotWork {
  /** Reads every source. */
  pollNow(): Promise<void>
  /** Rings what is overdue, and judges the ills. */
  sweep(): Promise<unknown>
  /** When sweep last did its work; undefined until it did once. */
  sweptAt(): Instant | undefined
}

interface RunBotDeps {
  doors: LocalDoors
  poller: Poller
  sourceIds: string[]
  clock: { now(): Instant }
  client: DynamoDBClient
  /** Called before each sweep, with what sweep is to judge. It must not reject. */
  beforeSweep?(): Promise<void>
}

const POLL_PAUSE_MS = 5 * 60_000
const SWEEP_PAUSE_MS = 60_000
/** In Seoul. */
const RECONCILE_HOUR = 10
const CLEANING_HOUR = 4

/** What AWS does by schedules and by TTL: polls, sweeps, reconciles, and deletes what has expired. Ends with `closers`. */
export function runBot(deps: RunBotDeps, closers: AsyncDisposableStack): BotWork {
  const { doors, poller, sourceIds, clock, client, beforeSweep } = deps
  let sweptAt: Instant | undefined
  const pollNow = () => poller.poll(sourceIds)
  async function sweep(): Promise<unknown> {
    await beforeSweep?.()
    return doors.call('sweep', {}).then(
      (swept) => {
        sweptAt = clock.now()
        return swept
      },
      () => undefined,
    )
  }
  const reconcile = () => doors.call('reconcile', {}).catch(() => undefined)
  const clean = () => deleteExpired(client, clock.now()).catch(() => undefined)
  const schedules = [
    repeat(POLL_PAUSE_MS, pollNow),
    repeat(SWEEP_PAUSE_MS, sweep),
    repeat(SWEEP_PAUSE_MS, onceADay(RECONCILE_HOUR, clock.now, reconcile)),
    repeat(SWEEP_PAUSE_MS, onceADay(CLEANING_HOUR, clock.now, clean)),
  ]
  closers.defer(() => {
    for (const { stop } of schedules) stop()
  })
  return { pollNow, sweep, sweptAt: () => sweptAt }
}
