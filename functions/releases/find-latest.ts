import { batchesOf } from '../text/batches.ts'
import { addDays, type Day, daysBetween, type Instant, seoulDay } from '../text/seoul.ts'
import type { DaySignature, Signing } from './day-signature.ts'
import type { Release } from './release.ts'

/*
Searches backwards in windows that grow, so that a common word costs a day or four of reading. Behind them the signatures of the days say
where anything wanted may stand, and only those days are read; where not all that is stored is signed, every day is read. A search ends
with enough found, at the oldest day that holds anything, after three years and a little more, or when it has read as much as one search
may. It says how far it came, and the next one goes on from there.
*/

export interface FindLatestDeps {
  /** Releases shown on a Seoul day until `now`, newest first. */
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
  /** What of the stored releases is signed. */
  signing(): Promise<Signing>
  /** These parts of the signatures of the days from `from` to `to`; undefined for one that cannot be read. */
  signaturesBetween(from: Day, to: Day, parts: number[]): Promise<Map<Day, DaySignature | undefined>>
}

export interface Wanted {
  isWanted(release: Release): boolean
  /** Whether a day with this signature may have one; asks these parts of it. */
  mayStandIn(signature: DaySignature): boolean
  parts: number[]
}

/** Where a search begins. */
export interface SearchStart {
  /** The day, going back in time; today when absent. */
  from?: Day | undefined
  /** On that day only what stands behind this place (`placeOf`) counts. */
  before?: string | undefined
  /** How many wanted releases of that day do not count. */
  skip?: number | undefined
}

export interface LatestReleases {
  found: Release[]
  /** The oldest day that was looked at. */
  lookedBackTo: Day
  /** Where the next search goes on; undefined where nothing more can be found. */
  next?: SearchStart | undefined
}

const FIRST_DAYS_READ = 4
const WINDOW_GROWTH = 3
const MAX_WINDOW_DAYS = 90
const MAX_DAYS_BACK = 1170
const DAYS_READ_AT_ONCE = 9
/** What one search reads at most, about a second of work: days that hold anything, and releases in them. */
const MAX_DAYS_READ = 400
const MAX_RELEASES_READ = 5_000

/** The newest `count` wanted releases, newest first. */
export async function findLatest(
  deps: FindLatestDeps,
  { isWanted, mayStandIn, parts }: Wanted,
  count: number,
  now: Instant,
  { from = seoulDay(now), before, skip = 0 }: SearchStart = {},
): Promise<LatestReleases> {
  const found: Release[] = []
  let signing: Signing | undefined
  let [lookedBackTo, daysRead, releasesRead, leftToSkip] = [from, 0, 0, skip]

  /** Takes what is wanted from a day; true when that is enough. */
  function takeFrom(day: Day, releases: Release[]): boolean {
    if (releases.length > 0) daysRead += 1
    releasesRead += releases.length
    lookedBackTo = day
    for (const release of releases) {
      const isShown = day === from && before !== undefined && placeOf(release) >= before
      if (isShown || release.withdrawn || !isWanted(release)) continue
      if (day === from && leftToSkip > 0) leftToSkip -= 1
      else if (found.push(release) === count) return true
    }
    return false
  }

  for (let [walked, length] = [0, 1]; walked < MAX_DAYS_BACK; walked += length, length = nextLength(length)) {
    const newest = addDays(from, -walked)
    if (walked >= FIRST_DAYS_READ) signing ??= await deps.signing()
    if (signing && isOlderThanAll(newest, signing)) return { found, lookedBackTo }
    const days = Array.from({ length: Math.min(length, MAX_DAYS_BACK - walked) }, (_, back) => addDays(newest, -back))
    for (const batch of batchesOf(signing?.isWhole ? await daysToRead(days) : days, DAYS_READ_AT_ONCE)) {
      const perDay = await Promise.all(batch.map((day) => deps.releasesOfDay(day, now)))
      for (const [index, releases] of perDay.entries())
        if (takeFrom(batch[index] as Day, releases)) return { found, lookedBackTo, next: startBehind(found) }
      if (daysRead >= MAX_DAYS_READ || releasesRead >= MAX_RELEASES_READ) return stoppedHere()
    }
    lookedBackTo = days.at(-1) as Day
  }
  // Where nobody knows how far back anything is stored, three years without a release are the end.
  return signing?.isWhole || releasesRead > 0 ? stoppedHere() : { found, lookedBackTo }

  async function daysToRead(days: Day[]): Promise<Day[]> {
    const signatures = await deps.signaturesBetween(days.at(-1) as Day, days[0] as Day, parts)
    return days.filter((day) => {
      if (signing?.signedTo !== undefined && day > signing.signedTo) return true
      const signature = signatures.get(day)
      return signature ? mayStandIn(signature) : signatures.has(day)
    })
  }

  function stoppedHere(): LatestReleases {
    const next = addDays(lookedBackTo, -1)
    return signing && isOlderThanAll(next, signing)
      ? { found, lookedBackTo }
      : { found, lookedBackTo, next: { from: next } }
  }
}

/** Where a search goes on behind the last of these releases. */
export function startBehind(found: Release[]): SearchStart | undefined {
  const last = found.at(-1)
  return last && { from: seoulDay(last.showAt), before: placeOf(last) }
}

/** Its place among all releases: of two, the one shown later has the greater one. */
function placeOf({ showAt, id }: Release): string {
  return `${new Date(showAt).toISOString()}#${id}`
}

function nextLength(length: number): number {
  return Math.min(length * WINDOW_GROWTH, MAX_WINDOW_DAYS)
}

function isOlderThanAll(day: Day, { isWhole, oldest }: Signing): boolean {
  return isWhole && (oldest === undefined || daysBetween(oldest, day) < 0)
}
