import * as z from 'zod'
import { Markup, markups, PageMarkup } from './markup.ts'
import { SOURCE_SECRET_NAMES } from './source-secrets.ts'

/** What every source says of itself, whatever its kind. */
const Common = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Korean, as people are shown it. */
  name: z.string().min(1),
  ministry: z.string().optional(),
  firstSight: z.literal('announce').optional(),
  url: z.url({ protocol: /^https?$/ }),
  /** A new release is expected at least every so many working days; absent where nobody knows. */
  rhythm: z.number().positive().optional(),
  /** The key its reader needs, by the name of the parameter that holds it. */
  secret: z.enum(SOURCE_SECRET_NAMES).optional(),
  /** What may be done with its texts. */
  licence: z.string().optional(),
  /** How the address is known. */
  evidence: z.string().optional(),
  /** How often a connection that breaks is tried again within one reading. */
  retries: z.int().min(0).max(8).default(0),
  /** Certificate authority (PEM) for a site that sends an incomplete chain. */
  ca: z.string().optional(),
})

export const FeedLine = Common.extend({
  kind: z.literal('feed'),
  /** Some sites answer their feed to POST only. */
  method: z.enum(['GET', 'POST']).default('GET'),
  /** The site's clock shows Seoul and its feed labels it +0000. */
  clock: z.literal('seoul, called utc').optional(),
  /** How the pages behind releases without a text are read, where robots may; `none` (or absent): they are not. */
  page: z.union([z.literal('none').transform(() => undefined), PageMarkup]).optional(),
})
export type FeedLine = z.infer<typeof FeedLine>

export const BoardLine = Common.extend({
  kind: z.literal('board'),
  /** By name, or spelt out. */
  markup: z.union([z.enum(Object.keys(markups)).transform((name) => markups[name] as Markup), Markup]),
})
export type BoardLine = z.infer<typeof BoardLine>

export const OpenApiLine = Common.extend({
  kind: z.literal('open api'),
  // A line of an installation's own that does not name it means this one.
  secret: z.enum(SOURCE_SECRET_NAMES).default('data-go-kr-key'),
  /** Days asked for at once, ends included; the service takes three at most. */
  windowDays: z.union([z.literal(1), z.literal(3)]),
})
export type OpenApiLine = z.infer<typeof OpenApiLine>

export const CatalogLine = z.discriminatedUnion('kind', [FeedLine, BoardLine, OpenApiLine])
export type CatalogLine = z.infer<typeof CatalogLine>
