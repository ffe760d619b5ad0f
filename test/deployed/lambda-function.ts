import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Door } from '../../lib/bundling/doors.ts'
import type { DeployedDoor } from './deployed-template.ts'
import type { RuntimeAnswer, RuntimeCall } from './lambda-runtime.ts'

const RUNTIME = fileURLToPath(new URL('./lambda-runtime.ts', import.meta.url))

export interface LogLine {
  door: Door
  line: Record<string, unknown>
}

export interface LambdaFunction {
  door: Door
  /** Runs the handler once. `error`: what it threw. */
  call(event: unknown, at: number): Promise<{ answer?: unknown; error?: string }>
  /** Ends the process, as Lambda does with a container that is not needed; the next call begins with a new one. */
  recycle(): Promise<void>
  /** The most memory that its process ever held. */
  peakMb(): number
}

interface FunctionOptions extends Pick<DeployedDoor, 'door' | 'environment' | 'memoryMb'> {
  /** Makes the file that the stack deploys. */
  bundle(): string
  /** Hears what the function and the platform have logged, with its size as CloudWatch counts it. */
  onLines(lines: LogLine[], bytes: number): void
  onRun(run: { door: Door; cpuMs: number }): void
}

/** CloudWatch counts 26 bytes beside those of each event. */
const EVENT_OVERHEAD_BYTES = 26

/** A function in a process of its own, with nothing in its environment but what is given. Its memory is that of the template. */
export function openFunction(options: FunctionOptions): LambdaFunction {
  const { door, environment, memoryMb, bundle, onLines, onRun } = options
  let child: ChildProcess | undefined
  let calls = 0
  let peakMb = 0

  function start(): ChildProcess {
    // What Lambda itself gives to Node: most of the function's memory.
    const execArgv = [`--max-old-space-size=${Math.floor(memoryMb * 0.9)}`]
    return fork(RUNTIME, [bundle()], { env: environment, execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  }

  async function call(event: unknown, at: number) {
    child ??= start()
    const requestId = randomUUID()
    calls += 1
    const said = await answerOf(child, { call: calls, event, requestId, at })
    peakMb = Math.max(peakMb, said.peakMb)
    const lines = [...linesIn(said.output), ...platformLines(requestId, said, memoryMb)]
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(JSON.stringify(line)) + EVENT_OVERHEAD_BYTES, 0)
    onLines(
      lines.map((line) => ({ door, line })),
      bytes,
    )
    onRun({ door, cpuMs: said.cpuMs })
    return said.error === undefined ? { answer: said.answer } : { error: said.error }
  }

  async function recycle(): Promise<void> {
    const ended = child && once(child, 'exit')
    child?.kill()
    child = undefined
    await ended
  }
  return { door, call, recycle, peakMb: () => peakMb }
}

/** A net for what hangs, and no measure: how long a call takes here says nothing about AWS. */
const MAX_CALL_MS = 100_000

/** Rejects when the process dies, or does not answer. */
function answerOf(child: ChildProcess, call: RuntimeCall): Promise<RuntimeAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RuntimeAnswer>()
  const onMessage = (said: RuntimeAnswer) => said.call === call.call && resolve(said)
  const onExit = (code: number | null) => reject(new Error(`the function has died (${code})`))
  const timer = setTimeout(() => reject(new Error(`no answer in ${MAX_CALL_MS} ms`)), MAX_CALL_MS)
  child.on('message', onMessage)
  child.once('exit', onExit)
  child.send(call)
  return promise.finally(() => {
    clearTimeout(timer)
    child.off('message', onMessage)
    child.off('exit', onExit)
  })
}

/** Every line must be JSON, or no filter of CloudWatch could read it. */
function linesIn(output: string): Record<string, unknown>[] {
  const lines = output.split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line))
}

/** The two lines that the platform writes about each run in the JSON format. A handler that threw is a `failure` there, which no filter of ours hears. */
function platformLines(requestId: string, { error, cpuMs, peakMb }: RuntimeAnswer, memorySizeMB: number) {
  const time = '2026-11-25T01:05:00.000Z'
  const metrics = {
    durationMs: cpuMs,
    billedDurationMs: Math.ceil(cpuMs),
    memorySizeMB,
    maxMemoryUsedMB: Math.min(peakMb, memorySizeMB),
  }
  return [
    { time, type: 'platform.start', record: { requestId, version: '$LATEST' } },
    { time, type: 'platform.report', record: { requestId, metrics, status: error ? 'failure' : 'success' } },
  ]
}
