import { setTimeout as wait } from 'node:timers/promises'

const lastTurns = new Map<string, Promise<unknown>>()

/** Runs one task at a time for each host, with a pause after each, also after one that fails. Hosts do not wait for each other. */
export function inHostQueue<T>(
  host: string,
  pauseMs: number,
  task: () => Promise<T>,
  sleep: (ms: number) => Promise<unknown> = wait,
): Promise<T> {
  const result = (lastTurns.get(host) ?? Promise.resolve()).then(task)
  const turn = result.then(
    () => sleep(pauseMs),
    () => sleep(pauseMs),
  )
  lastTurns.set(host, turn)
  return result
}
