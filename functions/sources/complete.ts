import type { RawRelease } from '../releases/raw-release.ts'
import { decode } from '../text/charset.ts'
import { type Instant, seoulDay } from '../text/seoul.ts'
import { askPage, type Failed, failed } from './ask.ts'
import type { CatalogLine } from './catalog-line.ts'
import type { PageMarkup } from './markup.ts'
import { type ReleasePage, releasePage } from './release-page.ts'
import { parseMarkup } from './select.ts'

/** How long (ms) pages of one source are begun in one reading: a slow site must not hold up the others. */
const PATIENCE = 60_000
/** After so many pages that failed in a row no more are asked for in one reading. */
const FAILURES = 3

export interface Completed {
  rows: RawRelease[]
  /** Rows left out until their page can be read: the list is to be read again. */
  waiting: number
  /** Set where a curated board's pages fail one after the other, so that nothing of it can be read. */
  failure?: Failed
}

/**
 * Reads the pages behind rows that are not known yet and lack their text. A curated row counts only with its page; any other waits for
 * a page that cannot be reached until its own day is over.
 */
export async function complete(
  line: CatalogLine,
  rows: RawRelease[],
  page: PageMarkup,
  known: (addresses: string[]) => Promise<Set<string>>,
  now: Instant,
): Promise<Completed> {
  const wanting = rows.filter(({ text }) => text === '')
  const already = wanting.length > 0 ? await known(wanting.map(({ url }) => url)) : new Set<string>()
  const until = performance.now() + PATIENCE
  const kept: RawRelease[] = []
  let waiting = 0
  let pagesRead = 0
  let failures: Failed[] = []
  for (const row of rows) {
    if (row.text !== '' || already.has(row.url)) {
      kept.push(row)
      continue
    }
    const asks = failures.length < FAILURES && performance.now() < until
    const read = asks ? await pageOf(line, row.url, page, now) : failures.at(-1)
    if (read && !('outcome' in read)) {
      kept.push(joined(row, read, page))
      pagesRead += 1
      failures = []
      continue
    }
    if (asks && read) failures.push(read)
    const mayCome = !read || read.reason === 'unreachable' || read.reason === 'timeout'
    if (page.attribution || (mayCome && row.published?.day === seoulDay(now))) waiting += 1
    else kept.push(row)
  }
  const [failure] = failures.slice(FAILURES - 1)
  return { rows: kept, waiting, ...(failure && page.attribution && pagesRead === 0 && { failure }) }
}

async function pageOf(
  line: CatalogLine,
  address: string,
  page: PageMarkup,
  now: Instant,
): Promise<ReleasePage | Failed> {
  const answer = await askPage(line, address)
  if (answer.outcome === 'failed') return failed(answer, now)
  const read =
    answer.outcome === 'ok' && releasePage(parseMarkup(decode(answer.body, answer.contentType)), page, answer.url)
  return read || { outcome: 'failed', reason: 'broken', detail: '발표 페이지에서 본문을 찾지 못했습니다.' }
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
