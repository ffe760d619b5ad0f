import * as z from 'zod'
import { type CompareDayDeps, compareDays, daysToCompare, isFault } from './delivery/compare-day.ts'
import { now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { log, withRequestId } from './platform/log.ts'
import { measure } from './platform/metrics.ts'
import { openSecret } from './platform/secrets.ts'
import { findStoredAddresses } from './releases/polling/find-stored-addresses.ts'
import { findUnstored } from './releases/polling/find-unstored.ts'
import { fallbackOf, openCatalog } from './sources/catalog/catalog.ts'
import { openReadSource } from './sources/read-source.ts'
import { openStore } from './store/store.ts'
import { findListeners } from './subscriptions/find-listeners.ts'
import { openMatcher } from './subscriptions/matching/open-matcher.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_PARAMETERS')
const store = openStore(env.CHOROK_TABLE)
const sources = openCatalog()
const matcher = openMatcher(store)
const read = openReadSource({
  storedAddresses: (addresses) => findStoredAddresses(store, addresses),
  secret: openSecret(env.CHOROK_PARAMETERS, now),
})
const searchDeps = { ...store, read, fallbackOf }
const deps: CompareDayDeps = { ...store, findListeners: findListeners.bind(undefined, { ...store, matcher }) }
const ReconcileEvent = z.object({ days: z.array(z.iso.date()).min(1).optional() })

/** Compares what was published with what was posted on the event's Seoul days, else on yesterday and the last day that must be sent by now. Each fault is an ERROR line, which the alarm hears. */
export const handler = withRequestId(async (event: unknown) => {
  const at = now()
  const { compared, search } = daysToCompare(at, ReconcileEvent.parse(event).days)
  const { unstored, unread } = await findUnstored(searchDeps, sources, search, at)
  const days = await compareDays(deps, compared, unstored, at)
  const faults = days.flatMap(({ differences }) => differences.filter(isFault))
  for (const fault of faults)
    log.error(fault.reason === 'failed' ? 'delivery failed' : 'difference unexplained', { ...fault })
  measure({ DifferencesUnexplained: faults.length })
  return { days, unread }
})
