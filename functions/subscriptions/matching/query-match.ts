import * as z from 'zod'

/** How a word was found: as itself, within a compound, with other spacing, by another name, or exactly as quoted. */
export const MatchRule = z.enum(['word', 'compound', 'spacing', 'synonym', 'exact'])
export type MatchRule = z.infer<typeof MatchRule>

/**
 * Why a release answers a query: the words of the release as they stand there, and where they stand. `publisher`: the query asks for
 * everything of a ministry, which `words` names.
 */
export const Match = z.object({
  queryId: z.string(),
  /** The query's canonical text. */
  query: z.string(),
  words: z.string(),
  where: z.enum(['title', 'body', 'publisher']),
  /** The name that was found: the query's own word, or a synonym of it. */
  term: z.string().optional(),
  rule: MatchRule.optional(),
  /** Where `words` begins and ends in the title or body, in UTF-16 units. */
  at: z.tuple([z.int(), z.int()]).optional(),
})
export type Match = z.infer<typeof Match>
