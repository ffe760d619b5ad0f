import { Worker } from 'node:worker_threads'
import type { Door } from '../../bundling/doors.ts'
import type { FromDoors, ToDoors } from './door-worker.ts'

export interface LocalDoors {
  /** Calls a door as Lambda would. Rejects with what the handler threw. */
  call<Answer>(door: Door, event: unknown): Promise<Answer>
  /** Puts the doors' clock ahead of the real one (ms). */
  setAhead(ahead: number): void
  /** Tells the doors to end what they do after the step under way. Calls are taken still. */
  stopSoon(): void
  stop(): Promise<void>
}

interface PendingCall {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/**
 * Loads the real doors in a thread of their own: it has the environment of a Lambda function, and its output goes to `writeLog`, not
 * to the terminal. A thread that dies takes only the calls under way with it, as a container would; the next call starts a new one.
 */
export async function openLocalDoors(
  environment: Record<string, string>,
  writeLog: (text: string) => void,
  thread = new URL('./door-thread.mjs', import.meta.url),
): Promise<LocalDoors> {
  const pending = new Map<number, PendingCall>()
  let calls = 0
  let aheadBy = 0
  let stopped = false
  let { worker, ready } = startWorker()

  function startWorker() {
    const started = new Worker(thread, { env: environment, stdout: true, stderr: true })
    const { promise, resolve: setReady } = Promise.withResolvers<void>()
    for (const output of [started.stdout, started.stderr]) output.setEncoding('utf8').on('data', writeLog)
    started.on('message', (message: FromDoors) => {
      if ('ready' in message) return setReady()
      const call = pending.get(message.call)
      pending.delete(message.call)
      if ('error' in message) call?.reject(new Error(message.error))
      else call?.resolve(message.answer)
    })
    const end = (error: Error) => {
      setReady()
      if (worker !== started) return
      worker = undefined
      for (const { reject } of pending.values()) reject(error)
      pending.clear()
    }
    started.on('error', (error) => {
      writeLog(`the doors died: ${error}\n`)
      end(error instanceof Error ? error : new Error(String(error)))
    })
    started.on('exit', () => end(new Error('the doors have been closed')))
    return { worker: started as Worker | undefined, ready: promise }
  }

  function post(message: ToDoors): void {
    if (!worker) {
      worker = startWorker().worker
      worker?.postMessage({ ahead: aheadBy } satisfies ToDoors)
    }
    worker?.postMessage(message)
  }

  await ready
  return {
    call<Answer>(door: Door, event: unknown) {
      if (stopped) return Promise.reject(new Error('the doors have been closed'))
      calls += 1
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      pending.set(calls, { resolve, reject })
      post({ call: calls, door, event })
      return promise as Promise<Answer>
    },
    setAhead(ahead) {
      aheadBy = ahead
      if (!stopped) post({ ahead })
    },
    stopSoon() {
      worker?.postMessage({ stopping: true } satisfies ToDoors)
    },
    async stop() {
      stopped = true
      await worker?.terminate()
    },
  }
}
