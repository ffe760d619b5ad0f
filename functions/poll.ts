import { z } from 'zod'
import { now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { ringReleases } from './platform/events.ts'
import { log } from './platform/log.ts'
import type { Sighting } from './releases/normalise.ts'
import { place } from './releases/place.ts'
import { type Polled, pollSource } from './releases/poll-source.ts'
import { revise } from './releases/revise.ts'
import { takeIn } from './releases/take-in.ts'
import { sourcesOf } from './sources/catalog.ts'
import { readSource } from './sources/read-source.ts'
import { openStore } from './store/store.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_BUS', 'CHOROK_CATALOG', 'CHOROK_EXTRA_SOURCES')
const store = openStore(env.CHOROK_TABLE)
const sources = sourcesOf({ catalog: env.CHOROK_CATALOG, extra: env.CHOROK_EXTRA_SOURCES })

const shelf = {
  ...store,
  place: (sighting: Sighting, ringAt?: number) => place(store, sighting, ringAt),
  revise: (releaseId: string, sighting: Sighting, at: number, ringAt: number) =>
    revise(store, releaseId, sighting, at, ringAt),
  announce: (releaseIds: string[]) => ringReleases(env.CHOROK_BUS, releaseIds),
}

const PollEvent = z.object({ sources: z.array(z.string()).optional() })

/** Reads every source, or the named ones. A source that fails hides neither itself nor the others. */
export async function handler(event: unknown): Promise<{ sources: Polled[] }> {
  const { sources: named } = PollEvent.parse(event)
  const wanted = sources.filter((source) => !named || named.includes(source.id))
  return { sources: await Promise.all(wanted.map(pollOne)) }
}

async function pollOne(source: (typeof sources)[number]): Promise<Polled> {
  const at = now()
  try {
    const polled = await pollSource(
      {
        ...store,
        read: readSource,
        takeIn: (raws, from, firstSight) => takeIn(shelf, raws, from, firstSight, at),
      },
      source,
      at,
    )
    log.info('source polled', { ...polled })
    return polled
  } catch (error) {
    log.error('source not polled', { sourceId: source.id, error: error as Error })
    return { sourceId: source.id, outcome: 'failed', stored: 0, detail: '저장하는 중에 문제가 생겼습니다.' }
  }
}
