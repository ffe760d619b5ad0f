import { isUtf8 } from 'node:buffer'
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

export interface Unzipped {
  bytes: Buffer
  /** Its end is missing: these are the bytes up to there. */
  isCut: boolean
}

/** A proxy may compress what a server had compressed. */
const MAX_LAYERS = 4

/**
 * A body that is compressed though no header says so, as some servers and caches send it, unzipped: gzip or deflate, also one within another.
 * Any other as it is. Throws a RangeError (ERR_BUFFER_TOO_LARGE) where more than `maxBytes` come out, and an error with a code of zlib (Z_…)
 * where gzip is damaged, or cut off before anything came.
 */
export function unzip(body: Buffer, maxBytes: number): Unzipped {
  let unzipped: Unzipped = { bytes: body, isCut: false }
  for (let layers = 0; layers < MAX_LAYERS; layers += 1) {
    const inner = isGzip(unzipped.bytes) ? gunzip(unzipped.bytes, maxBytes) : inflated(unzipped.bytes, maxBytes)
    if (!inner) break
    unzipped = { bytes: inner.bytes, isCut: unzipped.isCut || inner.isCut }
  }
  return unzipped
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function gunzip(bytes: Buffer, maxBytes: number): Unzipped {
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: maxBytes }), isCut: false }
  } catch (error) {
    if (codeOf(error) !== 'Z_BUF_ERROR') throw error
    const begin = gunzipSync(bytes, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH })
    if (begin.length === 0) throw error
    return { bytes: begin, isCut: true }
  }
}

/** What a document begins with; deflate has no mark of its own. */
const DOCUMENT_START = /^(?:\ufeff)?\s*[<{["]/

/** Bytes that are deflate, with its header or without, and hold a document; undefined for any others. */
function inflated(bytes: Buffer, maxBytes: number): Unzipped | undefined {
  const [first = 0, second = 0] = bytes
  const hasHeader = (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0
  if (!hasHeader && (isUtf8(bytes) || DOCUMENT_START.test(bytes.toString('latin1', 0, 100)) || archiveOf(bytes)))
    return undefined
  const options = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH }
  try {
    const inner = hasHeader ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
    if (!isGzip(inner) && !DOCUMENT_START.test(inner.toString('utf8', 0, 100))) return undefined
    return { bytes: inner, isCut: isInflatedInPart(bytes, hasHeader, maxBytes) }
  } catch (error) {
    if (isTooLarge(error)) throw error
    return undefined
  }
}

function isInflatedInPart(bytes: Buffer, hasHeader: boolean, maxBytes: number): boolean {
  try {
    ;(hasHeader ? inflateSync : inflateRawSync)(bytes, { maxOutputLength: maxBytes })
    return false
  } catch {
    return true
  }
}

export function isTooLarge(error: unknown): boolean {
  return codeOf(error) === 'ERR_BUFFER_TOO_LARGE'
}

/** What cannot be unzipped because it is damaged or cut off. */
export function isDamaged(error: unknown): boolean {
  return /^Z_/.test(codeOf(error))
}

const ARCHIVES: [string, RegExp][] = [
  ['zip', /^504b0304/],
  ['bzip2', /^425a68/],
  ['xz', /^fd377a585a00/],
  ['7z', /^377abcaf271c/],
  ['zstd', /^28b52ffd/],
  ['rar', /^526172211a07/],
]

/** The name of the archive that bytes are, of those that are not unpacked; undefined for anything else. */
export function archiveOf(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 8).toString('hex')
  return ARCHIVES.find(([, signature]) => signature.test(start))?.[0]
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? ''
}
