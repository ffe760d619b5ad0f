import * as z from 'zod'
import { ReleaseKind } from '../../releases/release-kind.ts'
import { Expression, Markup, markups, PageMarkup } from './markup.ts'
import { SOURCE_SECRET_NAMES } from './source-secrets.ts'

/** How a site is asked, whatever it sends. */
const Address = z.object({
  url: z.url({ protocol: /^https?$/ }),
  /** How we know the address, and when it last answered. */
  evidence: z.string().optional(),
  /** How often a connection that is reset is tried again within one reading. */
  retries: z.int().min(0).max(8).default(0),
  /** Certificate authority (PEM) for a site that sends an incomplete chain. */
  ca: z.string().optional(),
})

/** How a script of its pages makes the address of an attached file of the ids it is called with: see page/file-address.ts. */
const FileScript = z.object({ id: Expression, to: z.string() })

const FeedWay = Address.extend({
  kind: z.literal('feed'),
  /** Some sites give their feed only to POST. */
  method: z.enum(['GET', 'POST']).default('GET'),
  /** Its times are those of Seoul, though the feed labels them +0000. */
  clock: z.literal('seoul, called utc').optional(),
  /** How the pages behind releases without a text are read, where robots may; `none` (or absent): they are not. */
  page: z.union([z.literal('none').transform(() => undefined), PageMarkup]).optional(),
  fileScript: FileScript.optional(),
})

const BoardWay = Address.extend({
  kind: z.literal('board'),
  /** A name in markups.json, or the markup itself. */
  markup: z.union([z.enum(Object.keys(markups)).transform((name) => markups[name] as Markup), Markup]),
  fileScript: FileScript.optional(),
})

/**
 * The fields of every line that is a source of its own. `fallback` is a second way to the same releases, read while the first is ill. Both
 * ways must give one address to one release, save for what identities leave out (releases/same-release/identity.ts).
 */
const Source = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Korean, as people are shown it. */
  name: z.string().min(1),
  ministry: z.string().optional(),
  /** What it publishes, where that is no press releases and its rows do not say it. */
  announces: ReleaseKind.optional(),
  /** `announce`: what is old on the first reading is announced, too. */
  firstSight: z.literal('announce').optional(),
  /** A new release is expected at least every so many working days, until the source's own days show its rhythm; absent where nobody knows. */
  rhythm: z.number().positive().optional(),
  /** The key its reader needs, by the name of the parameter that holds it. */
  secret: z.enum(SOURCE_SECRET_NAMES).optional(),
  /** Under which licence its texts are published. */
  licence: z.string().optional(),
  fallback: z.discriminatedUnion('kind', [FeedWay, BoardWay]).optional(),
})

export const FeedLine = Source.extend(FeedWay.shape)
export type FeedLine = z.infer<typeof FeedLine>

export const BoardLine = Source.extend(BoardWay.shape)
export type BoardLine = z.infer<typeof BoardLine>

export const OpenApiLine = Source.extend(Address.shape).extend({
  kind: z.literal('open api'),
  // Extra lines of installations may have been written before lines named their keys.
  secret: z.enum(SOURCE_SECRET_NAMES).default('data-go-kr-key'),
  /** How many days one request asks for; the service allows three at most. */
  windowDays: z.union([z.literal(1), z.literal(3)]),
})
export type OpenApiLine = z.infer<typeof OpenApiLine>

/** Drafts of laws (`announces` 입법예고) or of rules (행정예고) by the service of 국민참여입법센터. */
export const LawmakingLine = Source.extend(Address.shape).extend({
  kind: z.literal('lawmaking'),
  secret: z.enum(SOURCE_SECRET_NAMES).default('lawmaking-id'),
  announces: z.enum(['입법예고', '행정예고']),
})
export type LawmakingLine = z.infer<typeof LawmakingLine>

/** Bills on which the National Assembly takes comments. */
export const AssemblyLine = Source.extend(Address.shape).extend({
  kind: z.literal('assembly'),
  secret: z.enum(SOURCE_SECRET_NAMES).default('assembly-key'),
})
export type AssemblyLine = z.infer<typeof AssemblyLine>

/** Laws that are promulgated (`law`), or 고시, 훈령, 예규 and 공고 that are issued (`admrul`), by the service of 국가법령정보센터. */
export const LawLine = Source.extend(Address.shape).extend({
  kind: z.literal('law'),
  secret: z.enum(SOURCE_SECRET_NAMES).default('law-id'),
  target: z.enum(['law', 'admrul']),
})
export type LawLine = z.infer<typeof LawLine>

export const CatalogLine = z.discriminatedUnion('kind', [
  FeedLine,
  BoardLine,
  OpenApiLine,
  LawmakingLine,
  AssemblyLine,
  LawLine,
])
export type CatalogLine = z.infer<typeof CatalogLine>
