import { HOUR, type Instant, seoulDay } from '../../text/seoul.ts'
import type { RawRelease } from '../raw-release.ts'
import type { Reading, ReadSource, Source, SourceState } from '../source.ts'
import { isResting, restAfter } from './source-rest.ts'

export interface Deps<S extends Source> {
  read: ReadSource<S>
  /** Stores what is new and announces it. Returns how many releases were new. */
  takeIn(raws: RawRelease[], source: S, firstSight: boolean): Promise<number>
  sourceState(sourceId: string): Promise<SourceState>
  saveSourceState(state: SourceState): Promise<void>
}

export interface Polled {
  sourceId: string
  /** `resting`: not asked, because it failed too often of late. */
  outcome: 'unchanged' | 'read' | 'failed' | 'resting'
  /** How many releases were new. */
  stored: number
  detail?: string | undefined
}

const OK_WRITTEN_EVERY = HOUR

/** Reads one source once. Validators are saved only after what they vouch for is durable; a failure is kept, never thrown. */
export async function pollSource<S extends Source>(deps: Deps<S>, source: S, now: Instant): Promise<Polled> {
  const sourceId = source.id
  const state = await deps.sourceState(sourceId)
  if (isResting(state.restUntil, now)) return { sourceId, outcome: 'resting', stored: 0, detail: state.failure?.detail }
  const reading = await deps.read(source, state.validators, now)
  switch (reading.outcome) {
    case 'failed':
      await deps.saveSourceState(failing(state, reading, now))
      return { sourceId, outcome: 'failed', stored: 0, detail: reading.detail }
    case 'unchanged': {
      const wellKnown = state.failures === 0 && now - (state.okAt ?? 0) < OK_WRITTEN_EVERY
      if (!wellKnown) await deps.saveSourceState(answering(state, now))
      return { sourceId, outcome: 'unchanged', stored: 0 }
    }
    case 'read': {
      const stored = await deps.takeIn(reading.releases, source, state.firstReadAt === undefined)
      await deps.saveSourceState(readFully(state, reading, stored, now))
      return { sourceId, outcome: 'read', stored }
    }
  }
}

type Of<Outcome extends Reading['outcome']> = Extract<Reading, { outcome: Outcome }>

function failing(state: SourceState, { reason, detail, retryAt }: Of<'failed'>, now: Instant): SourceState {
  const failures = state.failures + 1
  return {
    ...state,
    failures,
    failedAt: now,
    failure: { reason, detail },
    restUntil: restAfter(failures, now, { reason, retryAt }),
  }
}

function answering(state: SourceState, now: Instant): SourceState {
  return { ...state, okAt: now, failures: 0, failure: undefined, restUntil: undefined }
}

function readFully(state: SourceState, reading: Of<'read'>, stored: number, now: Instant): SourceState {
  // Post-dated, or mistyped into another century: neither says that the source is alive.
  const today = seoulDay(now)
  const days = reading.releases.flatMap((raw) => raw.published?.day ?? []).filter((day) => day <= today)
  return {
    ...answering(state, now),
    validators: reading.validators,
    // What waits for its page belongs to the first sight still.
    firstReadAt: state.firstReadAt ?? (reading.waiting ? undefined : now),
    newAt: stored > 0 ? now : state.newAt,
    newestDay: [...days, ...(state.newestDay ? [state.newestDay] : [])].sort().at(-1),
    garbled: reading.skipped > reading.releases.length,
  }
}
