import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { evictOrphan, forgetHolder, recordHolder } from './database-holder.ts'
import { freePort } from './free-port.ts'

export interface Database {
  endpoint: string
  stop(): Promise<void>
}

const READY_WITHIN = 10_000
const STOPS_WITHIN = 3_000

/**
 * Starts the DynamoDB server as a child on loopback: over the file `dbPath`, or in memory without one. It dies with this
 * process. Throws one sentence for a person where there is no binary, or where another run uses the file.
 */
export async function startDynoxide(options: { dbPath?: string; port?: number } = {}): Promise<Database> {
  const dbPath = options.dbPath && resolve(options.dbPath)
  const binary = findBinary()
  const port = options.port ?? (await freePort())
  if (dbPath) {
    await mkdir(dirname(dbPath), { recursive: true })
    await evictOrphan(dbPath)
  }
  const file = dbPath ? ['--db-path', dbPath] : []
  const child = spawn(binary, ['serve', '--port', String(port), ...file], { stdio: ['ignore', 'ignore', 'pipe'] })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  await listening(child, port)
  if (dbPath) await recordHolder(dbPath, child.pid as number)
  const stop = async () => {
    await stopped(child)
    process.off('exit', kill)
    if (dbPath) await forgetHolder(dbPath)
  }
  return { endpoint: `http://127.0.0.1:${port}`, stop }
}

function findBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`
  try {
    return createRequire(import.meta.url).resolve(`${name}/dynoxide`)
  } catch (cause) {
    throw new Error(
      `이 컴퓨터(${process.platform}-${process.arch})에서 돌아가는 데이터베이스가 패키지에 없습니다. DynamoDB Local 같은 ` +
        'DynamoDB 서버를 띄우고 AWS_ENDPOINT_URL_DYNAMODB에 그 주소를 넣어 다시 시작해 주세요.',
      { cause },
    )
  }
}

/** Waits for the child's own word that it listens: an answer from the port alone could be another program's. */
function listening(child: ChildProcess, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const fail = (why: string) => reject(new Error(`the database did not start on port ${port}: ${why}`))
  const timer = setTimeout(fail, READY_WITHIN, `no word for ${READY_WITHIN} ms`)
  let said = ''
  child.stderr?.on('data', (data: Buffer) => {
    said = `${said}${data}`.slice(-500)
    if (said.includes('listening on')) resolve()
  })
  child.once('error', (error) => fail(error.message))
  child.once('exit', (code) => fail(said.trim() || `ended with ${code}`))
  return promise.finally(() => clearTimeout(timer))
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN)
  await ended
  clearTimeout(timer)
}
