import { type Instant, MINUTE } from '../text/seoul.ts'
import type { DeliveryDeps } from './delivery-deps.ts'

const FIRST_PROBE_MS = 30_000
const LAST_PROBE_MS = 5 * MINUTE
/** Longer than a probe takes. */
const PROBE_TAKES_MS = 15_000

type SilenceDeps = Pick<DeliveryDeps, 'store' | 'carrier' | 'clock' | 'tell'>

/**
 * Until when to leave a silent workspace alone; undefined when something may be sent. When a probe is due, the first worker that comes
 * makes it, for all channels of the workspace.
 */
export async function silentUntil(deps: SilenceDeps, team: string): Promise<Instant | undefined> {
  const { store, carrier, clock } = deps
  const silence = await store.silenceOf(team)
  if (!silence) return undefined
  const now = clock.now()
  // A time further away was written by a clock that ran ahead.
  if (silence.probeAt > now && silence.probeAt <= now + LAST_PROBE_MS + MINUTE) return silence.probeAt
  const probing = { ...silence, probeAt: now + PROBE_TAKES_MS, probes: silence.probes + 1 }
  if (!(await store.saveSilence(team, probing, silence))) return now + PROBE_TAKES_MS
  if (await carrier.probe(team)) {
    if (await store.saveSilence(team, undefined, probing)) deps.tell({ trouble: 'workspace answers', team })
    return undefined
  }
  const probeAt = clock.now() + Math.min(FIRST_PROBE_MS * 2 ** Math.min(probing.probes, 10), LAST_PROBE_MS)
  await store.saveSilence(team, { ...probing, probeAt }, probing)
  return probeAt
}

/**
 * Asks, after an answer was lost, whether the workspace answers otherwise: undefined, and it was about this message. If it does not, the
 * whole workspace waits; returns until when.
 */
export async function noteLostAnswer(deps: SilenceDeps, team: string): Promise<Instant | undefined> {
  const { store, carrier, clock } = deps
  if (await carrier.probe(team)) return undefined
  const now = clock.now()
  const begun = { since: now, probeAt: now + FIRST_PROBE_MS, probes: 0 }
  if (await store.saveSilence(team, begun, undefined)) deps.tell({ trouble: 'workspace silent', team })
  return begun.probeAt
}
