import { readFile, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** Who serves a database file: the server takes no lock on it, and outlives a parent that crashed. */
interface Holder {
  server: number
  parent: number
}

/** Ends a server that a crashed run left on the file. Throws one sentence when another run still uses it. */
export async function evictOrphan(dbPath: string): Promise<void> {
  const holder = await readHolder(dbPath)
  if (!holder || !(await serves(holder.server, dbPath))) return
  if ((await parentOf(holder.server)) === holder.parent) {
    throw new Error(
      `${dbPath} 파일을 다른 초록(프로세스 ${holder.parent})이 쓰고 있습니다. 그 프로그램을 먼저 끝내 주세요.`,
    )
  }
  process.kill(holder.server, 'SIGKILL')
  while (await serves(holder.server, dbPath)) await sleep(20)
}

export async function recordHolder(dbPath: string, server: number): Promise<void> {
  const holder: Holder = { server, parent: process.pid }
  await writeFile(pidFile(dbPath), JSON.stringify(holder))
}

export async function forgetHolder(dbPath: string): Promise<void> {
  await rm(pidFile(dbPath), { force: true })
}

function pidFile(dbPath: string): string {
  return `${dbPath}.pid`
}

async function readHolder(dbPath: string): Promise<Holder | undefined> {
  const text = await readFile(pidFile(dbPath), 'utf8').catch(() => '')
  const [, server, parent] = /^\{"server":(\d+),"parent":(\d+)\}$/.exec(text) ?? []
  return server && parent ? { server: Number(server), parent: Number(parent) } : undefined
}

/** True while that process is a server of that file: a process id alone may have gone to another program since. */
async function serves(pid: number, dbPath: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.split('\0').includes(dbPath)
}

async function parentOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [, parent] = /\) \S (\d+) /.exec(stat) ?? []
  return parent ? Number(parent) : undefined
}
