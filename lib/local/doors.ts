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

/** Loads the real doors in a thread of their own: with the environment a Lambda has, and a log that is not the terminal. */
export async function openDoors(environment: Record<string, string>, writeLog: (text: string) => void): Promise<Doors> {
  const worker = new Worker(new URL('./door-worker.ts', import.meta.url), {
    env: environment,
    stdout: true,
    stderr: true,
  })
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let stopped = false
  for (const output of [worker.stdout, worker.stderr]) output.setEncoding('utf8').on('data', writeLog)
  const { promise: ready, resolve: setReady } = Promise.withResolvers<void>()
  worker.on('message', (heard: Heard) => {
    if ('ready' in heard) return setReady()
    const call = waiting.get(heard.call)
    waiting.delete(heard.call)
    if ('failed' in heard) call?.reject(new Error(heard.failed))
    else call?.resolve(heard.answer)
  })
  worker.on('error', (error) => rejectAll(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => rejectAll(new Error('the doors have been closed')))

  function rejectAll(error: Error): void {
    stopped = true
    setReady()
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  await ready
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
    setAhead(ahead) {
      const told: Told = { ahead }
      worker.postMessage(told)
    },
    async stop() {
      await worker.terminate()
    },
  }
}
