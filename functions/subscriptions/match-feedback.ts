import * as z from 'zod'
import type { Instant } from '../text/seoul.ts'
import type { Match } from './matching/query-match.ts'

/** Somebody's report that a release was matched to a query wrongly. */
export const Feedback = z.object({
  /** When it was reported (ms). */
  at: z.int(),
  team: z.string(),
  /** Id of the user who reported it; no name is kept. */
  by: z.string(),
  releaseId: z.string(),
  queryId: z.string(),
  query: z.string(),
  /** The words of the release that were taken for the query. */
  words: z.string(),
  where: z.enum(['title', 'body', 'publisher']),
})
export type Feedback = z.infer<typeof Feedback>

/** One report for each match of a release: whoever reads them finds out which of the queries was wrong. */
export function feedbackOnMatches(
  { team, releaseId, matches }: { team: string; releaseId: string; matches: Match[] },
  by: string,
  at: Instant,
): Feedback[] {
  return matches.map(({ queryId, query, words, where }) => ({ at, team, by, releaseId, queryId, query, words, where }))
}
