import { readFile, rename, writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import { particle } from '../../../functions/text/particle.ts'

/** Reads a JSON file that `openFileKeeper` saved; undefined if there is none. Throws a sentence if the content does not have the shape. */
export async function readKeptFile<T>(path: string, shape: z.ZodType<T>): Promise<T | undefined> {
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

export interface FileKeeper {
  /** Saves after a short while, once for many calls. */
  saveSoon(): void
  /** Saves now, after a save under way. */
  save(): Promise<void>
}

const SAVE_DELAY_MS = 200
const RETRY_DELAY_MS = 10_000

/**
 * Keeps a value in a JSON file, which is replaced whole, so that nobody reads half of one. Calls `onSaved` after each save, with
 * the error if it failed; a failed save is retried every 10 s and never thrown.
 */
export function openFileKeeper(
  path: string,
  value: () => unknown,
  onSaved: (error?: NodeJS.ErrnoException) => void,
): FileKeeper {
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
      await replaceFile(path, JSON.stringify(value()))
      onSaved()
    } catch (error) {
      onSaved(error as NodeJS.ErrnoException)
      timer ??= setTimeout(save, RETRY_DELAY_MS).unref()
    }
  }
  return {
    save,
    saveSoon() {
      timer ??= setTimeout(save, SAVE_DELAY_MS)
    },
  }
}

/** Writes a file whole or not at all: nobody reads half of one, and a disk that is full leaves what was there. */
export async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text)
  await rename(`${path}.new`, path)
}

/** Says in a sentence why a file in `directory` could not be written, and what to do. */
export function whyNotWritten(directory: string, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return `${directory} 폴더가 없어졌습니다. Ctrl+C로 끝내고 다시 시작하면 처음부터 시작합니다.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${directory} 폴더에 쓸 수 없습니다. 폴더의 쓰기 권한을 확인해 주세요.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `디스크에 빈 자리가 없어 ${directory} 폴더에 저장하지 못합니다. 자리를 비워 주세요.`
    case 'EEXIST':
    case 'ENOTDIR':
      return `${directory}${particle(directory, '은/는')} 폴더여야 하는데 파일이 있습니다. 그 파일을 옮기고 다시 시작해 주세요.`
    default:
      return `${directory} 폴더에 저장하지 못합니다 (${message}).`
  }
}

/** Whether an error is about a file, and not about an address or a program. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error
}
