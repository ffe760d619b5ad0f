import { log } from '../../platform/log.ts'
import type { RawRelease } from '../../releases/raw-release.ts'
import { hasOwnNumber, identityOf } from '../../releases/same-release/identity.ts'
import type { ListEnd } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import type { BoardLine } from '../catalog/catalog-line.ts'
import { parseMarkup } from '../document/markup-tree.ts'
import { fetchPage } from '../fetch/fetch-page.ts'
import { rowsAbove } from './list-end.ts'
import { pageAddress } from './next-page.ts'
import { parseBoard } from './parse-board.ts'

/** As many as the pages behind rows that one reading reads. */
const MAX_ROWS_PER_READING = 30
const MAX_PAGES_PER_READING = 4
/** Further down nobody looks: a list whose rows are all unknown for so long is another list. */
const LAST_PAGE = 20

export interface FurtherPages {
  rows: RawRelease[]
  skipped: number
  /** The page that the next reading has to begin with, because this one did not get down to what was known. */
  nextPage?: number
}

/**
 * Reads on from page `from` of a list, politely, until a page shows what was known. `known` are the rows of the first page, which pages repeat
 * where something is pinned or has come meanwhile. A page that cannot be reached now is read in the next reading; one that says nothing new,
 * or does not exist, ends the list.
 */
export async function readFurtherPages(
  line: BoardLine,
  first: { address: string; rows: RawRelease[] },
  secondPage: string,
  end: ListEnd,
  from: number,
  now: Instant,
): Promise<FurtherPages> {
  const seen = new Set(first.rows.map(nameOf))
  const rows: RawRelease[] = []
  let skipped = 0
  const isFull = () => first.rows.length + rows.length >= MAX_ROWS_PER_READING
  for (let page = from; page <= LAST_PAGE; page += 1) {
    if (page > from && (isFull() || page >= from + MAX_PAGES_PER_READING)) return { rows, skipped, nextPage: page }
    const result = await fetchPage(line, pageAddress(first.address, secondPage, page), now)
    if (result.outcome === 'failed' && (/^(?:unreachable|timeout)$/.test(result.reason) || result.status === 429))
      return { rows, skipped, nextPage: page }
    if (result.outcome !== 'ok') break
    const document = parseMarkup(decode(result.body, result.contentType))
    const list = parseBoard(document, line.markup.list, result.url, seoulDay(now))
    // Below its last page a list is empty: then all of it was read.
    if (list.rows.length === 0) return { rows, skipped }
    const unseen = list.rows.filter((row) => !seen.has(nameOf(row)))
    if (unseen.length === 0) break
    for (const row of unseen) seen.add(nameOf(row))
    const above = rowsAbove(end, unseen)
    rows.push(...above.rows)
    skipped += list.skipped
    if (above.isReached) return { rows, skipped }
  }
  sayNotReached(line)
  return { rows, skipped }
}

/** Something may be missing, and no later reading brings it. */
export function sayNotReached({ id }: BoardLine): void {
  log.error('list not read down to what was known', { sourceId: id })
}

/** An address without a number of its own may be that of several releases: then the title says which. */
function nameOf({ url, apart, title }: RawRelease): string {
  const identity = url === '' ? '' : identityOf(url)
  return hasOwnNumber(identity) ? `${identity} ${apart ?? ''}` : `${identity} ${title}`
}
