import type { Instant } from '../text/seoul.ts'

export function now(): Instant {
  return Date.now()
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
