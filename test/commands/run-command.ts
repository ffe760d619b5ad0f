import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

/** A command of lib/commands in a process of its own, as npm runs it. */
export function runCommand(name: string, args: string[], env: Record<string, string> = {}, cwd = '.'): Promise<Ran> {
  const file = fileURLToPath(new URL(`../../lib/commands/${name}.ts`, import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { cwd, env: { ...process.env, ...env } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    )
  })
}
