import type { Release } from '../releases/release.ts'
import { wantedMatch } from './find-listeners.ts'
import { compileMatcher } from './matching/matcher.ts'
import type { Match } from './matching/query-match.ts'
import { parseQueries } from './query/query.ts'
import type { Subscription } from './subscription.ts'

/*
Who rewords a subscription loses nothing that waits: told daily or weekly, or held by quiet hours or a pause of the channel, a release still
waits by the words of before when these have gone. A subscription knows the queries it took the place of (`insteadOf`), and inherits of what
waits by them whatever its own words find in it. Nobody inherits from a subscription that was simply ended.
*/

/** Older ones have nothing left that waits. */
const MAX_INSTEAD_OF = 30

/** The queries that a subscription takes the place of, when these leave: they, and those whose place they had taken. */
export function placesOf(leaving: Subscription[], before: string[] = []): string[] {
  const places = leaving.flatMap(({ queryId, insteadOf = [] }) => [queryId, ...insteadOf])
  return [...new Set([...places, ...before])].slice(0, MAX_INSTEAD_OF)
}

/** The subscriptions that inherit what waits by these matches. */
export function heirsOf(subscriptions: Subscription[], matches: Match[]): Subscription[] {
  return subscriptions.filter(({ insteadOf = [] }) => matches.some(({ queryId }) => insteadOf.includes(queryId)))
}

/** What the heirs' own words find in a release, whenever it was announced. */
export function matchesOfHeirs(heirs: Subscription[], release: Release): Match[] {
  const matches = compileMatcher(heirs.flatMap(({ query }) => parseQueries(query).queries))(release)
  return heirs.flatMap((heir) => {
    const match = matches.find(({ queryId }) => queryId === heir.queryId)
    return (match && wantedMatch(heir, match, release)) ?? []
  })
}
