import { readFile, readlink, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { MINUTE } from '../../../functions/text/seoul.ts'
import { replaceFile, whyNotWritten } from './kept-file.ts'
import { repeat } from './schedule.ts'

/*
A folder may lie on a disk that several machines or containers see, where the process ids of one mean nothing to another. So the program
that uses a folder writes `alive.json` into it every twenty seconds, and one that finds a fresh one from elsewhere waits whether it is
written again. On one and the same machine the claim of the database tells more, and at once. That the file can be written also says that
the disk has room.
*/

const Sign = z.object({
  /** Where process ids mean the same: a host since it was booted, and a container in it. */
  machine: z.string(),
  host: z.string(),
  process: z.int(),
  /** When it was written, by the clock of that machine (ms). */
  at: z.int(),
})
type Sign = z.infer<typeof Sign>

export interface FolderClaim {
  /** Gives the folder free for another program. */
  release(): Promise<void>
}

interface FolderClaimDeps {
  directory: string
  say(line: string): void
  /** Called after each writing but the first, with a sentence if it failed. */
  onWritten(trouble: string | undefined): void
  beatMs?: number
  /** Waits between two looks at the file of another. */
  wait?(ms: number, signal?: AbortSignal): Promise<unknown>
  /** Ends the watching. */
  giveUp?: AbortSignal | undefined
}

const BEAT_MS = 20_000
const STALE_MS = 10 * MINUTE
const LOOKS = 6
/** Six looks at this distance are half a beat more than one beat. */
const LOOKS_PER_BEAT = 4

/** Claims a folder for this program, for as long as it runs. Throws a sentence when a program elsewhere is using it, or when it cannot be written. */
export async function claimFolder(deps: FolderClaimDeps): Promise<FolderClaim> {
  const { directory, say, onWritten, beatMs = BEAT_MS } = deps
  const path = join(directory, 'alive.json')
  const machine = await thisMachine()
  const other = await readSign(path)
  if (other && other.machine !== machine && Math.abs(Date.now() - other.at) < STALE_MS) {
    const seconds = Math.round((beatMs * LOOKS) / LOOKS_PER_BEAT / 1000)
    say(`  · ${other.host}에서 쓰던 폴더입니다. 그쪽이 끝났는지 ${seconds}초 동안 지켜봅니다…`)
    const writer = await watchForWriting(path, other, deps)
    if (writer && writer.machine !== machine) {
      throw new Error(
        `${directory} 폴더를 다른 곳의 초록(${writer.host}, 프로세스 ${writer.process})이 쓰고 있습니다. 그 프로그램을 먼저 끝내 주세요.`,
      )
    }
  }
  /** Returns a sentence if it could not be written. */
  async function write(): Promise<string | undefined> {
    const sign: Sign = { machine, host: hostname(), process: process.pid, at: Date.now() }
    return replaceFile(path, JSON.stringify(sign)).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => whyNotWritten(directory, error),
    )
  }
  // Where this file cannot be written, neither can the database that is opened next.
  const refusal = await write()
  if (refusal) throw new Error(refusal)
  let writing = Promise.resolve()
  // One after the other: of two at once, one would find its file gone.
  const { stop } = repeat(beatMs, () => {
    writing = write().then(onWritten)
    return writing
  })
  return {
    async release() {
      stop()
      await writing
      const last = await readSign(path)
      if (last?.machine === machine && last.process === process.pid)
        await rm(path, { force: true }).catch(() => undefined)
    },
  }
}

/** Looks at the file for a while. Returns what somebody wrote into it meanwhile, once it can be read; undefined if nobody did. */
async function watchForWriting(path: string, first: Sign, deps: FolderClaimDeps): Promise<Sign | undefined> {
  const { beatMs = BEAT_MS, wait = (ms, signal) => sleep(ms, undefined, { signal }), giveUp } = deps
  let written: Sign | undefined
  for (let look = 0; look < LOOKS; look += 1) {
    await wait(beatMs / LOOKS_PER_BEAT, giveUp)
    const sign = await readSign(path)
    if (!sign || (sign.machine === first.machine && sign.at === first.at)) continue
    written = sign
    if (sign.machine !== HALF_WRITTEN) break
  }
  return written
}

/** In place of the machine where the file says nothing: an earlier version, which did not replace it whole, is just writing it. */
const HALF_WRITTEN = 'half written'

async function readSign(path: string): Promise<Sign | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return Sign.parse(JSON.parse(text))
  } catch {
    const file = await stat(path).catch(() => undefined)
    return file && { machine: HALF_WRITTEN, host: '이름을 알 수 없는 컴퓨터', process: 0, at: Math.round(file.mtimeMs) }
  }
}

async function thisMachine(): Promise<string> {
  // A container is told apart by its namespace of process ids; where there is no /proc, by its name.
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '')
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return [hostname(), boot.trim(), namespace].filter(Boolean).join(' ')
}
