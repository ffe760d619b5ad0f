import { isToBeTold } from '../releases/health/needs-attention.ts'
import { healthOf } from '../releases/health/source-health.ts'
import type { Source, SourceState } from '../releases/source.ts'
import { isBusinessDay } from '../text/days/business-day.ts'
import { HOUR, type Instant, isAhead, MINUTE, seoulDay, startOfDay } from '../text/seoul.ts'
import type { Finding } from './ill.ts'

/** Poll runs every five minutes, so five runs have failed by then. */
const NO_POLL_AFTER_MS = 25 * MINUTE
/** By 14:00 in Seoul the ministries have published on every working day there was. */
const NEWS_EXPECTED_AFTER_MS = 14 * HOUR
/** A line that is lost is opened again within seconds. */
const NO_LINE_AFTER_MS = 5 * MINUTE
/** An installation with fewer sources may well have a day without anything. */
const MIN_SOURCES_FOR_NEWS = 5

/** Each source that a person should look at, by name. A source that is no longer read is no ill. */
export function findAilingSources(sources: Source[], states: SourceState[], now: Instant): Finding[] {
  return sources.flatMap((source): Finding[] => {
    const state = states.find(({ sourceId }) => sourceId === source.id)
    if (!state || !isToBeTold(source, state, now)) return []
    const detail = healthOf(source, state, now)
    return [{ kind: 'source', subject: source.id, name: source.name, since: state.okAt, detail }]
  })
}

/** `lastPollAt`: when a poll last reached a source; undefined when none ever did. */
export function findNoPoll(lastPollAt: Instant | undefined, now: Instant): Finding[] {
  const isKnown = lastPollAt !== undefined && !isAhead(lastPollAt, now)
  if (isKnown && lastPollAt > now - NO_POLL_AFTER_MS) return []
  return [{ kind: 'no poll', since: isKnown ? lastPollAt : undefined }]
}

/** Nothing that people type reaches the bot, while messages may still go out. */
export function findNoLine(downSince: Instant | undefined, now: Instant): Finding[] {
  if (downSince === undefined) return []
  if (isAhead(downSince, now)) return [{ kind: 'no line' }]
  return downSince > now - NO_LINE_AFTER_MS ? [] : [{ kind: 'no line', since: downSince }]
}

/**
 * Whether a working day has brought nothing new so far. Until the afternoon, and on other days, that is not known: an ill of the day before
 * goes on standing unless something has come since.
 */
export function findNothingNew(states: SourceState[], now: Instant): Finding[] | 'unknown' {
  const read = states.filter(({ firstReadAt }) => firstReadAt !== undefined)
  if (read.length < MIN_SOURCES_FOR_NEWS) return []
  const today = startOfDay(seoulDay(now))
  const newAt = Math.max(...read.map(({ newAt = 0 }) => (isAhead(newAt, now) ? 0 : newAt)))
  if (newAt >= today) return []
  if (!isBusinessDay(seoulDay(now)) || now - today < NEWS_EXPECTED_AFTER_MS) return 'unknown'
  return [{ kind: 'nothing new', since: newAt || undefined }]
}
