import type { RawRelease } from '../../releases/raw-release.ts'
import type { Attachment } from '../../releases/release.ts'
import { decode } from '../../text/charset.ts'
import type { Instant } from '../../text/seoul.ts'
import { attachmentFormat } from '../attachment/read-attachment.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import type { PageMarkup } from '../catalog/markup.ts'
import { parseMarkup } from '../document/markup-tree.ts'
import { fetchPage } from '../fetch/fetch-page.ts'
import { type FailedReading, failedReading } from '../fetch/fetch-source.ts'
import type { FileScript } from './file-address.ts'
import { parseMarkedPage, type ReleasePage } from './parse-marked-page.ts'
import { parseUnknownPage } from './parse-unknown-page.ts'

// Bounds of one reading of one source: a slow site must not hold up the others.
const TIME_LIMIT_MS = 60_000
const MAX_PAGES = 30
const MAX_FILES = 30
/** After so many failures in a row no more pages are read. */
const MAX_FAILURES_IN_A_ROW = 3

const TEXT_TYPES = /html|xml|text/i

export interface PageReader {
  /** Whether there is time in this reading for one more attached file; counts it where there is. */
  mayReadFile(): boolean
  /**
   * Returns the page behind a row; the last failure, as `isUnasked`, once too many pages failed in a row; undefined once the time or page
   * limit is used up.
   */
  read(row: RawRelease): Promise<ReleasePage | (FailedReading & { isUnasked?: true }) | undefined>
  /** The last failure, if too many pages failed in a row and none was read. */
  failure(): FailedReading | undefined
}

/** Reads the pages behind the rows of one source within the bounds of one reading. */
export function openPageReader(line: CatalogLine, markup: PageMarkup, now: Instant): PageReader {
  const endsAt = performance.now() + TIME_LIMIT_MS
  let failuresInARow: FailedReading[] = []
  let requested = 0
  let wereRead = 0
  let files = 0
  return {
    mayReadFile() {
      if (files >= MAX_FILES || performance.now() > endsAt) return false
      files += 1
      return true
    },
    async read(row) {
      const last = failuresInARow.at(-1)
      if (last && failuresInARow.length >= MAX_FAILURES_IN_A_ROW) return { ...last, isUnasked: true }
      if (requested >= MAX_PAGES || performance.now() > endsAt) return undefined
      requested += 1
      const page = await readPage(line, row, markup, now)
      if ('outcome' in page) {
        failuresInARow.push(page)
      } else {
        failuresInARow = []
        wereRead += 1
      }
      return page
    },
    failure: () =>
      wereRead === 0 && failuresInARow.length >= MAX_FAILURES_IN_A_ROW ? failuresInARow.at(-1) : undefined,
  }
}

/**
 * Reads the page behind a row. One that is no page of this release (a picture, a login) adds an empty text and is no failure; one that turns
 * out to be a document is the release's file.
 */
async function readPage(
  line: CatalogLine,
  { url, title }: RawRelease,
  markup: PageMarkup,
  now: Instant,
): Promise<ReleasePage | FailedReading> {
  const result = await fetchPage(line, url, now)
  if (result.outcome === 'failed') return failedReading(result, now)
  if (result.outcome === 'not modified') throw new Error(`${url} answered 304 to a request without validators`)
  const format = attachmentFormat(result.body)
  if (format !== 'other') return { text: '', attachments: [ownFile(format, url)] }
  if (!TEXT_TYPES.test(result.contentType || 'html')) return { text: '' }
  const foundOn = { referer: result.url, cookies: result.cookies }
  const html = decode(result.body, result.contentType)
  const marked =
    markup === 'any' ? undefined : parseMarkedPage(parseMarkup(html), markup, result.url, fileScriptOf(line))
  if (markup !== 'any' && markup.attribution) {
    return marked
      ? { ...marked, foundOn }
      : { outcome: 'failed', reason: 'broken', detail: '발표 페이지에서 본문을 찾지 못했습니다.' }
  }
  if (marked?.text) return { ...marked, foundOn }
  return {
    foundOn,
    ...marked,
    ...(parseUnknownPage(parseMarkup(html), title, result.url, fileScriptOf(line)) ?? { text: '' }),
  }
}

/** The file to which a row itself links. It is no annex, whatever the row's title says. */
export function ownFile(format: string, url: string): Attachment {
  return { name: `보도자료.${format}`, url }
}

function fileScriptOf(line: CatalogLine): FileScript | undefined {
  return 'fileScript' in line ? line.fileScript : undefined
}
