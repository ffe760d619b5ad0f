import type { RawRelease } from '../../releases/raw-release.ts'
import { mayKeepText } from '../../releases/release.ts'
import { pageId, type UnreadPage } from '../../releases/set-aside.ts'
import type { FileCounts } from '../../releases/source.ts'
import { extractProse } from '../../text/release-prose.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import { type AttachedText, type FoundOn, readAttachedText } from '../attachment/read-attached-text.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import type { PageMarkup } from '../catalog/markup.ts'
import type { FailedReading } from '../fetch/fetch-source.ts'
import { openPageReader, ownFile } from './page-reader.ts'
import type { ReleasePage } from './parse-marked-page.ts'

/** For so many readings a row of today waits for a page that cannot be reached; a text is not worth more delay. */
const MAX_READINGS = 3
/** A text longer than this counts as one, whatever it says. */
const MAX_EMPTY_TEXT_LENGTH = 300

export interface RowsWithTexts {
  rows: RawRelease[]
  /** How many rows were left out until their page can be read: then the list is read again. */
  waiting: number
  /** How many rows of a curated board have pages that cannot be read. */
  skipped: number
  /** The rows of a curated board whose pages were asked for and did not come. */
  unread?: UnreadPage[] | undefined
  /** What became of the documents attached to rows without a text. */
  files?: FileCounts | undefined
  /** Set when one page of a curated board after the other fails, so that nothing of it can be read. */
  failure?: FailedReading | undefined
}

export interface MissingTextsDeps {
  /** Which of these addresses lead to stored releases: their pages are not read again. */
  storedAddresses(addresses: string[]): Promise<Set<string>>
}

/** In how many readings of this process a row's page failed, by the row's address. */
const failedReadings = new Map<string, number>()

/**
 * Reads the pages behind rows that are not stored yet and lack their text, and where a page has none either, the document attached to it.
 * Without a `markup` no page is read: then files are those the rows name themselves. A row of a curated board counts only with its page: one
 * that cannot be reached is `unread`, and the pages in `restingPages` are not asked for. Any other row of today waits a few readings for a page
 * or file that cannot be reached, then counts without it.
 */
export async function readMissingTexts(
  line: CatalogLine,
  rows: RawRelease[],
  markup: PageMarkup | undefined,
  deps: MissingTextsDeps,
  now: Instant,
  restingPages: string[] = [],
): Promise<RowsWithTexts> {
  const isCurated = markup !== undefined && markup !== 'any' && markup.attribution
  const withoutText = new Set(
    rows.filter((row) => isCurated || (lacksText(row) && (markup || hasFiles(row) || ownDocument(row)))),
  )
  const stored =
    withoutText.size > 0 ? await deps.storedAddresses([...withoutText].map(({ url }) => url)) : new Set<string>()
  const pages = openPageReader(line, markup ?? 'any', now)
  const resting = new Set(restingPages)
  const complete: RawRelease[] = []
  let waiting = 0
  let skipped = 0
  const unread: UnreadPage[] = []
  const files: FileCounts = {}
  for (const row of rows) {
    if (!withoutText.has(row)) {
      complete.push(row)
      continue
    }
    // Already stored with the text of its page: drop the list's text so that it is not taken for a revision.
    if (stored.has(row.url)) {
      complete.push({ ...row, text: '' })
      continue
    }
    if (isCurated && resting.has(pageId(row.url))) continue
    const page = ownDocument(row) ?? (markup ? await pages.read(row) : { text: '' })
    if (page && !('outcome' in page)) {
      const whole = isCurated ? originalOf(row, page) : withPage(row, page)
      const filed = await documentOf(line, whole, page.foundOn ?? {}, now, pages.mayReadFile)
      if ((filed.failure || filed.isPutOff) && isWorthWaiting(row, filed.failure, now)) {
        waiting += 1
        continue
      }
      failedReadings.delete(row.url)
      if (filed.outcome) files[filed.outcome] = (files[filed.outcome] ?? 0) + 1
      complete.push(filed.text === '' ? whole : { ...whole, text: filed.text, textIn: 'attachment' })
    } else if (isCurated && page && !page.isUnasked && mayComeLater(page))
      unread.push({ url: row.url, title: row.title, why: `page: ${page.reason}`, day: row.published?.day })
    else if (mayComeLater(page) && (isCurated || isWorthWaiting(row, page, now))) waiting += 1
    else if (isCurated) skipped += 1
    else complete.push(row)
  }
  return {
    rows: complete,
    waiting,
    skipped,
    unread: unread.length > 0 ? unread : undefined,
    ...(Object.keys(files).length > 0 && { files }),
    failure: isCurated ? pages.failure() : undefined,
  }
}

/**
 * No text, or one that says nothing: only the title again, or that there is an attachment. Rows that share an address (`apart`) have no
 * page of their own.
 */
function lacksText({ text, title, apart }: RawRelease): boolean {
  if (text.length > MAX_EMPTY_TEXT_LENGTH || apart !== undefined) return false
  return extractProse(text, title).length === 0
}

function hasFiles({ attachments = [] }: RawRelease): boolean {
  return attachments.some(({ url }) => url !== undefined)
}

const DOCUMENT_ADDRESS = /\.(hwpx|hwp|pdf)$/i

/** A row whose link is the document itself has no page: it is its own only file. */
function ownDocument({ url }: RawRelease): ReleasePage | undefined {
  const [, format] = (URL.canParse(url) && DOCUMENT_ADDRESS.exec(new URL(url).pathname)) || []
  return format === undefined ? undefined : { text: '', attachments: [ownFile(format.toLowerCase(), url)] }
}

/** The words of a row's document, where the row has none of its own and its licence lets us keep them. */
async function documentOf(
  line: CatalogLine,
  row: RawRelease,
  foundOn: FoundOn,
  now: Instant,
  mayReadFile: () => boolean,
): Promise<AttachedText> {
  const { attachments = [], title, licence } = row
  if (!lacksText(row) || !mayKeepText(licence)) return { text: '' }
  return readAttachedText(line, attachments, title, foundOn, now, mayReadFile)
}

function mayComeLater(failure: FailedReading | undefined): boolean {
  return !failure || failure.reason === 'unreachable' || failure.reason === 'timeout'
}

/** A page that was not requested in this reading (no `failure`) does not count as a failed one. */
function isWorthWaiting({ url, published }: RawRelease, failure: FailedReading | undefined, now: Instant): boolean {
  const readings = (failedReadings.get(url) ?? 0) + Number(failure !== undefined)
  const isWorth = readings < MAX_READINGS && published?.day === seoulDay(now)
  if (isWorth) failedReadings.set(url, readings)
  else failedReadings.delete(url)
  return isWorth
}

function withPage(row: RawRelease, { text, title, ministry, attachments }: ReleasePage): RawRelease {
  const isTitleCut = row.title.endsWith('…') || row.title.endsWith('...')
  return {
    ...row,
    title: isTitleCut ? (title ?? row.title) : row.title,
    text: text || row.text,
    ministry: ministry ?? row.ministry,
    ...(attachments && { attachments }),
  }
}

/** A row of a curated board as the release it points to: with the address and day of the original, not of the board. */
function originalOf(row: RawRelease, page: ReleasePage): RawRelease {
  const [original, ...others] = page.alsoAt ?? []
  return {
    ...withPage(row, page),
    url: original ?? row.url,
    alsoAt: original ? [row.url, ...others] : [],
    published: page.published,
  }
}
