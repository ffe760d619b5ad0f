import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { RealWorkspace } from '../support/real-workspace.ts'

const SERVE = fileURLToPath(new URL('../../lib/commands/one-machine/serve.mjs', import.meta.url))
const CLOCK = new URL('leaping-clock.ts', import.meta.url)
const STARTING_MS = 90_000

export interface LeapingBot {
  pid: number
  /** What it printed. */
  output(): string
  /** Puts its clock ahead by so much more. */
  leap(ms: number): void
  /** Ends it as systemd does, and returns its exit code. */
  stop(): Promise<number | null>
}

interface LeapingBotOptions {
  folder: string
  slack: RealWorkspace
  feed: string
  /** How far its clock is ahead at the start (ms). */
  ahead: number
  env?: Record<string, string>
}

/** Starts `npm run serve` in a folder, with a clock that leaps. Resolves once it runs. */
export async function startLeapingBot(options: LeapingBotOptions): Promise<LeapingBot> {
  const { folder, slack, feed, ahead } = options
  const env = {
    ...process.env,
    ...{ SLACK_BOT_TOKEN: 'xoxb-real', SLACK_APP_TOKEN: 'xapp-real', CHOROK_SLACK_API: slack.api },
    ...{ CHOROK_PORT: '0', CHOROK_READ_BACK: 'on', AWS_ENDPOINT_URL_DYNAMODB: '', MALLOC_ARENA_MAX: '2' },
    ...options.env,
  }
  const clock = `${CLOCK.href}?ahead=${ahead}`
  const args = ['--max-semi-space-size=1', '--import', clock, SERVE, '--offline', '--feed', feed]
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      output += text
      if (output.includes('/readyz')) resolve()
    })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  void ended.then((code) => reject(new Error(`the bot ended by itself with ${code}: ${output}`)))
  const late = new AbortController()
  await Promise.race([
    ready,
    sleep(STARTING_MS, undefined, { signal: late.signal }).then(() => {
      child.kill('SIGKILL')
      throw new Error(`the bot did not start: ${output}`)
    }),
  ]).finally(() => late.abort())
  return {
    pid: child.pid ?? 0,
    output: () => output,
    leap: (ms) => void child.send({ leap: ms }),
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}
