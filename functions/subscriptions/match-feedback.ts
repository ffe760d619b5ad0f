import * as z from 'zod'
import type { Instant } from '../text/seoul.ts'
import type { Match } from './matching/query-match.ts'

/** Somebody's word that a release does not answer a query it was matched for. Who said so is an id, no name. */
export const Feedback = z.object({
  at: z.int(),
  team: z.string(),
  by: z.string(),
  releaseId: z.string(),
  queryId: z.string(),
  query: z.string(),
  /** The words of the release that were taken for the query. */
  words: z.string(),
  where: z.enum(['title', 'body']),
})
export type Feedback = z.infer<typeof Feedback>

/** One word a match: whoever reads them tells which of the queries was wrong. */
export function feedbackOn(
  { team, releaseId, matches }: { team: string; releaseId: string; matches: Match[] },
  by: string,
  at: Instant,
): Feedback[] {
  return matches.map(({ queryId, query, words, where }) => ({ at, team, by, releaseId, queryId, query, words, where }))
}
