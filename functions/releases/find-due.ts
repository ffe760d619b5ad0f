import { type Day, type Instant, seoulDay } from '../text/seoul.ts'
import type { Release } from './release.ts'

export interface FindDueDeps {
  /** Releases that somebody can act on until `day` or later, what ends soonest first; with `after` those behind that one. */
  releasesDueFrom(day: Day, after?: DuePlace): AsyncIterable<Release>
}

/** Where a release stands among those that are due. */
export interface DuePlace {
  due: Day
  id: string
}

export interface DueReleases {
  found: DueRelease[]
  /** Whether there are more behind these, or may be. */
  hasMore: boolean
}

export type DueRelease = Release & { due: Day }

/** Where the search begins, and after how many releases it is given up where somebody waits for it. */
interface DueSearch {
  after?: DuePlace | undefined
  maxRead?: number
}

/** The first `count` releases with a last day that has not passed and for which `isWanted` holds, what ends soonest first. */
export async function findDue(
  deps: FindDueDeps,
  isWanted: (release: Release) => boolean,
  count: number,
  now: Instant,
  { after, maxRead = Number.POSITIVE_INFINITY }: DueSearch = {},
): Promise<DueReleases> {
  const found: DueRelease[] = []
  let read = 0
  for await (const release of deps.releasesDueFrom(seoulDay(now), after)) {
    read += 1
    if (read > maxRead) return { found, hasMore: true }
    if (!isDue(release) || release.showAt > now || release.stage === '철회' || !isWanted(release)) continue
    if (found.length === count) return { found, hasMore: true }
    found.push(release)
  }
  return { found, hasMore: false }
}

function isDue(release: Release): release is DueRelease {
  return release.due !== undefined
}
