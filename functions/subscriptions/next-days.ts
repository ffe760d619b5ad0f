import { type FindDueDeps, findDue } from '../releases/find-due.ts'
import { Release } from '../releases/release.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import type { UpcomingLaw } from '../releases/upcoming-law.ts'
import { type Day, type Instant, seoulDay } from '../text/seoul.ts'
import { wantedMatch } from './find-listeners.ts'
import { compileMatcher } from './matching/matcher.ts'
import { isPaused, type Subscription } from './subscription.ts'

export interface NextDaysDeps extends FindDueDeps {
  /** The laws of which something comes into force on `day` or later. */
  upcomingLaws(day: Day): Promise<UpcomingLaw[]>
  releaseById(id: string): Promise<Release | undefined>
}

/** A last day to comment or apply, or a day from which a law binds. */
export interface NextDay {
  of: 'due' | 'effective'
  day: Day
  release: Release
}

/** What ends later than that many others is found by `/due`. */
const MAX_DUE_READ = 500

/** The next days, at most `count`, on which something ends or begins that these subscriptions are told of, nearest first. */
export async function findNextDays(
  deps: NextDaysDeps,
  subscriptions: Subscription[],
  count: number,
  now: Instant,
): Promise<NextDay[]> {
  const byQuery = Map.groupBy(
    subscriptions.filter((one) => !isPaused(one, now)),
    ({ queryId }) => queryId,
  )
  if (byQuery.size === 0) return []
  const matcher = compileMatcher([...byQuery].map(([id, [first]]) => ({ id, text: first?.query ?? '' })))
  const isWanted = (release: Release) =>
    matcher(release).some((match) => byQuery.get(match.queryId)?.some((one) => wantedMatch(one, match, release)))
  const [due, laws] = await Promise.all([
    findDue(deps, isWanted, count, now, { maxRead: MAX_DUE_READ }),
    findLawDays(deps, isWanted, count, seoulDay(now)),
  ])
  const lastDays = due.found.map((release): NextDay => ({ of: 'due', day: release.due, release }))
  return [...lastDays, ...laws].sort((a, b) => a.day.localeCompare(b.day)).slice(0, count)
}

/** The next days on which laws bind. They are judged by their names: hundreds have days ahead, and their texts are not read for this. */
async function findLawDays(
  deps: NextDaysDeps,
  isWanted: (release: Release) => boolean,
  count: number,
  today: Day,
): Promise<NextDay[]> {
  const wanted = (await deps.upcomingLaws(today)).filter(({ releaseId, title, follows }) =>
    isWanted(Release.parse({ ...NO_TEXT, id: releaseId, title, follows })),
  )
  const days = wanted
    .flatMap(({ releaseId, effective }) => effective.map((day) => ({ releaseId, day })))
    .filter(({ day }) => day >= today)
    .sort((a, b) => a.day.localeCompare(b.day))
    .slice(0, count)
  const found = await Promise.all(
    days.map(async ({ releaseId, day }): Promise<NextDay[]> => {
      const release = await unlessUnreadable(deps.releaseById(releaseId), undefined)
      return release && !release.withdrawn ? [{ of: 'effective', day, release }] : []
    }),
  )
  return found.flat()
}

const NO_TEXT = { kind: '법령', sourceId: '', sourceName: '', url: '', text: '', showAt: 0 }
