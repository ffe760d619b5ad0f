import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

const TOOLS_FOLDER = join(import.meta.dirname, '../../../node_modules/.bin')

/** Runs installed tools one after another on this terminal. Exits with the code of the first one that fails. */
export function runTools(...tools: [tool: string, ...args: string[]][]): void {
  const env = { ...process.env, PATH: `${TOOLS_FOLDER}${delimiter}${process.env.PATH}` }
  for (const [tool, ...args] of tools) {
    // On Windows npm installs tools as shell scripts.
    const { status, error } = spawnSync(tool, args, { stdio: 'inherit', env, shell: process.platform === 'win32' })
    if (error)
      console.error(`${tool}: 실행하지 못했습니다 (${(error as NodeJS.ErrnoException).code}). npm ci를 먼저 해 주세요.`)
    if (status !== 0) process.exit(status ?? 1)
  }
}
