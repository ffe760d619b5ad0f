import type { RawRelease } from '../../releases/raw-release.ts'
import type { Day } from '../../text/seoul.ts'
import type { ListMarkup, Markup } from '../catalog/markup.ts'
import { type Node, selectInnermost, selectValues } from '../document/markup-tree.ts'
import { hostOf, namesIn, type RowMarks, type SiteEvidence, siteEvidence } from '../document/page-site.ts'
import { parseBoard } from './parse-board.ts'

/** A page read as a list by one markup. */
export interface MarkedList {
  markup: string
  /** By what the page is known to be of the markup's site; undefined where only the markup's shape fits. */
  evidence: SiteEvidence | undefined
  /** Rows with a relative link have an empty address where the page's own is not known. */
  rows: RawRelease[]
  /** How many rows have a title and no link that leads anywhere. */
  skipped: number
}

/**
 * Reads a page as a list by the markup that fits it best: one of the page's own site before one whose shape alone fits, then the one that
 * finds most. Half of Korea's boards share a shape, so that a markup lends its site's address only to a page that is of the site. Undefined
 * where no markup finds a title.
 */
export function readAsList(
  page: Node,
  markups: Record<string, Markup>,
  address: string | undefined,
  today?: Day,
): MarkedList | undefined {
  const names = namesIn(page)
  const readings = Object.entries(markups).map(([name, markup]): MarkedList => {
    const evidence = siteEvidence(names, markup, rowMarks(page, markup.list), address)
    // An address made of an id is one of the markup's site, whatever page the id was found on.
    const isMadeElsewhere = markup.list.linkTo !== undefined && markup.site !== undefined && !evidence
    const none = { rows: [], skipped: 0 }
    const list = isMadeElsewhere ? none : parseBoard(page, markup.list, baseOf(markup, evidence, address), today)
    return { markup: name, evidence, ...list }
  })
  const found = readings.filter(({ rows }) => rows.length > 0)
  if (found.length === 0) return readings.find(({ skipped }) => skipped > 0)
  const own = found.filter(({ evidence }) => evidence !== undefined)
  return (own.length > 0 ? own : found).reduce<MarkedList | undefined>(
    (best, next) => (best && best.rows.length >= next.rows.length ? best : next),
    undefined,
  )
}

function rowMarks(page: Node, { row, link, ministry }: ListMarkup): RowMarks {
  const rows = selectInnermost(page, row)
  return {
    links: rows.flatMap((one) => [...selectValues(one, `${link}, a@href`)]),
    cells: ministry ? rows.flatMap((one) => [...selectValues(one, ministry)]) : [],
  }
}

/** Many sites give their front page as the address of every page: then links begin where the markup says that its lists stand. */
function baseOf({ site }: Markup, evidence: SiteEvidence | undefined, address: string | undefined): string | undefined {
  if (!evidence) return address
  const isFrontPage = address !== undefined && /^\/?$/.test(new URL(address).pathname + new URL(address).search)
  return address === undefined || (isFrontPage && hostOf(address) === hostOf(site)) ? site : address
}
