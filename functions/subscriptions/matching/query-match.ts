import * as z from 'zod'

/**
 * How a term was found: as itself, within a compound, with other spacing, by another name, exactly as quoted, or its several words near
 * each other.
 */
export const MatchRule = z.enum(['word', 'compound', 'spacing', 'synonym', 'exact', 'near'])
export type MatchRule = z.infer<typeof MatchRule>

export const TextPart = z.enum(['title', 'subtitle', 'lead', 'body'])
export type TextPart = z.infer<typeof TextPart>

/**
 * Why a release answers a query: the words of the release as they stand there, and where they stand. `publisher`: the query asks for
 * everything of a ministry or kind, which `words` names.
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
  /** The most prominent part of the release that holds the term. */
  part: TextPart.optional(),
  /** How many sentences name it, counted up to three; the title is one. `환경·사회·지배구조(ESG)` names it once. */
  mentions: z.int().optional(),
  /** Whether a press release names it only in passing, where part and mentions alone would say otherwise (see isPassing). */
  passing: z.boolean().optional(),
  /** Which share of the letters of title and body these mentions are. */
  share: z.number().optional(),
})
export type Match = z.infer<typeof Match>
