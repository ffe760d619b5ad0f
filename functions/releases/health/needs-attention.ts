import { DAY, type Instant } from '../../text/seoul.ts'
import type { SourceState } from '../source.ts'
import type { Health } from './source-health.ts'

/** As many failures in a row as fall into a day, with the rests between them. */
const FAILURES_A_DAY = 12

/** Whether a person should look at a source: it went stale, days of it are missing, most of it cannot be understood, or for a day it could not be read. */
export function ails(health: Health, state: SourceState, now: Instant): boolean {
  if (health === 'stale' || health === 'incomplete' || state.garbled) return true
  if (!state.failure || health === 'needs a key') return false
  return state.okAt === undefined ? state.failures >= FAILURES_A_DAY : state.okAt < now - DAY
}
