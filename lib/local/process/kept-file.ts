import { readFile, rename, writeFile } from 'node:fs/promises'
import type { z } from 'zod'

/** A JSON file as it was last saved; undefined when there is none. Throws on one that is not what was saved. */
export async function readKept<T>(path: string, shape: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`${path} 파일을 읽을 수 없습니다. 처음부터 다시 시작하려면 그 폴더를 지워 주세요.`, { cause })
  }
}

export interface Keeper {
  /** Saves soon, once for many calls. */
  touch(): void
  /** Saves now. */
  flush(): Promise<void>
}

const SOON = 200
const AGAIN = 10_000

/**
 * Keeps a value in a file, which is never seen half written. `told` hears how each saving went: one that failed is tried again
 * after a while, and throws nowhere.
 */
export function keepFile(path: string, value: () => unknown, told: (error?: NodeJS.ErrnoException) => void): Keeper {
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  function save(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write)
    return writing
  }
  async function write(): Promise<void> {
    try {
      await writeFile(`${path}.new`, JSON.stringify(value()))
      await rename(`${path}.new`, path)
      told()
    } catch (error) {
      told(error as NodeJS.ErrnoException)
      timer ??= setTimeout(save, AGAIN).unref()
    }
  }
  return {
    flush: save,
    touch() {
      timer ??= setTimeout(save, SOON)
    },
  }
}
