import * as z from 'zod'
import { ReleaseKind } from '../../releases/release-kind.ts'
import named from './markups.json' with { type: 'json' }

/** A CSS selector; with `@name` behind it, that attribute instead of the text: `a.subject@title`. `@name` alone is the row's own attribute. */
const Selector = z.string().min(1)
/** The source of a regular expression. */
export const Expression = z.string().refine(isExpression, 'no regular expression')

const List = z.object({
  row: Selector,
  /** Parts of a row that are removed before it is read. */
  without: Selector.optional(),
  title: Selector,
  /** Parts of the title that are none of it, such as its date; they are removed once the rest of the row is read. */
  titleWithout: Selector.optional(),
  link: Selector.default('a@href'),
  /**
   * For links made by script: the expression finds the id in what `link` gives, and `linkTo` is the address with `{id}` in it (`{id2}` for
   * its second group). `{list}` there is the list's own address without what follows `?`, and `{?name=value}` its parameter
   * `name`, that value where it has none: a site has several boards.
   */
  linkId: Expression.optional(),
  linkTo: z.string().optional(),
  /** The first of these that reads as a date. */
  date: Selector.default('td'),
  ministry: Selector.optional(),
  /** The field with the period in which one may comment or apply: `2026. 8. 7. ~ 2026. 9. 10.`. */
  due: Selector.optional(),
  /** What its rows are, where they are no press releases. */
  kind: ReleaseKind.optional(),
  /** Where the selector of the ministry may give something else, a department: the expression finds the ministry in what it gives. */
  ministryIn: Expression.optional(),
  text: Selector.optional(),
  /**
   * What the address of the second page has that the first's has not, a parameter and its value: `pageIndex=2`, or `offset=10` where pages are
   * told by the rows before them. Absent: the page's own link to it is followed, where it has one.
   */
  nextPage: z
    .string()
    .regex(/^[\w.-]+=\d+$/)
    .optional(),
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
  /**
   * An expression that holds only for links of `site`, its board's own number or folder in them: a list without an address of its own that has
   * one is from there. What the board engine makes of any site's links is no such thing.
   */
  ownLinks: Expression.optional(),
  /** Where the links alone may be another site's: one of the cells that `list.ministry` gives must fit this, too. */
  ownCells: Expression.optional(),
})
export type Markup = z.infer<typeof Markup>
export type ListMarkup = z.infer<typeof List>

/** The markups that boards share, by name; the file says how we know each. */
export const markups: Record<string, Markup> = z.record(z.string(), Markup).parse(named)

function isExpression(source: string): boolean {
  try {
    return Boolean(new RegExp(source))
  } catch {
    return false
  }
}
