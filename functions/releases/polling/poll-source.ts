import { HOUR, type Instant, seoulDay } from '../../text/seoul.ts'
import type { RawRelease } from '../raw-release.ts'
import type { Reading, ReadSource, Source, SourceState } from '../source.ts'
import { isResting, restAfter } from './source-rest.ts'

export interface PollSourceDeps<S extends Source> {
  read: ReadSource<S>
  /** Stores what is new and announces it. Returns how many releases were new. */
  storeReading(raws: RawRelease[], source: S, isFirstSight: boolean): Promise<number>
  sourceState(sourceId: string): Promise<SourceState>
  saveSourceState(state: SourceState): Promise<void>
}

/** What became of polling one source. The poll door answers and logs it as it is. */
export interface PollResult {
  sourceId: string
  /** `resting`: not read, because it failed too often lately. */
  outcome: 'unchanged' | 'read' | 'failed' | 'resting'
  /** How many releases were new. */
  stored: number
  detail?: string | undefined
}

const OK_SAVE_INTERVAL_MS = HOUR

/**
 * Reads one source once. Its validators are saved only after the releases they stand for are durable, so that a crash in between reads
 * them again. A failed reading is saved in the source's state, not thrown; it throws where storing fails.
 */
export async function pollSource<S extends Source>(
  deps: PollSourceDeps<S>,
  source: S,
  now: Instant,
): Promise<PollResult> {
  const sourceId = source.id
  const state = await deps.sourceState(sourceId)
  if (isResting(state.restUntil, now)) return { sourceId, outcome: 'resting', stored: 0, detail: state.failure?.detail }
  const reading = await deps.read(source, state.validators, now)
  switch (reading.outcome) {
    case 'failed':
      await deps.saveSourceState(afterFailure(state, reading, now))
      return { sourceId, outcome: 'failed', stored: 0, detail: reading.detail }
    case 'unchanged': {
      const isSavedLately = state.failures === 0 && now - (state.okAt ?? 0) < OK_SAVE_INTERVAL_MS
      if (!isSavedLately) await deps.saveSourceState(afterAnswer(state, now))
      return { sourceId, outcome: 'unchanged', stored: 0 }
    }
    case 'read': {
      const stored = await deps.storeReading(reading.releases, source, state.firstReadAt === undefined)
      await deps.saveSourceState(afterReading(state, reading, stored, now))
      return { sourceId, outcome: 'read', stored }
    }
  }
}

type ReadingOf<Outcome extends Reading['outcome']> = Extract<Reading, { outcome: Outcome }>

function afterFailure(state: SourceState, { reason, detail, retryAt }: ReadingOf<'failed'>, now: Instant): SourceState {
  const failures = state.failures + 1
  return {
    ...state,
    failures,
    failedAt: now,
    failure: { reason, detail },
    restUntil: restAfter(failures, now, { reason, retryAt }),
  }
}

function afterAnswer(state: SourceState, now: Instant): SourceState {
  return { ...state, okAt: now, failures: 0, failure: undefined, restUntil: undefined }
}

function afterReading(state: SourceState, reading: ReadingOf<'read'>, stored: number, now: Instant): SourceState {
  // A day in the future is a post-dated release or a typing error: neither says that the source is alive.
  const today = seoulDay(now)
  const days = reading.releases.flatMap((raw) => raw.published?.day ?? []).filter((day) => day <= today)
  return {
    ...afterAnswer(state, now),
    validators: reading.validators,
    // Rows that wait for their pages still belong to the first sight.
    firstReadAt: state.firstReadAt ?? (reading.waiting ? undefined : now),
    newAt: stored > 0 ? now : state.newAt,
    newestDay: [...days, ...(state.newestDay ? [state.newestDay] : [])].sort().at(-1),
    garbled: reading.skipped > reading.releases.length,
  }
}
