interface Running {
  stop(): Promise<void>
}

/** The terminal sends Ctrl+C to npm and to the program, and npm passes it on: within this time it is one and the same. */
const SAME_PRESS_MS = 400
/** Ending takes six seconds at most; whatever hangs beyond that is left to the next start. */
const MAX_STOP_MS = 9_000

/**
 * Ends the program on Ctrl+C and SIGTERM, once what is under way is done; at once when Ctrl+C is pressed again. To be called before the
 * start is complete, for a signal may come meanwhile: a start that waits for something from outside gives up by `giveUp`.
 */
export function stopOnSignal(starting: Promise<Running>, giveUp: AbortController): void {
  let stoppingSince: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (stoppingSince !== undefined) {
        if (performance.now() - stoppingSince > SAME_PRESS_MS) process.exit(130)
        return
      }
      stoppingSince = performance.now()
      console.log('  진행 중인 작업을 마치고 종료합니다… (한 번 더 누르면 바로 종료합니다)')
      setTimeout(() => process.exit(0), MAX_STOP_MS).unref()
      giveUp.abort()
      await starting.then((running) => running.stop()).catch(() => undefined)
      process.exit(0)
    })
  }
}
