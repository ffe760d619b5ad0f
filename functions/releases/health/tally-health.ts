import type { Instant } from '../../text/seoul.ts'
import type { Source, SourceState } from '../source.ts'
import { isToBeTold } from './needs-attention.ts'
import { type Health, healthOf } from './source-health.ts'

/** How many sources there are of each health, and how many of them are told to the operator. A source without a state was not read yet. */
export function tallyHealth(
  sources: Source[],
  states: SourceState[],
  now: Instant,
): { byHealth: Map<Health, number>; ailing: number } {
  const byHealth = new Map<Health, number>()
  let ailing = 0
  for (const source of sources) {
    const state = states.find(({ sourceId }) => sourceId === source.id)
    const health = state ? healthOf(source, state, now) : 'not read yet'
    byHealth.set(health, (byHealth.get(health) ?? 0) + 1)
    if (state && isToBeTold(source, state, now)) ailing += 1
  }
  return { byHealth, ailing }
}
