import type { Instant } from '../../text/seoul.ts'
import { type Deps as ForPlace, place } from '../same-release/place-sighting.ts'
import { type Deps as ForRevise, revise } from '../same-release/revise-release.ts'
import type { Source } from '../source.ts'
import { type Deps as ForPoll, type Polled, pollSource } from './poll-source.ts'
import { type Deps as ForTakeIn, takeIn } from './store-reading.ts'

type Store = ForPlace & ForRevise & Pick<ForTakeIn, 'releasesKnownAs'> & Omit<ForPoll<Source>, 'read' | 'takeIn'>

export interface Surroundings<S extends Source> {
  now(): Instant
  store: Store
  read: ForPoll<S>['read']
  announce: ForTakeIn['announce']
  /** Hears what became of each source; of `error`, only when the fault is ours. */
  told(polled: Polled, error?: Error): void
}

/** The way from a source to announced releases: reads it once, stores and announces what is new. It never throws. */
export function openPoll<S extends Source>({ now, store, read, announce, told }: Surroundings<S>) {
  const shelf: ForTakeIn = {
    releasesKnownAs: store.releasesKnownAs,
    place: (sighting, ringAt) => place(store, sighting, ringAt),
    revise: (releaseId, sighting, at, ringAt) => revise(store, releaseId, sighting, at, ringAt),
    announce,
  }
  return async (source: S): Promise<Polled> => {
    const at = now()
    const steps: ForPoll<S> = {
      read,
      takeIn: (raws, from, firstSight) => takeIn(shelf, raws, from, firstSight, at),
      sourceState: store.sourceState,
      saveSourceState: store.saveSourceState,
    }
    try {
      const polled = await pollSource(steps, source, at)
      told(polled)
      return polled
    } catch (error) {
      const detail = '저장하는 중에 문제가 생겼습니다.'
      const failed: Polled = { sourceId: source.id, outcome: 'failed', stored: 0, detail }
      told(failed, error as Error)
      return failed
    }
  }
}
