import * as z from 'zod'
import named from './markups.json' with { type: 'json' }

/** A CSS selector; with `@name` behind it, that attribute instead of the text: `a.subject@title`. */
const Selector = z.string().min(1)

const List = z.object({
  row: Selector,
  /** Parts of a row that are removed before it is read. */
  without: Selector.optional(),
  title: Selector,
  link: Selector.default('a@href'),
  /** For links made by script: the expression finds the id in what `link` gives, and `linkTo` is the address with `{id}` in it. */
  linkId: z.string().optional(),
  linkTo: z.string().optional(),
  /** The first of these that reads as a date. */
  date: Selector.default('td'),
  ministry: Selector.optional(),
  text: Selector.optional(),
})

const Page = z.object({
  text: Selector,
  without: Selector.optional(),
  title: Selector.optional(),
  /** Fields of the site, each with its label before it; 담당부서 gives the ministry. */
  extra: Selector.optional(),
  /** The links of attached files. */
  files: Selector.optional(),
  /**
   * A curated board gives the source of each text below it: `(산업통상자원부, 2023.12.15)` and the address of the original. That is the day
   * a release was published, not the board's own, so that a row is read only together with its page.
   */
  attribution: z.boolean().default(false),
})

/** `any`: pages whose markup is not described. A page on which the selectors find nothing is read in the same way. */
export const PageMarkup = z.union([z.literal('any'), Page])
export type PageMarkup = z.infer<typeof PageMarkup>
export type PageSelectors = z.infer<typeof Page>

/** How a board is marked up: its list, and the pages behind its rows where they are read. */
export const Markup = z.object({
  list: List,
  page: PageMarkup.optional(),
  /** Where its relative links begin, on a page without an address that is of this site. What a page must say of itself for that is below. */
  site: z.url().optional(),
  /** What the site is called in the titles of its pages, or in `og:site_name`. */
  siteNames: z.array(z.string().min(1)).optional(),
  /** What only pages of this site contain: the addresses of its releases, for example. */
  siteMark: Selector.optional(),
})
export type Markup = z.infer<typeof Markup>
export type ListMarkup = z.infer<typeof List>

/** The markups that boards share, by name; the file says how we know each. */
export const markups: Record<string, Markup> = z.record(z.string(), Markup).parse(named)
