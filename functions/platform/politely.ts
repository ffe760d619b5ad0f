import { setTimeout as wait } from 'node:timers/promises'

const turns = new Map<string, Promise<unknown>>()

/** Does one thing at a time to a host, with a pause (ms) after each. */
export function politely<T>(
  host: string,
  pause: number,
  task: () => Promise<T>,
  sleep: (ms: number) => Promise<unknown> = wait,
): Promise<T> {
  const done = (turns.get(host) ?? Promise.resolve()).then(task)
  const turn = done.then(
    () => sleep(pause),
    () => sleep(pause),
  )
  turns.set(host, turn)
  return done
}
