import type { Instant } from '../text/seoul.ts'

export function now(): Instant {
  return Date.now()
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

let stopping = false

/**
 * Whether the program that runs the doors is about to end: then they give back what they hold once the step under way is done. On AWS nobody
 * says so, and a function runs to its end.
 */
export function isStopping(): boolean {
  return stopping
}

export function stopSoon(): void {
  stopping = true
}
