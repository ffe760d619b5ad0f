import { appendFile, rename, rm, stat } from 'node:fs/promises'
import { DAY } from '../../../functions/text/seoul.ts'

export interface RotatingLog {
  write(text: string): void
  /** Resolves when all that was written so far stands in the file. */
  close(): Promise<void>
}

export interface LogLimits {
  /** A file that has grown to this is put aside. */
  maxBytes: number
  /** How many files there are at most, the one that is written included. */
  maxFiles: number
  /** A file older than this is deleted. */
  maxAgeMs: number
}

const LIMITS: LogLimits = { maxBytes: 10 * 1024 * 1024, maxFiles: 6, maxAgeMs: 30 * DAY }
/** What waits to be written while the disk is full; what comes beyond it is lost. */
const MAX_WAITING_CHARACTERS = 1_000_000

/**
 * Appends to a log file. At its limit, and once a day, it is renamed to `<path>.1`, what was `.1` to `.2` and so on; the oldest goes.
 * A log that cannot be written stops nothing: what waits is tried again with the next line.
 */
export function openRotatingLog(path: string, limits: Partial<LogLimits> = {}, now = Date.now): RotatingLog {
  const { maxBytes, maxFiles, maxAgeMs } = { ...LIMITS, ...limits }
  let waiting = ''
  let size: number | undefined
  let begunAt = now()
  let writing = Promise.resolve()
  let isQueued = false

  async function flush(): Promise<void> {
    isQueued = false
    const text = waiting
    waiting = ''
    try {
      size ??= await sizeOf(path)
      if (size > 0 && (size >= maxBytes || now() - begunAt >= DAY)) await rotate()
      await appendFile(path, text)
      size += Buffer.byteLength(text)
    } catch {
      // Where the log cannot be written, neither can why. Whoever keeps the folder says that the disk is full.
      waiting = (text + waiting).slice(-MAX_WAITING_CHARACTERS)
      size = undefined
    }
  }

  async function rotate(): Promise<void> {
    await rm(`${path}.${maxFiles - 1}`, { force: true })
    for (let n = maxFiles - 2; n >= 1; n -= 1) await moveAside(`${path}.${n}`, `${path}.${n + 1}`)
    await moveAside(path, `${path}.1`)
    for (let n = 1; n < maxFiles; n += 1) {
      const { mtimeMs } = (await stat(`${path}.${n}`).catch(() => undefined)) ?? { mtimeMs: now() }
      if (now() - mtimeMs > maxAgeMs) await rm(`${path}.${n}`, { force: true })
    }
    begunAt = now()
    size = 0
  }

  return {
    write(text) {
      waiting += text
      if (isQueued) return
      isQueued = true
      writing = writing.then(flush)
    },
    close: () => writing,
  }
}

async function moveAside(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (file) => file.size,
    () => 0,
  )
}
