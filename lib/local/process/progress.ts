export interface Progress {
  /** Says what begins now, and says so again while it takes long. Returns what the work returns. */
  step<T>(what: string, work: Promise<T> | (() => Promise<T>)): Promise<T>
}

const AGAIN_MS = 5_000

/** What a program says while it starts, so that nobody takes a slow machine for one that hangs. `what` is a noun: `데이터베이스`. */
export function openProgress(say: (line: string) => void, againMs = AGAIN_MS): Progress {
  return {
    async step(what, work) {
      say(`  · ${what}…`)
      const startedAt = performance.now()
      const timer = setInterval(() => {
        say(`    ${what}: ${Math.round((performance.now() - startedAt) / 1000)}초째`)
      }, againMs)
      try {
        return await (typeof work === 'function' ? work() : work)
      } finally {
        clearInterval(timer)
      }
    },
  }
}
