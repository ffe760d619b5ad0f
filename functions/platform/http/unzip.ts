import { constants, gunzipSync } from 'node:zlib'

export interface Unzipped {
  bytes: Buffer
  /** Its end is missing: these are the bytes up to there. */
  isCut: boolean
}

/**
 * A body that is gzip though no header says so, as some servers and caches send it, unzipped; any other as it is. Throws a RangeError
 * (ERR_BUFFER_TOO_LARGE) where more than `maxBytes` come out, and an error with a code of zlib (Z_…) where it is damaged, or cut off before
 * anything came.
 */
export function unzip(body: Buffer, maxBytes: number): Unzipped {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return { bytes: body, isCut: false }
  try {
    return { bytes: gunzipSync(body, { maxOutputLength: maxBytes }), isCut: false }
  } catch (error) {
    if (codeOf(error) !== 'Z_BUF_ERROR') throw error
    const bytes = gunzipSync(body, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH })
    if (bytes.length === 0) throw error
    return { bytes, isCut: true }
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
