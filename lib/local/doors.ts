import { Worker } from 'node:worker_threads'
import type { Heard, Told } from './door-worker.ts'

export type DoorName = 'poll' | 'match' | 'deliver' | 'sweep' | 'slack' | 'answer'

export interface Doors {
  /** Calls a door as Lambda would. Rejects with what the handler threw. */
  call<Answer>(door: DoorName, event: unknown): Promise<Answer>
  stop(): Promise<void>
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/** Loads the real doors in a thread of their own: with the environment a Lambda has, and a log that is not the terminal. */
export function openDoors(environment: Record<string, string>, writeLog: (text: string) => void): Doors {
  const worker = new Worker(new URL('./door-worker.ts', import.meta.url), {
    env: environment,
    stdout: true,
    stderr: true,
  })
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let stopped = false
  for (const output of [worker.stdout, worker.stderr]) output.setEncoding('utf8').on('data', writeLog)
  worker.on('message', (heard: Heard) => {
    const call = waiting.get(heard.call)
    waiting.delete(heard.call)
    if ('failed' in heard) call?.reject(new Error(heard.failed))
    else call?.resolve(heard.answer)
  })
  worker.on('error', (error) => rejectAll(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => rejectAll(new Error('the doors have been closed')))

  function rejectAll(error: Error): void {
    stopped = true
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  return {
    call<Answer>(door: DoorName, event: unknown) {
      if (stopped) return Promise.reject(new Error('the doors have been closed'))
      calls += 1
      const told: Told = { call: calls, door, event }
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      waiting.set(calls, { resolve, reject })
      worker.postMessage(told)
      return promise as Promise<Answer>
    },
    async stop() {
      await worker.terminate()
    },
  }
}
