import type { Instant } from '../../text/seoul.ts'
import type { Release } from '../release.ts'
import { type ReviseReleaseDeps, reviseRelease } from '../same-release/revise-release.ts'
import { type StoreOrJoinDeps, storeOrJoin } from '../same-release/store-or-join.ts'
import type { ReadSource, Source, SourceState } from '../source.ts'
import { type MissingRows, type PollResult, type PollSourceDeps, pollSource } from './poll-source.ts'
import { openSettledRows } from './settled-rows.ts'
import { type StoreReadingDeps, storeReading } from './store-reading.ts'

/** What a poll needs of the table. */
interface PollStore extends StoreOrJoinDeps, ReviseReleaseDeps {
  signReleases(releases: Release[]): Promise<void>
  sourceState(sourceId: string): Promise<SourceState>
  saveSourceState(state: SourceState): Promise<void>
}

export interface OpenPollDeps<S extends Source> {
  now(): Instant
  store: PollStore
  read: ReadSource<S>
  /** The second way of reading a source, where its line names one. */
  fallbackOf?(source: S): S | undefined
  /** Announces stored releases. What does not get through stays with the releases' bells. */
  announce(releaseIds: string[]): Promise<void>
  /** Called once for each source polled; with `error` only where the fault is ours. */
  onPolled(result: PollResult, error?: Error): void
  /** Called with rows that could not be stored, before that is saved; also where the reading then fails. */
  onMissing?(missing: MissingRows): void
}

/** The way from a source to announced releases: reads it once, then stores and announces what is new. The function it returns never throws. */
export function openPoll<S extends Source>(openDeps: OpenPollDeps<S>) {
  const { now, store, read, fallbackOf, announce, onPolled, onMissing } = openDeps
  const storeDeps: StoreReadingDeps = {
    releasesKnownAs: store.releasesKnownAs,
    storeOrJoin: (incoming, ringAt) => storeOrJoin(store, incoming, ringAt),
    reviseRelease: (releaseId, incoming, at, ringAt) => reviseRelease(store, releaseId, incoming, at, ringAt),
    signReleases: store.signReleases,
    announce,
  }
  const settledRows = openSettledRows()
  return async (source: S): Promise<PollResult> => {
    const at = now()
    const deps: PollSourceDeps<S> = {
      read,
      ...(fallbackOf && { fallbackOf }),
      storeReading: (raws, from, firstSight, otherWay, setAside) =>
        storeReading(storeDeps, raws, from, firstSight, at, otherWay, setAside, settledRows(from.id)),
      sourceState: store.sourceState,
      saveSourceState: store.saveSourceState,
      ...(onMissing && { onMissing }),
    }
    try {
      const result = await pollSource(deps, source, at)
      onPolled(result)
      return result
    } catch (error) {
      const detail = '저장하는 중에 문제가 생겼습니다.'
      const failed: PollResult = { sourceId: source.id, outcome: 'failed', stored: 0, detail }
      onPolled(failed, error as Error)
      return failed
    }
  }
}
