import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import type { HealthCheck } from '../../lib/local/health/health.ts'
import type { RealWorkspace } from './real-workspace.ts'
import type { AtEnd } from './running-program.ts'

const SERVE = fileURLToPath(new URL('../../lib/commands/one-machine/serve.mjs', import.meta.url))

export interface ServedBot {
  url: string
  output(): string
  health(path: '/healthz' | '/readyz'): Promise<{ status: number; checks: HealthCheck[] }>
  /** Sends the signals one after the other, `apartMs` between them, and resolves to the exit code. */
  stop(signals: NodeJS.Signals[], apartMs?: number): Promise<number | null>
}

interface ServeOptions {
  args?: string[]
  env?: Record<string, string>
  /** For Node. */
  flags?: string[]
  atEnd?: AtEnd
}

/** Starts `npm run serve` in a folder. */
export function startServing(
  folder: string,
  slack: RealWorkspace | undefined,
  { args = ['--offline'], env = {}, flags = [], atEnd = onTestFinished }: ServeOptions = {},
) {
  const tokens = slack && { SLACK_BOT_TOKEN: 'xoxb-real', SLACK_APP_TOKEN: 'xapp-real', CHOROK_SLACK_API: slack.api }
  const child = spawn(process.execPath, [...inject('clockFlags'), ...flags, SERVE, ...args], {
    cwd: folder,
    env: { ...process.env, CHOROK_PORT: '0', AWS_ENDPOINT_URL_DYNAMODB: '', ...tokens, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const { promise: running, resolve } = Promise.withResolvers<string>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text
      const [, url] = /상태: (http:\S+)\/readyz/.exec(output) ?? []
      if (url) resolve(url)
    })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  atEnd(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await ended
  })
  return { child, output: () => output, running, ended }
}

/** The same, resolved to what it said when it ended, or to the bot once it runs. */
export async function serveIn(
  folder: string,
  slack: RealWorkspace | undefined,
  options?: ServeOptions,
): Promise<ServedBot | { code: number | null; said: string }> {
  const { child, output, running, ended } = startServing(folder, slack, options)
  const first = await Promise.race([running, ended.then((code) => ({ code }))])
  if (typeof first !== 'string') return { ...first, said: output() }
  return {
    url: first,
    output,
    async health(path) {
      const response = await fetch(`${first}${path}`)
      return { status: response.status, ...((await response.json()) as { checks: HealthCheck[] }) }
    },
    async stop(signals, apartMs = 0) {
      for (const signal of signals) {
        child.kill(signal)
        await new Promise((later) => setTimeout(later, apartMs))
      }
      return ended
    },
  }
}

/** The bot, which must have started. */
export async function aServedBot(folder: string, slack: RealWorkspace, options?: ServeOptions): Promise<ServedBot> {
  const served = await serveIn(folder, slack, options)
  if ('said' in served) throw new Error(served.said)
  return served
}
