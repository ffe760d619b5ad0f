import { DAY, type Instant, isAhead } from '../../text/seoul.ts'
import type { Source, SourceState, WayState } from '../source.ts'
import { type Health, healthOf } from './source-health.ts'

/*
The one rule of which sources a person should look at. Slack's Home and /sources, the local page, the ill that is told and its
metric all go by it; only the ill and the metric wait a day, as most failures pass by themselves.

A source that was never read for want of a key needs no attention: it is an offer, and an installation without keys is in order. One
that was read before and now lacks its key (withdrawn, expired, no longer in the settings) does: its releases have stopped coming.

A source whose first way is ill and whose second is well still needs attention, as somebody has to mend the first; it alarms nobody.
*/

/** What the health of a source asks of a person. */
export type Attention =
  /** It is read as it should be. */
  | 'none'
  /** It is not read, and nothing is wrong: its first poll is still to come, or nobody has given it a key. */
  | 'not yet'
  /** Somebody should look: releases of it may be missing. */
  | 'needed'

const ATTENTION_BY_HEALTH: Record<Health, Attention> = {
  healthy: 'none',
  quiet: 'none',
  stale: 'needed',
  empty: 'needed',
  changed: 'needed',
  blocked: 'needed',
  unreachable: 'needed',
  'needs a key': 'not yet',
  discontinued: 'needed',
  incomplete: 'needed',
  'not read yet': 'not yet',
}

/** What people are shown: it holds as soon as a poll has failed. */
export function attentionFor(health: Health, { firstReadAt, garbled }: WayState): Attention {
  const hasLostKey = health === 'needs a key' && firstReadAt !== undefined
  return garbled || hasLostKey ? 'needed' : ATTENTION_BY_HEALTH[health]
}

/** Whether a way is not read as it should be, so that the other way of its source, where it has one, is read instead. */
export function isIll(source: Source, state: WayState, now: Instant): boolean {
  return attentionFor(healthOf(source, state, now), state) === 'needed' || state.failure !== undefined
}

/** The health of the second way of a source while its first is ill; undefined while it is not needed, and where there is none. */
export function fallbackHealthOf(source: Source, state: SourceState, now: Instant): Health | undefined {
  if (!source.fallback || !state.fallback || !isIll(source, state, now)) return undefined
  return healthOf(source, state.fallback, now)
}

/** Whether the second way of a source stands in for the first, so that no release is missed. */
function isStoodInFor(fallback: Health | undefined): boolean {
  return fallback !== undefined && ATTENTION_BY_HEALTH[fallback] === 'none'
}

/** A source that never answered has no `okAt`: with the rests between them, so many failures in a row take a day. */
const FAILURES_PER_DAY = 12

/**
 * Whether a source is told to the operator: the one rule behind its ill and behind the metric SourcesAiling. Where a second way stands in for the first,
 * nobody is told.
 */
export function isToBeTold(source: Source, state: SourceState, now: Instant): boolean {
  return isAiling(healthOf(source, state, now), state, now) && !isStoodInFor(fallbackHealthOf(source, state, now))
}

/** Sources that need attention and, where they fail, have failed for a day. A lost key is not counted: it is shown, and alarms nobody. */
export function isAiling(health: Health, state: SourceState, now: Instant): boolean {
  if (attentionFor(health, state) !== 'needed') return false
  if (!state.failure || state.garbled) return true
  if (health === 'needs a key') return false
  const isUnknown = state.okAt === undefined || isAhead(state.okAt, now)
  return isUnknown ? state.failures >= FAILURES_PER_DAY : (state.okAt as Instant) < now - DAY
}
