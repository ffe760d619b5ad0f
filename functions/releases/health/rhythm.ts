import { businessDaysBetween } from '../../text/days/business-day.ts'
import type { Day } from '../../text/seoul.ts'

/*
How often a source publishes, learned from the days on which it did. A number in the catalog is somebody's guess, and a source may change
its pace for good: one that became slower is well, one that stopped is not. So the usual gap (the median) counts, and beside it the long
gaps there were: one in ten is as long or longer, or it was among the last three. Half of such a gap is taken, so that a source is called
stale (after three times its rhythm) when it has been silent half again as long as it was before.
*/

/** Of so many days at most the gaps are known. */
const MAX_DAYS = 21
/** With fewer gaps than this, the catalog's guess counts. */
const MIN_GAPS = 5
/** What is rarer, in business days, has no rhythm that could be judged by. */
const MAX_RHYTHM = 40
const RECENT_GAPS = 3
const USUAL_LONGEST = 0.9

/** The days that were known and those that a reading shows, up to today, without repeats: as many of the newest as are kept. */
export function publishedDays(known: Day[] | undefined, shown: Day[]): Day[] {
  return [...new Set([...(known ?? []), ...shown])].sort().slice(-MAX_DAYS)
}

/** Within how many business days a source usually has something new; undefined as long as too few of its days are known. */
export function learnedRhythm(days: Day[] | undefined): number | undefined {
  const gaps = (days ?? [])
    .slice(1)
    .map((day, index) => Math.max(1, businessDaysBetween((days as Day[])[index] as Day, day)))
  if (gaps.length < MIN_GAPS) return undefined
  const sorted = gaps.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] as number
  const usualLongest = sorted[Math.floor((sorted.length - 1) * USUAL_LONGEST)] as number
  const longest = Math.max(usualLongest, ...gaps.slice(-RECENT_GAPS))
  return Math.min(MAX_RHYTHM, Math.max(median, longest / 2))
}
