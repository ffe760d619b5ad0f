import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import type { PageState } from '../../lib/local/page-server/page-state.ts'
import { KeptState } from '../../lib/local/process/kept-state.ts'

const START = fileURLToPath(new URL('../../lib/commands/start.ts', import.meta.url))

export interface Run {
  url: string
  said(): string
  state(): Promise<PageState>
  /** What stands in its workspace.json. */
  kept(): Promise<KeptState>
  do(deed: string, told?: object): Promise<void>
  /** Sends the signals one after the other and answers the exit code. */
  stop(...signals: NodeJS.Signals[]): Promise<number | null>
}

/** What is to be undone, at the end of the test unless somebody else sees to it. */
export type Later = (undo: () => Promise<void>) => unknown

/** A folder to keep a `.chorok` in. */
export async function aFolder(later: Later = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chorok-'))
  later(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** `npm start` in a folder, with these arguments. */
export function command(folder: string, args: string[], port = 0, later: Later = onTestFinished): ChildProcess {
  const env = { ...process.env, CHOROK_PORT: String(port), AWS_ENDPOINT_URL_DYNAMODB: '' }
  const script = [...inject('clockFlags'), START, ...args]
  const child = spawn(process.execPath, script, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  later(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  return child
}

/** The program as `npm start -- --offline` runs it, once its page is open. */
export async function aRun(folder: string, args: string[] = [], later: Later = onTestFinished): Promise<Run> {
  const child = command(folder, ['--offline', ...args], 0, later)
  let said = ''
  const { promise: opened, resolve, reject } = Promise.withResolvers<string>()
  const hear = (text: Buffer) => {
    said += text
    const [url] = /http:\/\/localhost:\d+/.exec(said) ?? []
    if (url) resolve(url)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  child.once('exit', () => reject(new Error(said)))
  const url = await opened
  return {
    url,
    said: () => said,
    state: () => stateOf(url),
    kept: async () => KeptState.parse(JSON.parse(await readFile(join(folder, '.chorok', 'workspace.json'), 'utf8'))),
    async do(deed, told = {}) {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${url}/do/${deed}`, { method: 'POST', headers, body: JSON.stringify(told) })
      if (!answer.ok) throw new Error(await answer.text())
    },
    async stop(...signals) {
      const ended = once(child, 'exit')
      for (const signal of signals) child.kill(signal)
      const [code] = await ended
      return code
    },
  }
}

/** The first event of the stream is the state as it is. */
async function stateOf(url: string): Promise<PageState> {
  const response = await fetch(`${url}/live`)
  const decoder = new TextDecoder()
  let event = ''
  for await (const chunk of response.body ?? []) {
    event += decoder.decode(chunk, { stream: true })
    if (event.includes('\n\n')) break
  }
  const [first = ''] = event.split('\n\n')
  return JSON.parse(first.replace(/^data: /, ''))
}

/** The releases a channel was told of: their messages carry the id of the message in their metadata. */
export async function told(run: Run, channel: string): Promise<string[]> {
  const { channels } = await run.state()
  const messages = channels.find(({ name }) => name === channel)?.messages ?? []
  return messages.filter(({ metadata }) => metadata !== undefined).map(({ text }) => text)
}
