export interface Progress {
  /** Says what begins now, and says so again while it takes long, ever more rarely. Returns what the work returns. */
  step<T>(what: string, work: Promise<T> | (() => Promise<T>)): Promise<T>
  /** What is being done now, and for how long: `데이터베이스 (12초째)`; empty where nothing is. */
  current(): string
}

const FIRST_AGAIN_MS = 5_000
/** Whoever waits for a network for a night is to find an hourly line, and not a page of them. */
const MAX_AGAIN_MS = 60 * 60_000

/** What a program says while it starts, so that nobody takes a slow machine for one that hangs. `what` is a noun: `데이터베이스`. */
export function openProgress(say: (line: string) => void, firstAgainMs = FIRST_AGAIN_MS): Progress {
  let current: { what: string; startedAt: number } | undefined
  return {
    current: () => (current ? `${current.what} (${durationSince(current.startedAt)}째)` : ''),
    async step(what, work) {
      say(`  · ${what}…`)
      const startedAt = performance.now()
      current = { what, startedAt }
      let timer: NodeJS.Timeout | undefined
      const sayAgainAfter = (pauseMs: number) => {
        timer = setTimeout(() => {
          say(`    ${what}: ${durationSince(startedAt)}째`)
          sayAgainAfter(Math.min(pauseMs * 2, MAX_AGAIN_MS))
        }, pauseMs)
      }
      sayAgainAfter(firstAgainMs)
      try {
        return await (typeof work === 'function' ? work() : work)
      } finally {
        clearTimeout(timer)
        current = undefined
      }
    },
  }
}

function durationSince(startedAt: number): string {
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  if (seconds < 120) return `${seconds}초`
  return seconds < 7_200 ? `${Math.round(seconds / 60)}분` : `${Math.round(seconds / 3_600)}시간`
}
