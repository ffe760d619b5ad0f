import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** Who serves a database file: the server takes no lock on it, and outlives a parent that crashed. */
interface Holder {
  /** 0 until it has been started. */
  server: number
  parent: number
  /** When the parent began, in the kernel's own count: a process id alone may have gone to another program since. */
  since: string
}

const LOOKS = 20
const BETWEEN_LOOKS = 50

/**
 * Claims a database file for this process, before a server is started on it. Of two that claim at once one gets it. Ends a server
 * that a crashed run left on the file; throws one sentence when another run still uses it.
 */
export async function claimDatabase(dbPath: string): Promise<void> {
  while (!(await claimed(dbPath))) {
    const found = await readHolder(dbPath)
    if (found && (await isAlive(found))) {
      throw new Error(
        `${dbPath} 파일을 다른 초록(프로세스 ${found.parent})이 쓰고 있습니다. 그 프로그램을 먼저 끝내 주세요.`,
      )
    }
    if (found) await endServer(found.server, dbPath)
    await takeAway(dbPath, found)
  }
}

export async function recordServer(dbPath: string, server: number): Promise<void> {
  await writeFile(pidFile(dbPath), JSON.stringify(await ours(server)))
}

export async function forgetHolder(dbPath: string): Promise<void> {
  await rm(pidFile(dbPath), { force: true })
}

async function claimed(dbPath: string): Promise<boolean> {
  try {
    await writeFile(pidFile(dbPath), JSON.stringify(await ours(0)), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

async function ours(server: number): Promise<Holder> {
  return { server, parent: process.pid, since: await startOf(process.pid) }
}

/** Puts a claim nobody holds aside, and back when it has become another's meanwhile. */
async function takeAway(dbPath: string, stale: Holder | undefined): Promise<void> {
  const aside = `${pidFile(dbPath)}.${process.pid}`
  await rename(pidFile(dbPath), aside).catch(() => undefined)
  const taken = holderIn(await readFile(aside, 'utf8').catch(() => ''))
  if (taken && taken.parent !== stale?.parent) await rename(aside, pidFile(dbPath))
  else await rm(aside, { force: true })
}

/** A claim is made and filled in two steps: one found empty is looked at again for a second. */
async function readHolder(dbPath: string): Promise<Holder | undefined> {
  for (let look = 0; look < LOOKS; look += 1) {
    const text = await readFile(pidFile(dbPath), 'utf8').catch(() => undefined)
    const holder = text === undefined ? undefined : holderIn(text)
    if (holder || text === undefined) return holder
    await sleep(BETWEEN_LOOKS)
  }
  return undefined
}

function holderIn(text: string): Holder | undefined {
  const [, server, parent, since] = /^\{"server":(\d+),"parent":(\d+),"since":"(\d*)"\}$/.exec(text) ?? []
  return parent ? { server: Number(server), parent: Number(parent), since: since ?? '' } : undefined
}

async function isAlive({ parent, since }: Holder): Promise<boolean> {
  return since !== '' && (await startOf(parent)) === since
}

async function endServer(server: number, dbPath: string): Promise<void> {
  if (!(await serves(server, dbPath))) return
  process.kill(server, 'SIGKILL')
  while (await serves(server, dbPath)) await sleep(20)
}

/** True while that process is a server of that file. */
async function serves(pid: number, dbPath: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.split('\0').includes(dbPath)
}

/** Empty where no such process runs. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name in brackets may hold anything; the 20th word after it is the start.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function pidFile(dbPath: string): string {
  return `${dbPath}.pid`
}
