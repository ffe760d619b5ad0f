import type { RawRelease } from '../../releases/raw-release.ts'
import { extractProse } from '../../text/release-prose.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import type { PageMarkup } from '../catalog/markup.ts'
import type { Failed } from '../fetch/ask-source.ts'
import { openPages } from './open-pages.ts'
import type { ReleasePage } from './release-page.ts'

/** In so many readings a row of today waits for a page that cannot be reached: a summary is not worth more. */
const TRIES = 3
/** A text longer than this is one, whatever it says. */
const SHORT = 300

export interface Completed {
  rows: RawRelease[]
  /** Rows left out until their page can be read: the list is to be read again. */
  waiting: number
  /** Rows of a curated board whose pages cannot be read. */
  skipped: number
  /** Set where a curated board's pages fail one after the other, so that nothing of it can be read. */
  failure?: Failed | undefined
}

export interface MissingTextsDeps {
  /** Which of these addresses lead to stored releases: their pages are not read again. */
  storedAddresses(addresses: string[]): Promise<Set<string>>
}

/** How often a row has waited since this process began. */
const waited = new Map<string, number>()

/**
 * Reads the pages behind rows that are not known yet and lack their text. A curated row counts only with its page; any other of
 * today waits a few readings for a page that cannot be reached.
 */
export async function complete(
  line: CatalogLine,
  rows: RawRelease[],
  page: PageMarkup,
  deps: MissingTextsDeps,
  now: Instant,
): Promise<Completed> {
  const isCurated = page !== 'any' && page.attribution
  const wanting = new Set(rows.filter((row) => isCurated || lacksText(row)))
  const already = wanting.size > 0 ? await deps.storedAddresses([...wanting].map(({ url }) => url)) : new Set<string>()
  const pages = openPages(line, page, now)
  const kept: RawRelease[] = []
  let waiting = 0
  let skipped = 0
  for (const row of rows) {
    if (!wanting.has(row)) {
      kept.push(row)
      continue
    }
    // Its page was read once: what the list says instead is no change of it.
    if (already.has(row.url)) {
      kept.push({ ...row, text: '' })
      continue
    }
    const read = await pages.read(row)
    if (read && !('outcome' in read)) kept.push(isCurated ? curated(row, read) : joined(row, read))
    else if (mayCome(read) && (isCurated || isWorthWaiting(row, read, now))) waiting += 1
    else if (isCurated) skipped += 1
    else kept.push(row)
  }
  return { rows: kept, waiting, skipped, failure: isCurated ? pages.failure() : undefined }
}

/** No text, or one that says nothing: the title again, or that there is an attachment. A page that many share is nobody's. */
function lacksText({ text, title, apart }: RawRelease): boolean {
  if (text.length > SHORT || apart !== undefined) return false
  const { sentences, fragments } = extractProse(text, title)
  return sentences.length + fragments.length === 0
}

function mayCome(read: Failed | undefined): boolean {
  return !read || read.reason === 'unreachable' || read.reason === 'timeout'
}

/** One that was not asked for yet waits without being counted. */
function isWorthWaiting({ url, published }: RawRelease, failed: Failed | undefined, now: Instant): boolean {
  const times = (waited.get(url) ?? 0) + Number(failed !== undefined)
  const waits = times < TRIES && published?.day === seoulDay(now)
  if (waits) waited.set(url, times)
  else waited.delete(url)
  return waits
}

function joined(row: RawRelease, { text, title, ministry, attachments }: ReleasePage): RawRelease {
  waited.delete(row.url)
  const isCut = row.title.endsWith('…') || row.title.endsWith('...')
  return {
    ...row,
    title: isCut ? (title ?? row.title) : row.title,
    text: text || row.text,
    ministry: ministry ?? row.ministry,
    ...(attachments && { attachments }),
  }
}

/** A curated board's row becomes the release it points to: the original's address and day, never the board's. */
function curated(row: RawRelease, read: ReleasePage): RawRelease {
  const [original, ...others] = read.alsoAt ?? []
  return {
    ...joined(row, read),
    url: original ?? row.url,
    alsoAt: original ? [row.url, ...others] : [],
    published: read.published,
  }
}
