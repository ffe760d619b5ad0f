import { addDays, type Day, type Instant, seoulDay } from '../text/seoul.ts'
import type { Release } from './release.ts'

export interface FindLatestDeps {
  /** Releases shown on a Seoul day until `now`, newest first. */
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
}

export interface LatestReleases {
  found: Release[]
  /** The oldest day that was looked at. */
  lookedBackTo: Day
}

const DAYS_PER_ROUND = 30
const MAX_DAYS_BACK = 90
/** While nothing was found, three years and a little more: a rare keyword may have been quiet for years. */
const MAX_DAYS_BACK_FOR_FIRST = 1170

/**
 * The newest `count` releases for which `isWanted` holds, newest first. Walks backwards from the day `from`, 30 days at a time: 90 days at the most,
 * or three years as long as none was found.
 */
export async function findLatest(
  deps: FindLatestDeps,
  isWanted: (release: Release) => boolean,
  count: number,
  now: Instant,
  from: Day = seoulDay(now),
): Promise<LatestReleases> {
  const found: Release[] = []
  let lookedBackTo = from
  const maxDaysBack = () => (found.length > 0 ? MAX_DAYS_BACK : MAX_DAYS_BACK_FOR_FIRST)
  for (let walked = 0; walked < maxDaysBack() && found.length < count; walked += DAYS_PER_ROUND) {
    const days = Array.from({ length: DAYS_PER_ROUND }, (_, back) => addDays(from, -(walked + back)))
    const perDay = await Promise.all(days.map((day) => deps.releasesOfDay(day, now)))
    for (const [index, releases] of perDay.entries()) {
      if (found.length >= count) break
      lookedBackTo = days[index] as Day
      found.push(...releases.filter((release) => !release.withdrawn && isWanted(release)))
    }
  }
  return { found: found.slice(0, count), lookedBackTo }
}
