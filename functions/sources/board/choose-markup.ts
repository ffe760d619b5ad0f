import type { RawRelease } from '../../releases/raw-release.ts'
import type { Markup } from '../catalog/markup.ts'
import type { Node } from '../document/markup-tree.ts'
import { hostOf, type SiteEvidence, siteEvidence } from '../document/page-site.ts'
import { parseBoard } from './parse-board.ts'

/** A page read as a list by one markup. */
export interface MarkedList {
  markup: string
  /** By what the page is known to be of the markup's site; undefined where only the markup's shape fits. */
  evidence: SiteEvidence | undefined
  /** Rows with a relative link have an empty address where the page's own is not known. */
  rows: RawRelease[]
}

/**
 * Reads a page as a list by the markup that fits it best: one of the page's own site before one whose shape alone fits, then the one that
 * finds most. Half of Korea's boards share a shape, so that a markup lends its site's address only to a page that is of the site. Undefined
 * where no markup finds a row.
 */
export function readAsList(
  page: Node,
  markups: Record<string, Markup>,
  address: string | undefined,
): MarkedList | undefined {
  const readings = Object.entries(markups).map(([name, markup]): MarkedList => {
    const evidence = siteEvidence(page, markup, address)
    // An address made of an id is one of the markup's site, whatever page the id was found on.
    const isMadeElsewhere = markup.list.linkTo !== undefined && markup.site !== undefined && !evidence
    const rows = isMadeElsewhere ? [] : parseBoard(page, markup.list, baseOf(markup, evidence, address)).rows
    return { markup: name, evidence, rows }
  })
  const found = readings.filter(({ rows }) => rows.length > 0)
  const own = found.filter(({ evidence }) => evidence !== undefined)
  return (own.length > 0 ? own : found).reduce<MarkedList | undefined>(
    (best, next) => (best && best.rows.length >= next.rows.length ? best : next),
    undefined,
  )
}

/** Many sites give their front page as the address of every page: then links begin where the markup says that its lists stand. */
function baseOf({ site }: Markup, evidence: SiteEvidence | undefined, address: string | undefined): string | undefined {
  if (!evidence) return address
  const isFrontPage = address !== undefined && /^\/?$/.test(new URL(address).pathname + new URL(address).search)
  return address === undefined || (isFrontPage && hostOf(address) === hostOf(site)) ? site : address
}
