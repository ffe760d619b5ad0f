import { type AttachmentFailure, type Block, UnreadableFile } from './document-block.ts'
import { textOfDocument } from './document-text.ts'
import { isOle, openOle } from './ole-file.ts'
import { readHwp } from './read-hwp.ts'
import { readHwpx } from './read-hwpx.ts'
import { openZip } from './zip-file.ts'

export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024

/** What a file is, by its first bytes: names and types that sites send are often wrong. */
export type AttachmentFormat = 'hwpx' | 'hwp' | 'pdf' | 'other'

export type ReadAttachment =
  | { outcome: 'read'; format: AttachmentFormat; text: string }
  | { outcome: 'failed'; format: AttachmentFormat; failure: AttachmentFailure }

const ZIP_SIGNATURE = Buffer.from('504b0304', 'hex')
const PDF_SIGNATURE = '%PDF-'
const OLD_SIGNATURE = 'HWP Document File V'

/**
 * The words of a release in an attached file. Whatever stands in the file, the answer is a value, and the work is bounded. A PDF is recognised
 * and not read: there is no reader yet that a made-up file could not keep busy for ever.
 */
export function readAttachment(file: Buffer): ReadAttachment {
  const format = attachmentFormat(file)
  const failed = (failure: AttachmentFailure): ReadAttachment => ({ outcome: 'failed', format, failure })
  if (file.length === 0) return failed('empty')
  if (file.length > MAX_ATTACHMENT_BYTES) return failed('too large')
  if (format === 'pdf') return failed('unsupported')
  try {
    const blocks = blocksOf(file, format)
    if (!blocks) return failed(isMarkup(file) ? 'broken' : 'unsupported')
    const text = textOfDocument(blocks)
    return text === '' ? failed('empty') : { outcome: 'read', format, text }
  } catch (error) {
    if (error instanceof UnreadableFile) return failed(error.failure)
    // A place outside the bytes: the file is damaged.
    if (error instanceof RangeError) return failed('broken')
    throw error
  }
}

export function attachmentFormat(file: Buffer): AttachmentFormat {
  const start = file.subarray(0, 1024)
  if (start.subarray(0, ZIP_SIGNATURE.length).equals(ZIP_SIGNATURE)) return 'hwpx'
  if (isOle(file) || start.toString('latin1').startsWith(OLD_SIGNATURE)) return 'hwp'
  return start.includes(PDF_SIGNATURE) ? 'pdf' : 'other'
}

/** Undefined for a file of another program, though it is packed in the same way. */
function blocksOf(file: Buffer, format: AttachmentFormat): Block[] | undefined {
  if (format === 'hwpx')
    return openZip(file).names.some((name) => /^Contents\//i.test(name)) ? readHwpx(file) : undefined
  if (format !== 'hwp') return undefined
  if (!isOle(file)) throw new UnreadableFile('old', 'a document of Hangul 3 or before')
  return openOle(file).paths.includes('FileHeader') ? readHwp(file) : undefined
}

/** A page in place of a file: a login, an error, a notice. */
function isMarkup(file: Buffer): boolean {
  return /^\s*</.test(
    file
      .subarray(0, 200)
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, ''),
  )
}
