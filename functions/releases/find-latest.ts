import { addDays, type Day, type Instant, seoulDay } from '../text/seoul.ts'
import type { Release } from './release.ts'

export interface Deps {
  /** Releases shown on a Seoul day until `now`, newest first. */
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
}

export interface Latest {
  found: Release[]
  /** The oldest day that was looked at. */
  lookedBackTo: Day
}

const DAYS_AT_ONCE = 30
const FURTHEST = 90
/** While nothing at all was found: a rare keyword may have been quiet for years. */
const FURTHEST_FOR_ANY = 1170

/** The newest `count` releases that are `wanted`, walking days backwards from `from`, 30 at a time: 90 at the most, three years for the first one. */
export async function findLatest(
  deps: Deps,
  wanted: (release: Release) => boolean,
  count: number,
  now: Instant,
  from: Day = seoulDay(now),
): Promise<Latest> {
  const found: Release[] = []
  let lookedBackTo = from
  const furthest = () => (found.length > 0 ? FURTHEST : FURTHEST_FOR_ANY)
  for (let walked = 0; walked < furthest() && found.length < count; walked += DAYS_AT_ONCE) {
    const days = Array.from({ length: DAYS_AT_ONCE }, (_, back) => addDays(from, -(walked + back)))
    const perDay = await Promise.all(days.map((day) => deps.releasesOfDay(day, now)))
    for (const [index, releases] of perDay.entries()) {
      if (found.length >= count) break
      lookedBackTo = days[index] as Day
      found.push(...releases.filter((release) => !release.withdrawn && wanted(release)))
    }
  }
  return { found: found.slice(0, count), lookedBackTo }
}
