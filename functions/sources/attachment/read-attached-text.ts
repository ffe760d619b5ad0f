import type { Attachment } from '../../releases/release.ts'
import type { Instant } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import { fetchPage } from '../fetch/fetch-page.ts'
import { type FailedReading, failedReading } from '../fetch/fetch-source.ts'
import { chooseDocument } from './choose-attachment.ts'
import { MAX_ATTACHMENT_BYTES, readAttachment } from './read-attachment.ts'

const FILE_TIMEOUT_MS = 20_000

/** What became of a release's document. `unreadable`: damaged, old, empty, or no document at all. */
type FileOutcome = 'read' | 'locked' | 'too large' | 'unreadable' | 'pdf'

export interface AttachedText {
  /** Empty unless a document was read. */
  text: string
  /** Absent where there is no document, or it was not asked for. */
  outcome?: FileOutcome
  /** The document could not be fetched, and may be later. */
  failure?: FailedReading
  /** This reading has no time for it; a later one has. */
  isPutOff?: boolean
}

/** Where the files were found, as a browser would say it. */
export interface FoundOn {
  referer?: string | undefined
  cookies?: string | undefined
}

/**
 * The words of a release from its attached document, one file at a time: the second format only where the first cannot be read. `mayAsk` says
 * before each request whether there is time for it.
 */
export async function readAttachedText(
  line: CatalogLine,
  files: Attachment[],
  title: string,
  foundOn: FoundOn,
  now: Instant,
  mayAsk: () => boolean,
): Promise<AttachedText> {
  const document = chooseDocument(files, title)
  if (!document) return { text: '' }
  if (document.isPdf) return { text: '', outcome: 'pdf' }
  let outcome: FileOutcome | undefined
  for (const address of document.addresses) {
    if (!mayAsk()) return { text: '', isPutOff: true }
    const result = await fetchPage(line, address, now, {
      ...foundOn,
      maxBytes: MAX_ATTACHMENT_BYTES,
      timeoutMs: FILE_TIMEOUT_MS,
    })
    if (result.outcome === 'failed') {
      if (result.reason === 'unreachable' || result.reason === 'timeout')
        return { text: '', failure: failedReading(result, now) }
      if (result.reason === 'too large') outcome = 'too large'
      continue
    }
    if (result.outcome === 'not modified') continue
    const read = readAttachment(result.body)
    if (read.outcome === 'read') return { text: read.text, outcome: 'read' }
    outcome =
      read.failure === 'locked' || read.failure === 'too large'
        ? read.failure
        : read.format === 'pdf'
          ? 'pdf'
          : 'unreadable'
  }
  return { text: '', ...(outcome && { outcome }) }
}
