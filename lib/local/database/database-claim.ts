import { execFile } from 'node:child_process'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/** What `<database>.pid` holds. The DynamoDB server itself does not lock its file, and survives a parent that crashed. */
interface Claim {
  /** The server's process id; 0 until it has been started. */
  server: number
  /** The process id of the program that started the server. */
  parent: number
  /** When the parent started, in the kernel's clock ticks: its process id alone may belong to another program by now. */
  since: string
}

const MAX_READS_OF_EMPTY_CLAIM = 20
const EMPTY_CLAIM_PAUSE_MS = 50
const SERVER_END_PAUSE_MS = 20

/**
 * Claims a database file for this process, before a server is started on it. If two processes claim it at the same time, one gets
 * it. Ends a server that a crashed run left on the file; throws a sentence if another run still uses it.
 */
export async function claimDatabase(dbPath: string): Promise<void> {
  while (!(await tryToClaim(dbPath))) {
    const other = await readClaim(dbPath)
    if (other && (await isAlive(other))) {
      throw new Error(
        `${dbPath} 파일을 다른 초록(프로세스 ${other.parent})이 쓰고 있습니다. 그 프로그램을 먼저 끝내 주세요.`,
      )
    }
    if (other) await endServer(other.server, dbPath)
    await removeStaleClaim(dbPath, other)
  }
}

/** Adds the server's process id to our claim. */
export async function recordServer(dbPath: string, server: number): Promise<void> {
  await writeFile(claimPath(dbPath), JSON.stringify(await claimOfThisProcess(server)))
}

export async function releaseDatabase(dbPath: string): Promise<void> {
  await rm(claimPath(dbPath), { force: true })
}

async function tryToClaim(dbPath: string): Promise<boolean> {
  try {
    await writeFile(claimPath(dbPath), JSON.stringify(await claimOfThisProcess(0)), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

async function claimOfThisProcess(server: number): Promise<Claim> {
  return { server, parent: process.pid, since: await startTicks(process.pid) }
}

/** Moves the claim aside before deleting it. If another process has claimed the file meanwhile, its claim is moved back. */
async function removeStaleClaim(dbPath: string, stale: Claim | undefined): Promise<void> {
  const aside = `${claimPath(dbPath)}.${process.pid}`
  await rename(claimPath(dbPath), aside).catch(() => undefined)
  const moved = parseClaim(await readFile(aside, 'utf8').catch(() => ''))
  if (moved && moved.parent !== stale?.parent) await rename(aside, claimPath(dbPath))
  else await rm(aside, { force: true })
}

/** Creating a claim and filling it are two steps: an empty one is read again for a second. */
async function readClaim(dbPath: string): Promise<Claim | undefined> {
  for (let read = 0; read < MAX_READS_OF_EMPTY_CLAIM; read += 1) {
    const text = await readFile(claimPath(dbPath), 'utf8').catch(() => undefined)
    const claim = text === undefined ? undefined : parseClaim(text)
    if (claim || text === undefined) return claim
    await sleep(EMPTY_CLAIM_PAUSE_MS)
  }
  return undefined
}

function parseClaim(text: string): Claim | undefined {
  const [, server, parent, since] = /^\{"server":(\d+),"parent":(\d+),"since":"(\d*)"\}$/.exec(text) ?? []
  return parent ? { server: Number(server), parent: Number(parent), since: since ?? '' } : undefined
}

/** False on Windows: the claim of a run that is still alive is then taken over. */
async function isAlive({ parent, since }: Claim): Promise<boolean> {
  return since !== '' && (await startTicks(parent)) === since
}

async function endServer(server: number, dbPath: string): Promise<void> {
  if (!(await isServing(server, dbPath))) return
  process.kill(server, 'SIGKILL')
  while (await isServing(server, dbPath)) await sleep(SERVER_END_PAUSE_MS)
}

/** Whether that process is a server of that file: its process id may belong to another program by now. */
async function isServing(pid: number, dbPath: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.split('\0').includes(dbPath)
}

/** When a process started: in clock ticks since boot, or in ms where there is no /proc. Empty if there is no such process, or on Windows. */
async function startTicks(pid: number): Promise<string> {
  if (process.platform === 'darwin') return startByPs(pid)
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // proc(5): the command in brackets may hold anything; `starttime` is the 20th field after it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

async function startByPs(pid: number): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  const at = Date.parse(stdout.trim())
  return Number.isNaN(at) ? '' : String(at)
}

function claimPath(dbPath: string): string {
  return `${dbPath}.pid`
}
