import { now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { ringReleases } from './platform/events.ts'
import { log } from './platform/log.ts'
import { measure } from './platform/metrics.ts'
import { type ChannelBell, ringChannels } from './platform/queue.ts'
import type { Bell } from './releases/bell.ts'
import { sweepBells } from './releases/sweep-bells.ts'
import { openStore } from './store/store.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_BUS', 'CHOROK_DELIVER_QUEUE')
const store = openStore(env.CHOROK_TABLE)

/** Rings every overdue bell again, whatever became of its first ring. */
export async function handler(): Promise<{ rung: number }> {
  const rung = await sweepBells({ ...store, ring }, now())
  log.info('bells swept', { rung })
  measure({ BellsOverdue: rung })
  return { rung }
}

async function ring(bells: Bell[]): Promise<void> {
  const releaseIds = bells.flatMap((bell) => (bell.of === 'release' ? [bell.releaseId] : []))
  const channels = bells.filter((bell): bell is ChannelBell => bell.of === 'channel')
  await Promise.all([ringReleases(env.CHOROK_BUS, releaseIds), ringChannels(env.CHOROK_DELIVER_QUEUE, channels)])
}
