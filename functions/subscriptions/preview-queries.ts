import { type DueReleases, type FindDueDeps, findDue } from '../releases/find-due.ts'
import type { Release } from '../releases/release.ts'
import { addDays, type Day, type Instant, seoulDay } from '../text/seoul.ts'
import { wantedMatch } from './find-listeners.ts'
import { compileMatcher } from './matching/matcher.ts'
import type { Query } from './query/query.ts'
import type { Subscription } from './subscription.ts'

export interface PreviewQueriesDeps extends FindDueDeps {
  /** Releases shown on a Seoul day until `now`, newest first. */
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
  /** When each source was first read (ms). */
  sourceStates(): Promise<{ firstReadAt?: Instant | undefined }[]>
}

export interface QueryPreview {
  query: Query
  volume: QueryVolume
  /** The newest few of the releases. */
  examples: Release[]
}

/** How much a query would have brought over some days. */
export interface QueryVolume {
  releases: number
  perWeek: number
  breadth: 'none' | 'fine' | 'very broad'
}

const PREVIEW_DAYS = 30
const MAX_EXAMPLES = 3
const MAX_OPEN_COUNTED = 30
const MAX_OPEN_READ = 1000
const MAX_FINE_RELEASES_PER_DAY = 10

export interface QueryPreviews {
  previews: QueryPreview[]
  /** How many releases were looked through. */
  searched: number
  /** The day reading began, where that was less than thirty days ago. */
  since: Day | undefined
  /** What one can comment on or apply for now, what ends soonest first: it was announced before, and nothing else tells of it. */
  open: DueReleases
}

/**
 * What each query would have brought in the last thirty days, or since reading began, and what is open now. `subscriptions`: those that
 * were made of the queries, whose options count for what is open.
 */
export async function previewQueries(
  deps: PreviewQueriesDeps,
  queries: Query[],
  now: Instant,
  subscriptions: Subscription[] = [],
): Promise<QueryPreviews> {
  const today = seoulDay(now)
  const days = Array.from({ length: PREVIEW_DAYS }, (_, back) => addDays(today, -back))
  const matcher = compileMatcher(queries)
  const releasesByQuery = new Map<string, Release[]>(queries.map(({ id }) => [id, []]))
  const isWanted = (release: Release) =>
    matcher(release).some((match) => {
      const own = subscriptions.find(({ queryId }) => queryId === match.queryId)
      return !own || wantedMatch(own, match, release) !== undefined
    })
  const [found, states, open] = await Promise.all([
    Promise.all(days.map((day) => deps.releasesOfDay(day, now))),
    deps.sourceStates(),
    findDue(deps, isWanted, MAX_OPEN_COUNTED, now, { maxRead: MAX_OPEN_READ }),
  ])
  const releases = found.flat().filter(({ withdrawn }) => !withdrawn)
  for (const release of releases) {
    for (const { queryId } of matcher(release)) releasesByQuery.get(queryId)?.push(release)
  }
  const previews = queries.map((query) => {
    const matched = releasesByQuery.get(query.id) ?? []
    return { query, volume: volumeOf(matched.length, PREVIEW_DAYS), examples: matched.slice(0, MAX_EXAMPLES) }
  })
  return { previews, searched: releases.length, since: beginOfReading(states, days), open }
}

/** The day the first source was read, if it is one of these days and not the oldest of them. */
function beginOfReading(states: { firstReadAt?: Instant | undefined }[], days: Day[]): Day | undefined {
  const first = states.flatMap(({ firstReadAt }) => firstReadAt ?? []).sort((a, b) => a - b)[0]
  const day = first === undefined ? undefined : seoulDay(first)
  return day !== undefined && days.slice(0, -1).includes(day) ? day : undefined
}

/** Judges how much a query brings by the number of releases over some days. */
export function volumeOf(releases: number, days: number): QueryVolume {
  const breadth = releases === 0 ? 'none' : releases / days > MAX_FINE_RELEASES_PER_DAY ? 'very broad' : 'fine'
  return { releases, perWeek: Math.round((releases / days) * 7), breadth }
}
