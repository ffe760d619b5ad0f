import { Worker } from 'node:worker_threads'
import type { Heard, Told } from './door-worker.ts'

export type DoorName = 'poll' | 'match' | 'deliver' | 'sweep' | 'slack' | 'answer' | 'reconcile'

export interface Doors {
  /** Calls a door as Lambda would. Rejects with what the handler threw. */
  call<Answer>(door: DoorName, event: unknown): Promise<Answer>
  /** Sets the doors' clock so far ahead of the real one (ms). */
  setAhead(ahead: number): void
  stop(): Promise<void>
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/**
 * Loads the real doors in a thread of their own: with the environment a Lambda has, and a log that is not the terminal. A thread that
 * dies takes only the calls under way with it, as a container would: the next call is made in a new one.
 */
export async function openDoors(
  environment: Record<string, string>,
  writeLog: (text: string) => void,
  thread = new URL('./door-worker.ts', import.meta.url),
): Promise<Doors> {
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let aheadBy = 0
  let stopped = false
  let { worker, ready } = begin()

  function begin() {
    const begun = new Worker(thread, { env: environment, stdout: true, stderr: true })
    const { promise, resolve: setReady } = Promise.withResolvers<void>()
    for (const output of [begun.stdout, begun.stderr]) output.setEncoding('utf8').on('data', writeLog)
    begun.on('message', (heard: Heard) => {
      if ('ready' in heard) return setReady()
      const call = waiting.get(heard.call)
      waiting.delete(heard.call)
      if ('failed' in heard) call?.reject(new Error(heard.failed))
      else call?.resolve(heard.answer)
    })
    const end = (error: Error) => {
      setReady()
      if (worker !== begun) return
      worker = undefined
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    begun.on('error', (error) => {
      writeLog(`the doors died: ${error}\n`)
      end(error instanceof Error ? error : new Error(String(error)))
    })
    begun.on('exit', () => end(new Error('the doors have been closed')))
    return { worker: begun as Worker | undefined, ready: promise }
  }

  function tell(told: Told): void {
    if (!worker) {
      worker = begin().worker
      worker?.postMessage({ ahead: aheadBy } satisfies Told)
    }
    worker?.postMessage(told)
  }

  await ready
  return {
    call<Answer>(door: DoorName, event: unknown) {
      if (stopped) return Promise.reject(new Error('the doors have been closed'))
      calls += 1
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      waiting.set(calls, { resolve, reject })
      tell({ call: calls, door, event })
      return promise as Promise<Answer>
    },
    setAhead(ahead) {
      aheadBy = ahead
      if (!stopped) tell({ ahead })
    },
    async stop() {
      stopped = true
      await worker?.terminate()
    },
  }
}
