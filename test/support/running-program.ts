import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import type { PageRequest } from '../../lib/local/page-server/page-requests.ts'
import type { PageState } from '../../lib/local/page-server/page-state.ts'
import { WorkspaceFile } from '../../lib/local/page-server/workspace-file.ts'

const START = fileURLToPath(new URL('../../lib/commands/start.ts', import.meta.url))

export interface Run {
  url: string
  /** What the program has printed. */
  output(): string
  state(): Promise<PageState>
  /** The content of its workspace.json. */
  workspaceFile(): Promise<WorkspaceFile>
  /** What a button or the box of the page sends; lib/local/page-server/page-requests.ts has the names. */
  do(request: PageRequest, body?: object): Promise<void>
  /** Sends the signals one after the other and returns the exit code. */
  stop(...signals: NodeJS.Signals[]): Promise<number | null>
}

/** Takes a function to call at the end: of the test (`onTestFinished`), or of several tests that share a run. */
export type AtEnd = (cleanUp: () => Promise<void>) => unknown

/** An empty folder for a `.chorok`. */
export async function aFolder(atEnd: AtEnd = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chorok-'))
  atEnd(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Starts the program in a folder, as `npm start` does. */
export function startProgram(folder: string, args: string[], port = 0, atEnd: AtEnd = onTestFinished): ChildProcess {
  const env = { ...process.env, CHOROK_PORT: String(port), AWS_ENDPOINT_URL_DYNAMODB: '' }
  const script = [...inject('clockFlags'), START, ...args]
  const child = spawn(process.execPath, script, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  atEnd(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  return child
}

/** The program as `npm start -- --offline` runs it; resolves once its page is open. */
export async function aRun(folder: string, args: string[] = [], atEnd: AtEnd = onTestFinished): Promise<Run> {
  const child = startProgram(folder, ['--offline', ...args], 0, atEnd)
  let output = ''
  const { promise: opened, resolve, reject } = Promise.withResolvers<string>()
  const onOutput = (text: Buffer) => {
    output += text
    const [url] = /http:\/\/localhost:\d+/.exec(output) ?? []
    if (url) resolve(url)
  }
  child.stdout?.on('data', onOutput)
  child.stderr?.on('data', onOutput)
  child.once('exit', () => reject(new Error(output)))
  const url = await opened
  return {
    url,
    output: () => output,
    state: () => stateOf(url),
    workspaceFile: async () =>
      WorkspaceFile.parse(JSON.parse(await readFile(join(folder, '.chorok', 'workspace.json'), 'utf8'))),
    async do(request, body = {}) {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${url}/do/${request}`, { method: 'POST', headers, body: JSON.stringify(body) })
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

/** The first event of the stream is the state of this moment. */
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

/** The texts of the messages that announce releases in a channel: only these have metadata. */
export async function announcements(run: Run, channel: string): Promise<string[]> {
  const { channels } = await run.state()
  const messages = channels.find(({ name }) => name === channel)?.messages ?? []
  return messages.filter(({ metadata }) => metadata !== undefined).map(({ text }) => text)
}
