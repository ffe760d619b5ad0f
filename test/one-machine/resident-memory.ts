import { readFile } from 'node:fs/promises'

/** Resident memory of a process and of its children, in MB. 0 where there is no /proc. */
export async function residentMb(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const sizes = [pid, ...children.trim().split(' ').filter(Boolean).map(Number)].map(async (one) => {
    const status = await readFile(`/proc/${one}/status`, 'utf8').catch(() => '')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  })
  return Math.round((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0))
}
