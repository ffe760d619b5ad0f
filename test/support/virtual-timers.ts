import { vi } from 'vitest'

export interface VirtualTimers {
  /** How much time has passed (ms). */
  passed(): number
  /** Rejects as soon as `signal` says so. */
  wait(ms: number, signal?: AbortSignal | null): Promise<void>
  /** Real work, as a database's: no time passes until it is done. */
  outside<T>(work: () => Promise<T>): Promise<T>
  /** Does some work, letting time pass whenever there is nothing left but to wait, and says how long it took. */
  run<T>(work: () => Promise<T>): Promise<{ answer: T; took: number }>
  close(): void
}

/** Turns of the event loop without anything new until nothing is taken to be under way: a promise, or a stream in memory, takes a few. */
const QUIET_TURNS = 10

/** Replaces this thread's timers with a clock that jumps to the next timeout, so durations do not depend on the machine. */
export function openVirtualTimers(start: number): VirtualTimers {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const given = new AbortController()
    setTimeout(() => given.abort(new DOMException('timed out', 'TimeoutError')), ms)
    return given.signal
  })
  let outside = 0

  async function quiet(): Promise<void> {
    for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
      await new Promise(setImmediate)
      if (outside > 0) turns = 0
    }
  }

  return {
    passed: () => Date.now() - start,
    wait(ms, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      setTimeout(resolve, ms)
      signal?.addEventListener('abort', () => reject(signal.reason))
      return promise
    },
    async outside(work) {
      outside += 1
      try {
        return await work()
      } finally {
        outside -= 1
      }
    },
    async run(work) {
      const began = Date.now()
      let ended: number | undefined
      const answer = work().finally(() => {
        ended = Date.now()
      })
      answer.catch(() => undefined)
      for (;;) {
        await quiet()
        if (ended !== undefined) return { answer: await answer, took: ended - began }
        if (vi.getTimerCount() > 0) vi.advanceTimersToNextTimer()
      }
    },
    close() {
      vi.useRealTimers()
      vi.restoreAllMocks()
      vi.unstubAllGlobals()
    },
  }
}
