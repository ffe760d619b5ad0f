import { constants, gunzipSync } from 'node:zlib'

/**
 * A body that is gzip though no header says so, as some servers and caches send it, unzipped; any other as it is. What was cut off gives
 * what came. Throws a RangeError (ERR_BUFFER_TOO_LARGE) where more than `maxBytes` come out.
 */
export function unzipped(body: Buffer, maxBytes: number): Buffer {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body
  try {
    return gunzipSync(body, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    if (isTooLarge(error)) throw error
    return body
  }
}

export function isTooLarge(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_BUFFER_TOO_LARGE'
}
