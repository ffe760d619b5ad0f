import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** A command of lib/commands in a process of its own, as npm runs it, with these lines piped in. */
export function runCommand(
  name: string,
  args: string[],
  env: Record<string, string> = {},
  cwd = '.',
  input = '',
): Promise<Ran> {
  const file = fileURLToPath(new URL(`../../lib/commands/${name}.ts`, import.meta.url))
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...env } }
    const child = execFile(
      process.execPath,
      [...inject('clockFlags'), file, ...args],
      options,
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    )
    child.stdin?.on('error', () => undefined).end(input)
  })
}
