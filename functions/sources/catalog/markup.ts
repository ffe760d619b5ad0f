import * as z from 'zod'
import named from './markups.json' with { type: 'json' }

/** A CSS selector, with `@name` behind it where an attribute is meant: `a.subject@title`. */
const Selector = z.string().min(1)

const List = z.object({
  row: Selector,
  /** Parts of a row that are no part of what is read in it. */
  without: Selector.optional(),
  title: Selector,
  link: Selector.default('a@href'),
  /** For links that are script: the expression finds the id in what `link` gives, and `linkTo` is where `{id}` is read. */
  linkId: z.string().optional(),
  linkTo: z.string().optional(),
  /** The first of these that is a date. */
  date: Selector.default('td'),
  ministry: Selector.optional(),
  text: Selector.optional(),
})

const Page = z.object({
  text: Selector,
  without: Selector.optional(),
  title: Selector.optional(),
  /** The site's own fields, each with its label before it; the one called 담당부서 is the ministry. */
  extra: Selector.optional(),
  /** Attached files, by their links. */
  files: Selector.optional(),
  /**
   * A curated board names its source below each text: `(산업통상자원부, 2023.12.15)` and the original's address. The day a release was
   * published is that one, never the board's, so a row counts only after its page was read.
   */
  attribution: z.boolean().default(false),
})

/** `any`: a page whose markup nobody described, or that follows none. One with selectors that find nothing is read so too. */
export const PageMarkup = z.union([z.literal('any'), Page])
export type PageMarkup = z.infer<typeof PageMarkup>
export type PageSelectors = z.infer<typeof Page>

/** How a board is marked up: its list, and the pages behind it where they are read. */
export const Markup = z.object({
  list: List,
  page: PageMarkup.optional(),
  /** Where such a document comes from, for one that does not say. */
  site: z.url().optional(),
})
export type Markup = z.infer<typeof Markup>
export type ListMarkup = z.infer<typeof List>

/** Boards built alike share a name; the file says how each is known. */
export const markups: Record<string, Markup> = z.record(z.string(), Markup).parse(named)
