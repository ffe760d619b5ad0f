import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimDatabase, recordServer, releaseDatabase } from './database-claim.ts'
import { findBinary, spawnDynoxide, stopDynoxide, waitUntilListening } from './dynoxide-child.ts'

export interface DatabaseServer {
  endpoint: string
  stop(): Promise<void>
}

/** The server has ended by itself; it has been started again; it could not be started again. */
export type ServerEvent = 'ended' | 'restarted' | 'given up'

interface DynoxideOptions {
  /** In memory if there is none. */
  dbPath?: string
  /** Any free port if there is none. */
  port?: number
  onServerEvent?(event: ServerEvent): void
}

const MAX_RESTARTS = 5
const RESTART_PAUSE_MS = 500

/**
 * Starts the DynamoDB server as a child process on loopback, and restarts it when it ends by itself. It is killed when this process
 * ends. Throws a sentence if there is no binary for this machine, if another run uses the file, or if the file cannot be served.
 */
export async function startDynoxide({ onServerEvent, ...options }: DynoxideOptions = {}): Promise<DatabaseServer> {
  const dbPath = options.dbPath && resolve(options.dbPath)
  const binary = findBinary()
  const port = options.port ?? (await freePort())
  let child: ChildProcess | undefined
  let stopping = false

  async function start(): Promise<void> {
    const started = spawnDynoxide(binary, port, dbPath)
    child = started
    const listening = waitUntilListening(started, port, dbPath)
    // It may fail while the claim is being written, before anybody awaits it.
    listening.catch(() => undefined)
    if (dbPath && started.pid) await recordServer(dbPath, started.pid)
    await listening
    started.once('exit', () => {
      if (!stopping) void restart()
    })
  }
  async function restart(): Promise<void> {
    onServerEvent?.('ended')
    for (let attempt = 0; attempt < MAX_RESTARTS && !stopping; attempt += 1) {
      const isStarted = await start().then(
        () => true,
        () => false,
      )
      if (isStarted) return onServerEvent?.('restarted')
      await sleep(RESTART_PAUSE_MS)
    }
    if (!stopping) onServerEvent?.('given up')
  }
  const kill = () => void child?.kill('SIGKILL')
  async function stop(): Promise<void> {
    stopping = true
    if (child) await stopDynoxide(child)
    process.off('exit', kill)
    if (dbPath) await releaseDatabase(dbPath)
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

/** A port on loopback that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
