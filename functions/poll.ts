import * as z from 'zod'
import { now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { ringReleases } from './platform/events.ts'
import { log, withRequestId } from './platform/log.ts'
import { measure } from './platform/metrics.ts'
import { openSecret } from './platform/secrets.ts'
import { tallyHealth } from './releases/health/tally-health.ts'
import { openFindStoredAddresses } from './releases/polling/find-stored-addresses.ts'
import { openPoll } from './releases/polling/open-poll.ts'
import { wasAnswered } from './releases/polling/poll-source.ts'
import { fallbackOf, openCatalog } from './sources/catalog/catalog.ts'
import { openReadSource } from './sources/read-source.ts'
import { openStore } from './store/store.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_BUS', 'CHOROK_PARAMETERS')
const store = openStore(env.CHOROK_TABLE)
const secret = openSecret(env.CHOROK_PARAMETERS, now)
const sources = openCatalog()
const poll = openPoll({
  now,
  store,
  read: openReadSource({ storedAddresses: openFindStoredAddresses(store), secret }),
  fallbackOf,
  announce: (releaseIds) => ringReleases(env.CHOROK_BUS, releaseIds),
  onPolled: (result, error) =>
    error ? log.error('source not polled', { ...result, error }) : log.info('source polled', { ...result }),
  onMissing: (missing) => log.warn('rows of a source are missing', { ...missing }),
})

/** Reads every source, or those named in the event. A source that fails is logged and counted, and does not stop the others. */
export const handler = withRequestId(async (event: unknown) => {
  const { sources: sourceIds } = z.object({ sources: z.array(z.string()).optional() }).parse(event)
  const polled = await Promise.all(sources.filter(({ id }) => !sourceIds || sourceIds.includes(id)).map(poll))
  if (polled.some(wasAnswered)) await store.notePoll(now())
  const { byHealth, ailing } = tallyHealth(sources, await store.sourceStates(), now())
  measure({ ReleasesStored: polled.reduce((sum, { stored }) => sum + stored, 0), SourcesAiling: ailing }, byHealth)
  return { sources: polled }
})
