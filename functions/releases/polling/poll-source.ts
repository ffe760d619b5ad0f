import { DAY, type Day, HOUR, type Instant, seoulDay, startOfDay } from '../../text/seoul.ts'
import { isIll } from '../health/needs-attention.ts'
import { publishedDays } from '../health/rhythm.ts'
import type { RawRelease } from '../raw-release.ts'
import { isDue, isFirstTries, openSetAside, pageId, type SetAside, type SetAsideRow } from '../set-aside.ts'
import type { FileCounts, ListEnd, Reading, ReadSource, Source, SourceState, Validators, WayState } from '../source.ts'
import { isResting, restAfter } from './source-rest.ts'
import type { FirstSight, OtherWay } from './store-reading.ts'

export interface PollSourceDeps<S extends Source> {
  read: ReadSource<S>
  /** The second way of reading a source, where its line names one. It bears the source's own id. */
  fallbackOf?(source: S): S | undefined
  /** Stores what is new and announces it, and sets aside what cannot be stored. Returns how many releases were new. `otherWay` is set where the source was read in its other way before. */
  storeReading(
    raws: RawRelease[],
    source: S,
    firstSight: FirstSight | undefined,
    otherWay: OtherWay | undefined,
    setAside: SetAside,
  ): Promise<number>
  sourceState(sourceId: string): Promise<SourceState>
  saveSourceState(state: SourceState): Promise<void>
  /** Called with rows before it is saved that they are set aside or given up: should this process die in between, the next names them. */
  onMissing?(missing: MissingRows): void
}

/** Rows of a source that are missing from now on: set aside, or given up. */
export interface MissingRows {
  sourceId: string
  setAside: SetAsideRow[]
  givenUp: SetAsideRow[]
}

/** What became of reading a source in one of its ways. */
interface WayResult {
  /** `resting`: not read, because it failed too often lately. */
  outcome: 'unchanged' | 'read' | 'failed' | 'resting'
  detail?: string | undefined
  /** Rows that could not be stored for what they are, or whose pages do not come, and that were set aside just now. */
  setAside?: SetAsideRow[]
  /** Rows that were set aside and that the source has shown no more for days: they are looked for no longer. */
  givenUp?: SetAsideRow[]
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
/** A first sight that is still not whole after this long, as some row always waits for its page, counts as over. */
const MAX_FIRST_SIGHT_MS = DAY

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
  const save = (way: WayState) => deps.saveSourceState({ ...state, ...way })
  const firstSightOfFirst = firstSightOf(state, state.firstReadAt === undefined, now)
  const first = await pollWay(deps, source, state, now, save, (raws, aside) =>
    deps.storeReading(raws, source, firstSightOfFirst, comesBack ? { isFallback: false } : undefined, aside),
  )
  const known = { ...state, ...first.state }
  const fallback = deps.fallbackOf?.(source)
  if (!fallback || !isIll(source, known, now)) return { sourceId, ...first.result, stored: first.stored }
  const before: WayState = known.fallback ?? { validators: {}, failures: 0 }
  const firstSight = firstSightOf(before, state.firstReadAt === undefined && before.firstReadAt === undefined, now)
  const saveSecond = (way: WayState) => deps.saveSourceState({ ...known, fallback: way })
  const second = await pollWay(deps, fallback, before, now, saveSecond, (raws, aside) =>
    deps.storeReading(raws, fallback, firstSight, { isFallback: true, newsSince: newsSince(known, before) }, aside),
  )
  return { sourceId, ...first.result, stored: first.stored + second.stored, fallback: second.result }
}

interface PolledWay {
  result: WayResult
  stored: number
  /** The way's state afterwards, where that had to be saved. */
  state?: WayState
}

/** Reads a source in one of its ways, stores what is new and saves the way's state. */
async function pollWay<S extends Source>(
  deps: PollSourceDeps<S>,
  way: S,
  before: WayState,
  now: Instant,
  save: (state: WayState) => Promise<void>,
  store: (raws: RawRelease[], setAside: SetAside) => Promise<number>,
): Promise<PolledWay> {
  const polled = await readWay(deps, way, before, now, save, store)
  if (polled.state) await save(polled.state)
  return polled
}

async function readWay<S extends Source>(
  deps: PollSourceDeps<S>,
  way: S,
  before: WayState,
  now: Instant,
  save: (state: WayState) => Promise<void>,
  store: (raws: RawRelease[], setAside: SetAside) => Promise<number>,
): Promise<PolledWay> {
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
    case 'read':
      return storeShown(deps, way.id, before, reading, now, save, store)
  }
}

/**
 * Stores what a reading shows. Rows that cannot be stored are named and saved as they are met: should the table fail this reading and those
 * after it, the list may have moved on before one comes through.
 */
async function storeShown<S extends Source>(
  { onMissing }: PollSourceDeps<S>,
  sourceId: string,
  before: WayState,
  reading: ReadingOf<'read'>,
  now: Instant,
  save: (state: WayState) => Promise<void>,
  store: (raws: RawRelease[], setAside: SetAside) => Promise<number>,
): Promise<PolledWay> {
  const setAside = openSetAside(before.setAside ?? [], now, async (added, rows) => {
    onMissing?.({ sourceId, setAside: added, givenUp: [] })
    await save({ ...before, setAside: rows })
  })
  notePages(reading, setAside)
  try {
    const stored = await store(reading.releases, setAside)
    const isWhole = reading.validators.nextPage === undefined
    const [rows, added, givenUp] = [setAside.rows(isWhole), setAside.added(), setAside.givenUp(isWhole)]
    if (givenUp.length > 0) onMissing?.({ sourceId, setAside: [], givenUp })
    const state = afterReading(before, reading, rows, stored, now)
    const named = { ...(added.length > 0 && { setAside: added }), ...(givenUp.length > 0 && { givenUp }) }
    return { result: { outcome: 'read', ...named }, stored, state }
  } catch (error) {
    // Rows whose pages did not come are known by nothing else.
    if (reading.unread?.length) await save({ ...before, setAside: setAside.rows(false) })
    throw error
  }
}

/** Sets aside the rows whose pages could not be reached, and settles those whose pages came. */
function notePages({ releases, unread = [] }: ReadingOf<'read'>, setAside: SetAside): void {
  for (const { url, alsoAt = [] } of releases) for (const address of [url, ...alsoAt]) setAside.settle(pageId(address))
  for (const page of unread) setAside.addPage(page)
}

/**
 * The first sight of a source, while it lasts. It is over once everything was durable, or after a day; until its last page has come, what
 * bears a day from before it is still no news.
 */
function firstSightOf({ firstSightAt }: WayState, isFirst: boolean, now: Instant): FirstSight | undefined {
  if (isFirst) return { at: firstSightAt ?? now, isOver: false }
  return firstSightAt === undefined ? undefined : { at: firstSightAt, isOver: true }
}

/**
 * What to ask a source with. While a row is to be tried again, it must show all it has, or the day of that row once more; a list down to
 * that day. Rows that are left alone for now are named.
 */
function validatorsToAsk({ validators, setAside = [] }: WayState, now: Instant): Validators {
  const due = setAside.filter((row) => isDue(row, now))
  const restingPages = setAside.filter((row) => row.page && !due.includes(row)).map(({ id }) => id)
  const resting = restingPages.length > 0 ? { restingPages } : {}
  if (due.length === 0) return { ...validators, ...resting }
  const { readThrough, missed = [], listEnd, nextPage } = validators
  const days = due.flatMap(({ day }) => day ?? [])
  if (readThrough === undefined)
    return { ...(listEnd && { listEnd: downTo(listEnd, days) }), ...(nextPage && { nextPage }), ...resting }
  const again = [...new Set(days)].filter((day) => !missed.some((one) => one.day === day))
  return { ...validators, missed: [...missed, ...again.map((day) => ({ day, failures: 0, askedAt: 0 }))] }
}

/** The end of a list that is to be read down to these days as well; a list without days ends where it did. */
function downTo(listEnd: ListEnd, days: Day[]): ListEnd {
  const { oldestDay } = listEnd
  const [oldest] = days.toSorted()
  if (oldestDay === undefined || oldest === undefined || oldest > oldestDay) return listEnd
  return { upper: [], lower: [], oldestDay: oldest }
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

function afterReading(
  state: WayState,
  reading: ReadingOf<'read'>,
  setAside: SetAsideRow[],
  stored: number,
  now: Instant,
): WayState {
  // A day in the future is a post-dated release or a typing error: neither says that the source is alive.
  const today = seoulDay(now)
  const days = reading.releases.flatMap((raw) => raw.published?.day ?? []).filter((day) => day <= today)
  // Rows that wait for their pages still belong to the first sight.
  const waits = Boolean(reading.waiting) || setAside.some(isFirstTries)
  const firstSightAt = state.firstSightAt ?? (state.firstReadAt === undefined ? now : undefined)
  const isLong = firstSightAt !== undefined && now - firstSightAt >= MAX_FIRST_SIGHT_MS
  const hasPages = setAside.some(({ page, isGivenUp }) => page && !isGivenUp)
  return {
    ...afterAnswer(state, now),
    validators: reading.validators,
    firstReadAt: state.firstReadAt ?? (waits && !isLong ? undefined : now),
    firstSightAt: waits || hasPages ? firstSightAt : undefined,
    setAside: setAside.length > 0 ? setAside : undefined,
    newAt: stored > 0 ? now : state.newAt,
    publishedDays: publishedDays(state.publishedDays, days),
    newestDay: [...days, ...(state.newestDay ? [state.newestDay] : [])].sort().at(-1),
    files: summed(state.files, reading.files),
    garbled: reading.skipped > reading.releases.length,
  }
}

function summed(before: FileCounts | undefined, added: FileCounts = {}): FileCounts | undefined {
  const all = { ...before }
  for (const [what, count] of Object.entries(added) as [keyof FileCounts, number][])
    all[what] = (all[what] ?? 0) + count
  return Object.keys(all).length > 0 ? all : undefined
}
