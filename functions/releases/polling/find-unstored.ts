import { addDays, type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import type { IdentityRecord } from '../same-release/identity.ts'
import { namesOf, normaliseRelease } from '../same-release/normalise-release.ts'
import type { Reading, ReadSource, Source, SourceState, Validators } from '../source.ts'
import type { UnreadableRow } from '../unreadable-row.ts'
import { isResting } from './source-rest.ts'

export interface FindUnstoredDeps<S extends Source> {
  read: ReadSource<S>
  /** The second way of reading a source, where its line names one. */
  fallbackOf?(source: S): S | undefined
  sourceState(sourceId: string): Promise<SourceState>
  releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>>
}

/** A release that a source shows now and that is not stored. */
export interface UnstoredRelease {
  sourceId: string
  title: string
  url: string
  day: Day
  /** The source could not be read lately; or it shows something else than at its last poll; or nothing explains it. */
  reason: 'source not read' | 'shown since' | 'unexplained'
  detail?: string | undefined
}

export interface UnstoredSearch {
  unstored: UnstoredRelease[]
  /** Sources that could not be read for this search. */
  unread: { sourceId: string; detail: string | undefined }[]
}

/** The days on which what sources published is looked for. */
export interface DaysToSearch {
  days: Day[]
  /** With it, whatever a source shows of this day and the days after is looked for too, so that one that was out of reach is searched whole. */
  shownSince?: Day | undefined
}

/**
 * Reads the sources once more, without their validators, and names what they published on these days and the table does not have. A
 * source at rest is not read; one whose first way fails is read in its second.
 */
export async function findUnstored<S extends Source>(
  deps: FindUnstoredDeps<S>,
  sources: S[],
  search: DaysToSearch,
  now: Instant,
): Promise<UnstoredSearch> {
  const searches = await Promise.all(sources.map((source) => searchSource(deps, source, search, now)))
  return { unstored: searches.flatMap(({ unstored }) => unstored), unread: searches.flatMap(({ unread }) => unread) }
}

async function searchSource<S extends Source>(
  deps: FindUnstoredDeps<S>,
  source: S,
  { days, shownSince }: DaysToSearch,
  now: Instant,
): Promise<UnstoredSearch> {
  const today = seoulDay(now)
  const isSearched = (day: Day) => days.includes(day) || (shownSince !== undefined && day >= shownSince && day < today)
  const state = await deps.sourceState(source.id)
  const unread = (detail: string | undefined): UnstoredSearch => ({
    unstored: [],
    unread: [{ sourceId: source.id, detail }],
  })
  // A source that is asked day by day is asked from the first of these days; the others show what they show.
  const since: Validators = { readThrough: addDays(days.toSorted()[0] as Day, -1) }
  const first = isResting(state.restUntil, now) ? undefined : await deps.read(source, since, now)
  const fallback = deps.fallbackOf?.(source)
  const usesFallback = fallback && first?.outcome !== 'read' && !isResting(state.fallback?.restUntil, now)
  const reading = usesFallback ? await deps.read(fallback, since, now) : first
  if (reading === undefined || reading.outcome === 'failed') return unread(reading?.detail ?? state.failure?.detail)
  if (reading.outcome === 'unchanged') return { unstored: [], unread: [] }
  const shown = reading.releases
    .map((raw) => normaliseRelease(raw, source, now))
    .filter(({ release }) => release.published && isSearched(release.published.day) && !release.withdrawn)
  const known = await deps.releasesKnownAs(shown.flatMap(namesOf))
  const unstored = shown
    .filter((incoming) => !namesOf(incoming).some((name) => known.has(name)))
    .map(({ release: { title, url, published } }): UnstoredRelease => {
      const day = published?.day as Day
      return { sourceId: source.id, title, url, day, ...whyUnstored(state, reading, day) }
    })
  // What a curated board shows without its page is known by its row alone.
  const pages = (reading.unread ?? []).flatMap(({ title, url, why: detail, day }): UnstoredRelease[] =>
    day !== undefined && isSearched(day)
      ? [{ sourceId: source.id, title, url, day, reason: 'source not read', detail }]
      : [],
  )
  return { unstored: [...unstored, ...pages], unread: [] }
}

function whyUnstored(
  state: SourceState,
  { validators }: Extract<Reading, { outcome: 'read' }>,
  day: Day,
): Pick<UnstoredRelease, 'reason' | 'detail'> {
  if (state.failure) return { reason: 'source not read', detail: state.failure.detail }
  if (state.firstReadAt === undefined) return { reason: 'source not read' }
  const { bodyHash, readThrough, missed } = state.validators
  if (missed?.some((one) => one.day === day)) return { reason: 'source not read' }
  const isAsPolled = readThrough ? day <= readThrough : bodyHash === validators.bodyHash
  return { reason: isAsPolled ? 'unexplained' : 'shown since' }
}
