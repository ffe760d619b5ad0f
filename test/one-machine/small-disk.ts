import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/*
A disk of a few megabytes, in memory, that can really be full. Linux lets anybody mount one in a namespace of mounts of his own; where it
does not, nothing is full.
*/

const BLOCK = Buffer.alloc(4_096)

/** The command line that runs this program once more where it may mount; undefined where that cannot be had. */
export function whereMountsAreAllowed(): string[] | undefined {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp'], { stdio: 'ignore' })
    return ['unshare', '-rm', '--kill-child']
  } catch {
    return undefined
  }
}

/** Puts a small disk in the place of a folder, to be called where mounts are allowed. */
export function mountSmallDisk(folder: string, megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
}

/** Fills the disk of a folder to its last block. */
export function fillDisk(folder: string): void {
  const file = openSync(join(folder, 'filler'), 'a')
  try {
    for (;;) writeSync(file, BLOCK)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(file)
  }
}

export function makeRoom(folder: string): void {
  rmSync(join(folder, 'filler'), { force: true })
}
