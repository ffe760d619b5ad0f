import type { RawRelease } from '../releases/raw-release.ts'
import { decode } from '../text/charset.ts'
import { askPage } from './ask.ts'
import type { CatalogLine } from './catalog-line.ts'
import type { PageMarkup } from './markup.ts'
import { type ReleasePage, releasePage } from './release-page.ts'
import { parseMarkup } from './select.ts'

/** How long (ms) pages of one source are begun in one reading: a slow site must not hold up the others. */
const PATIENCE = 60_000

export interface Completed {
  rows: RawRelease[]
  /** Rows whose page could not be read now. */
  unread: number
}

/** Reads the pages behind rows that are not known yet and lack their text. A curated row counts only with its page. */
export async function complete(
  line: CatalogLine,
  rows: RawRelease[],
  page: PageMarkup,
  known: (addresses: string[]) => Promise<Set<string>>,
): Promise<Completed> {
  const wanting = rows.filter(({ text }) => text === '')
  const already = wanting.length > 0 ? await known(wanting.map(({ url }) => url)) : new Set<string>()
  const until = performance.now() + PATIENCE
  const kept: RawRelease[] = []
  let unread = 0
  for (const row of rows) {
    if (row.text !== '' || already.has(row.url)) {
      kept.push(row)
      continue
    }
    const read = performance.now() < until ? await pageOf(line, row.url, page) : undefined
    if (!read) unread += 1
    if (read || !page.attribution) kept.push(read ? joined(row, read, page) : row)
  }
  return { rows: kept, unread }
}

async function pageOf(line: CatalogLine, address: string, page: PageMarkup): Promise<ReleasePage | undefined> {
  const answer = await askPage(line, address)
  return answer.outcome === 'ok'
    ? releasePage(parseMarkup(decode(answer.body, answer.contentType)), page, answer.url)
    : undefined
}

/** A curated board's row becomes the release it points to: the original's address and day, never the board's. */
function joined(row: RawRelease, read: ReleasePage, page: PageMarkup): RawRelease {
  const [original, ...others] = read.alsoAt ?? []
  return {
    ...row,
    ...read,
    title: row.title.endsWith('…') || row.title.endsWith('...') ? (read.title ?? row.title) : row.title,
    url: original ?? row.url,
    alsoAt: original ? [row.url, ...others] : [],
    ministry: read.ministry ?? row.ministry,
    published: page.attribution ? read.published : row.published,
  }
}
