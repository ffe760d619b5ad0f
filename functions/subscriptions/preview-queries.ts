import type { Release } from '../releases/release.ts'
import { addDays, type Day, type Instant, seoulDay } from '../text/seoul.ts'
import { compile } from './matching/matcher.ts'
import type { Query } from './query/query.ts'
import { type Reach, reachOf } from './reach.ts'

export interface Deps {
  /** Releases shown on a Seoul day until `now`, newest first. */
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
}

export interface Preview {
  query: Query
  reach: Reach
  /** The newest few of them. */
  examples: Release[]
}

const PREVIEW_DAYS = 30
const EXAMPLES = 3

/** What each query would have brought in the last thirty days. */
export async function preview(deps: Deps, queries: Query[], now: Instant): Promise<Preview[]> {
  const today = seoulDay(now)
  const days = Array.from({ length: PREVIEW_DAYS }, (_, back) => addDays(today, -back))
  const matcher = compile(queries)
  const found = new Map<string, Release[]>(queries.map(({ id }) => [id, []]))
  const releases = (await Promise.all(days.map((day) => deps.releasesOfDay(day, now)))).flat()
  for (const release of releases.filter(({ withdrawn }) => !withdrawn)) {
    for (const { queryId } of matcher(release)) found.get(queryId)?.push(release)
  }
  return queries.map((query) => {
    const those = found.get(query.id) ?? []
    return { query, reach: reachOf(those.length, PREVIEW_DAYS), examples: those.slice(0, EXAMPLES) }
  })
}
