import type { ChildProcess } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../process/free-port.ts'
import { claimDatabase, forgetHolder, recordServer } from './database-holder.ts'
import { findBinary, listening, spawnDynoxide, stopped } from './dynoxide-child.ts'

export interface Database {
  endpoint: string
  stop(): Promise<void>
}

interface Options {
  /** In memory without one. */
  dbPath?: string
  port?: number
  /** The server has ended of itself and is started again; it stands again; or it could not be started again. */
  fared?(how: 'lost' | 'back' | 'gone'): void
}

const TRIES = 5
const BETWEEN_TRIES = 500

/**
 * Starts the DynamoDB server as a child on loopback, and again when it ends of itself. It dies with this process. Throws one
 * sentence for a person where there is no binary, where another run uses the file, or where the file cannot be served.
 */
export async function startDynoxide({ fared, ...options }: Options = {}): Promise<Database> {
  const dbPath = options.dbPath && resolve(options.dbPath)
  const binary = findBinary()
  const port = options.port ?? (await freePort())
  let child: ChildProcess | undefined
  let stopping = false

  async function start(): Promise<void> {
    const next = spawnDynoxide(binary, port, dbPath)
    child = next
    const ready = listening(next, port, dbPath)
    ready.catch(() => undefined)
    if (dbPath && next.pid) await recordServer(dbPath, next.pid)
    await ready
    next.once('exit', () => {
      if (!stopping) void startAgain()
    })
  }
  async function startAgain(): Promise<void> {
    fared?.('lost')
    for (let tries = 0; tries < TRIES && !stopping; tries += 1) {
      const stands = await start().then(
        () => true,
        () => false,
      )
      if (stands) return fared?.('back')
      await sleep(BETWEEN_TRIES)
    }
    if (!stopping) fared?.('gone')
  }
  const kill = () => void child?.kill('SIGKILL')
  async function stop(): Promise<void> {
    stopping = true
    if (child) await stopped(child)
    process.off('exit', kill)
    if (dbPath) await forgetHolder(dbPath)
  }

  if (dbPath) {
    await mkdir(dirname(dbPath), { recursive: true })
    await claimDatabase(dbPath)
  }
  process.once('exit', kill)
  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return { endpoint: `http://127.0.0.1:${port}`, stop }
}
