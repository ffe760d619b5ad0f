import { readFileSync, statSync } from 'node:fs'
import { archiveOf, isDamaged, isTooLarge, type Unzipped, unzip } from '../../../functions/platform/http/unzip.ts'
import type { Failure } from '../../../functions/releases/source.ts'

const MAX_FILE_BYTES = 64 * 1024 * 1024
const TOO_LARGE: Failure = { reason: 'too large', detail: '파일이 너무 큽니다.' }

/** The bytes of a file, unzipped where it is gzip; why there are none in a Korean sentence. */
export function readFile(path: string): Unzipped | Failure {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile()) return { reason: 'unreachable', detail: `파일이 없습니다: ${path}` }
  if (stats.size > MAX_FILE_BYTES) return TOO_LARGE
  try {
    return unzip(readFileSync(path), MAX_FILE_BYTES)
  } catch (error) {
    if (isTooLarge(error)) return TOO_LARGE
    if (isDamaged(error)) return { reason: 'broken', detail: '압축(gzip)이 깨졌거나 끊겨 풀 수 없습니다.' }
    throw error
  }
}

/** The sentence for an archive that is not unpacked; undefined for any other bytes. */
export function archiveFailure(bytes: Buffer): Failure | undefined {
  const archive = archiveOf(bytes)
  return archive ? { reason: 'not a feed', detail: `압축 파일(${archive})입니다. 푼 뒤에 다시 해 주세요.` } : undefined
}

export const CUT_OFF: Failure = { reason: 'broken', detail: '압축(gzip)이 중간에 끊겨, 끊긴 곳까지만 풀었습니다.' }
