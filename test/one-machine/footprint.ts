import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ParseArgsOptionsConfig } from 'node:util'
import { type CommandLine, commandLine } from '../../lib/commands/command-line/command-line.ts'
import { openGrowingFeed } from '../crash/growing-feed.ts'
import { subscribe } from '../crash/told-channels.ts'
import { openRealWorkspace } from '../support/real-workspace.ts'
import { residentMb } from './resident-memory.ts'

const LINE = {
  command: 'npm run footprint',
  takes: '',
  does: `Runs the bot as npm run serve does, against a stand-in Slack, and measures what it takes: the time from its start to its first answer to a
health check, and the resident memory of its processes, at rest and at most while 300 releases come at once to a channel that subscribes
them. The memory is that of a service (MALLOC_ARENA_MAX=2, as the unit and the image have it). Takes two minutes on Linux. The last line is
JSON.`,
} as const satisfies CommandLine<ParseArgsOptionsConfig>
commandLine(LINE)

const SERVE = fileURLToPath(new URL('../../lib/commands/one-machine/serve.mjs', import.meta.url))
const RELEASES = 300
const REST_MS = 20_000
const BURST_MS = 60_000

const slack = await openRealWorkspace()
const feed = await openGrowingFeed(RELEASES)
const folder = await mkdtemp(join(tmpdir(), 'chorok-footprint-'))
// As systemd and Docker make it before the first start.
await mkdir(join(folder, '.chorok'))
const env = {
  ...process.env,
  ...{ SLACK_BOT_TOKEN: 'xoxb-real', SLACK_APP_TOKEN: 'xapp-real', CHOROK_SLACK_API: slack.api },
  ...{ CHOROK_PORT: '0', AWS_ENDPOINT_URL_DYNAMODB: '', MALLOC_ARENA_MAX: '2' },
}

async function run<T>(measure: (pid: number, startMs: number) => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  // As package.json has it.
  const args = ['--max-semi-space-size=1', SERVE, '--offline', '--feed', feed.url]
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  child.stdout.on('data', (text: Buffer) => String(text).includes('/readyz') && resolve())
  child.once('exit', (code) => reject(new Error(`the bot ended by itself with ${code}`)))
  try {
    await ready
    return await measure(child.pid ?? 0, performance.now() - startedAt)
  } finally {
    child.removeAllListeners('exit')
    const ended = new Promise((exit) => child.once('exit', exit))
    child.kill('SIGTERM')
    await ended
  }
}

try {
  const first = await run(async (pid, startMs) => {
    await sleep(REST_MS)
    const idle = await residentMb(pid)
    await subscribe(slack, 'C0REAL')
    return { startMs, idle }
  })
  const second = await run(async (pid, startMs) => {
    await sleep(REST_MS)
    return { startMs, idle: await residentMb(pid) }
  })
  for (let n = 0; n < RELEASES; n += 1) feed.publish()
  const burst = await run(async (pid, startMs) => {
    let most = 0
    for (const until = performance.now() + BURST_MS; performance.now() < until; await sleep(250))
      most = Math.max(most, await residentMb(pid))
    return { startMs, most }
  })
  const seconds = (ms: number) => Math.round(ms / 100) / 10
  console.log(
    JSON.stringify({
      firstStartSeconds: seconds(first.startMs),
      secondStartSeconds: seconds(second.startMs),
      idleMbAfterFirstStart: first.idle,
      idleMb: second.idle,
      releases: RELEASES,
      burstMb: burst.most,
    }),
  )
} finally {
  feed.close()
  await slack.close()
  await rm(folder, { recursive: true, force: true })
}
