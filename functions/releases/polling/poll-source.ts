import { DAY, HOUR, type Instant, seoulDay, startOfDay } from '../../text/seoul.ts'
import { isIll } from '../health/needs-attention.ts'
import { publishedDays } from '../health/rhythm.ts'
import type { RawRelease } from '../raw-release.ts'
import { isRetryDue, openSetAside, type SetAside, type SetAsideRow } from '../set-aside.ts'
import type { Reading, ReadSource, Source, SourceState, Validators, WayState } from '../source.ts'
import { isResting, restAfter } from './source-rest.ts'
import type { OtherWay } from './store-reading.ts'

export interface PollSourceDeps<S extends Source> {
  read: ReadSource<S>
  /** The second way of reading a source, where its line names one. It bears the source's own id. */
  fallbackOf?(source: S): S | undefined
  /** Stores what is new and announces it, and sets aside what cannot be stored. Returns how many releases were new. `otherWay` is set where the source was read in its other way before. */
  storeReading(
    raws: RawRelease[],
    source: S,
    isFirstSight: boolean,
    otherWay: OtherWay | undefined,
    setAside: SetAside,
  ): Promise<number>
  sourceState(sourceId: string): Promise<SourceState>
  saveSourceState(state: SourceState): Promise<void>
}

/** What became of reading a source in one of its ways. */
interface WayResult {
  /** `resting`: not read, because it failed too often lately. */
  outcome: 'unchanged' | 'read' | 'failed' | 'resting'
  detail?: string | undefined
  /** Rows that could not be stored for what they are and were set aside just now. */
  setAside?: SetAsideRow[]
}

/** Whether the source answered, with something new or without. */
export function wasAnswered({ outcome }: WayResult): boolean {
  return outcome === 'read' || outcome === 'unchanged'
}

/** What became of polling one source. The poll door answers and logs it as it is. */
export interface PollResult extends WayResult {
  sourceId: string
  /** How many releases were new, in both ways. */
  stored: number
  /** What became of the second way; absent where it was not needed. */
  fallback?: WayResult
}

const OK_SAVE_INTERVAL_MS = HOUR

/**
 * Reads one source once, and in its second way too while the first is ill: it failed, or has been silent for too long. The validators of a
 * way are saved only after the releases they stand for are durable, so that a crash in between reads them again. A failed reading is saved
 * in the source's state, not thrown; it throws where storing fails.
 */
export async function pollSource<S extends Source>(
  deps: PollSourceDeps<S>,
  source: S,
  now: Instant,
): Promise<PollResult> {
  const sourceId = source.id
  const state = await deps.sourceState(sourceId)
  const comesBack = state.fallback !== undefined && isIll(source, state, now)
  const first = await pollWay(deps, source, state, now, (raws, aside) =>
    deps.storeReading(
      raws,
      source,
      state.firstReadAt === undefined,
      comesBack ? { isFallback: false } : undefined,
      aside,
    ),
  )
  const known = { ...state, ...first.state }
  if (first.state) await deps.saveSourceState(known)
  const fallback = deps.fallbackOf?.(source)
  if (!fallback || !isIll(source, known, now)) return { sourceId, ...first.result, stored: first.stored }
  const before: WayState = known.fallback ?? { validators: {}, failures: 0 }
  const isFirstSight = state.firstReadAt === undefined && before.firstReadAt === undefined
  const second = await pollWay(deps, fallback, before, now, (raws, aside) =>
    deps.storeReading(raws, fallback, isFirstSight, { isFallback: true, newsSince: newsSince(known, before) }, aside),
  )
  if (second.state) await deps.saveSourceState({ ...known, fallback: second.state })
  return { sourceId, ...first.result, stored: first.stored + second.stored, fallback: second.result }
}

/** Reads a source in one of its ways and stores what is new. `state` is its state afterwards, where that is to be saved. */
async function pollWay<S extends Source>(
  deps: PollSourceDeps<S>,
  way: S,
  before: WayState,
  now: Instant,
  store: (raws: RawRelease[], setAside: SetAside) => Promise<number>,
): Promise<{ result: WayResult; stored: number; state?: WayState }> {
  if (isResting(before.restUntil, now))
    return { result: { outcome: 'resting', detail: before.failure?.detail }, stored: 0 }
  const reading = await deps.read(way, validatorsToAsk(before, now), now)
  switch (reading.outcome) {
    case 'failed':
      return {
        result: { outcome: 'failed', detail: reading.detail },
        stored: 0,
        state: afterFailure(before, reading, now),
      }
    case 'unchanged': {
      const isSavedLately = before.failures === 0 && now - (before.okAt ?? 0) < OK_SAVE_INTERVAL_MS
      return {
        result: { outcome: 'unchanged' },
        stored: 0,
        ...(!isSavedLately && { state: afterAnswer(before, now) }),
      }
    }
    case 'read': {
      const setAside = openSetAside(before.setAside ?? [], now)
      const stored = await store(reading.releases, setAside)
      const [rows, added] = [setAside.rows(), setAside.added()]
      const state = { ...afterReading(before, reading, stored, now), setAside: rows.length > 0 ? rows : undefined }
      return { result: { outcome: 'read', ...(added.length > 0 && { setAside: added }) }, stored, state }
    }
  }
}

/** What to ask a source with. While a row is to be tried again, it must show all it has, or the day of that row once more. */
function validatorsToAsk({ validators, setAside }: WayState, now: Instant): Validators {
  if (!isRetryDue(setAside, now)) return validators
  const { readThrough, missed = [], listEnd, nextPage } = validators
  if (readThrough === undefined) return { ...(listEnd && { listEnd }), ...(nextPage && { nextPage }) }
  const days = (setAside ?? []).flatMap(({ day, retryAt }) => (day !== undefined && retryAt <= now ? [day] : []))
  const again = [...new Set(days)].filter((day) => !missed.some((one) => one.day === day))
  return { ...validators, missed: [...missed, ...again.map((day) => ({ day, failures: 0, askedAt: 0 }))] }
}

/**
 * Since when a release of the second way is news: since one of the ways last answered, a day earlier to be sure; or, where the first answers
 * but stands still, since the newest day it knew. What is older the first way has shown, or it was never to be told.
 */
function newsSince(first: WayState, fallback: WayState): Instant {
  const lastAnswer = Math.max(first.okAt ?? 0, fallback.okAt ?? 0) - DAY
  if (first.failure) return lastAnswer
  return Math.max((fallback.okAt ?? 0) - DAY, first.newestDay ? startOfDay(first.newestDay) : 0)
}

type ReadingOf<Outcome extends Reading['outcome']> = Extract<Reading, { outcome: Outcome }>

function afterFailure(state: WayState, { reason, detail, retryAt }: ReadingOf<'failed'>, now: Instant): WayState {
  const failures = state.failures + 1
  return {
    ...state,
    failures,
    failedAt: now,
    failure: { reason, detail },
    restUntil: restAfter(failures, now, { reason, retryAt }),
  }
}

function afterAnswer(state: WayState, now: Instant): WayState {
  return { ...state, okAt: now, failures: 0, failure: undefined, restUntil: undefined }
}

function afterReading(state: WayState, reading: ReadingOf<'read'>, stored: number, now: Instant): WayState {
  // A day in the future is a post-dated release or a typing error: neither says that the source is alive.
  const today = seoulDay(now)
  const days = reading.releases.flatMap((raw) => raw.published?.day ?? []).filter((day) => day <= today)
  return {
    ...afterAnswer(state, now),
    validators: reading.validators,
    // Rows that wait for their pages still belong to the first sight.
    firstReadAt: state.firstReadAt ?? (reading.waiting ? undefined : now),
    newAt: stored > 0 ? now : state.newAt,
    publishedDays: publishedDays(state.publishedDays, days),
    newestDay: [...days, ...(state.newestDay ? [state.newestDay] : [])].sort().at(-1),
    garbled: reading.skipped > reading.releases.length,
  }
}
