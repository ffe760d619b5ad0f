import { addDays, type Day, type Instant } from '../../text/seoul.ts'
import { normalise } from '../same-release/normalise.ts'
import type { Known } from '../same-release/place-sighting.ts'
import type { Reading, ReadSource, Source, SourceState } from '../source.ts'
import { isResting } from './source-rest.ts'

export interface Deps<S extends Source> {
  read: ReadSource<S>
  sourceState(sourceId: string): Promise<SourceState>
  releasesKnownAs(identities: string[]): Promise<Map<string, Known>>
}

/** A release that a source shows now and that is not stored. */
export interface Unstored {
  sourceId: string
  title: string
  url: string
  day: Day
  /** The source could not be read of late; or it shows something else since; or nothing explains it. */
  reason: 'source not read' | 'shown since' | 'unexplained'
  detail?: string | undefined
}

export interface Looked {
  unstored: Unstored[]
  /** Sources that could not be looked at now. */
  unread: { sourceId: string; detail: string | undefined }[]
}

/** Reads sources afresh and names what they published on these days and we have not. A source at rest is left alone. */
export async function findUnstored<S extends Source>(
  deps: Deps<S>,
  sources: S[],
  days: Day[],
  now: Instant,
): Promise<Looked> {
  const looked = await Promise.all(sources.map((source) => lookAt(deps, source, days, now)))
  return { unstored: looked.flatMap(({ unstored }) => unstored), unread: looked.flatMap(({ unread }) => unread) }
}

async function lookAt<S extends Source>(deps: Deps<S>, source: S, days: Day[], now: Instant): Promise<Looked> {
  const state = await deps.sourceState(source.id)
  const unread = (detail: string | undefined): Looked => ({ unstored: [], unread: [{ sourceId: source.id, detail }] })
  if (isResting(state.restUntil, now)) return unread(state.failure?.detail)
  // A source that is asked by days is asked from the first of these; the others show what they show.
  const reading = await deps.read(source, { readThrough: addDays(days.toSorted()[0] as Day, -1) }, now)
  if (reading.outcome === 'failed') return unread(reading.detail)
  if (reading.outcome === 'unchanged') return { unstored: [], unread: [] }
  const sightings = reading.releases
    .map((raw) => normalise(raw, source, now))
    .filter(({ release }) => release.published && days.includes(release.published.day) && !release.withdrawn)
  const known = await deps.releasesKnownAs(sightings.flatMap(({ identities }) => identities))
  const unstored = sightings
    .filter(({ identities }) => !identities.some((identity) => known.has(identity)))
    .map(({ release: { title, url, published } }): Unstored => {
      const day = published?.day as Day
      return { sourceId: source.id, title, url, day, ...whyUnstored(state, reading, day) }
    })
  return { unstored, unread: [] }
}

function whyUnstored(
  state: SourceState,
  { validators }: Extract<Reading, { outcome: 'read' }>,
  day: Day,
): Pick<Unstored, 'reason' | 'detail'> {
  if (state.failure) return { reason: 'source not read', detail: state.failure.detail }
  if (state.firstReadAt === undefined) return { reason: 'source not read' }
  const { bodyHash, readThrough, missed } = state.validators
  if (missed?.some((one) => one.day === day)) return { reason: 'source not read' }
  const isAsPolled = readThrough ? day <= readThrough : bodyHash === validators.bodyHash
  return { reason: isAsPolled ? 'unexplained' : 'shown since' }
}
