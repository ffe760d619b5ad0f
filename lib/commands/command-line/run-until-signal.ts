import { isFileError, whyNotWritten } from '../../local/process/kept-file.ts'

interface Running {
  stop(): Promise<void>
}

/** The terminal sends Ctrl+C to npm and to the program, and npm passes it on: within this time it is one and the same. */
const SAME_PRESS_MS = 400
/** Ending takes six seconds at most; whatever hangs beyond that is left to the next start. */
const MAX_STOP_MS = 9_000

/**
 * Ends the program on Ctrl+C and SIGTERM, once what is under way is done; at once when Ctrl+C is pressed again. To be called before the
 * start is complete, for a signal may come meanwhile.
 */
export function stopOnSignal(starting: Promise<Running>): void {
  let stoppingSince: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (stoppingSince !== undefined) {
        if (performance.now() - stoppingSince > SAME_PRESS_MS) process.exit(130)
        return
      }
      stoppingSince = performance.now()
      console.log('  보내던 것을 마치고 끝냅니다… (한 번 더 누르면 바로 끝냅니다)')
      setTimeout(() => process.exit(0), MAX_STOP_MS).unref()
      await starting.then((running) => running.stop()).catch(() => undefined)
      process.exit(0)
    })
  }
}

/** Why a start failed, in a sentence for a person. */
export function whyNotStarted(
  error: unknown,
  { port, directory, command }: { port: number; directory: string; command: string },
): string {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `${port}번 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 CHOROK_PORT=${port + 1} ${command}처럼 다른 포트로 시작해 주세요.`
  if ((error as NodeJS.ErrnoException).code === 'EADDRNOTAVAIL')
    return 'CHOROK_HEALTH_ADDRESS가 이 컴퓨터의 주소가 아닙니다. 127.0.0.1이나 0.0.0.0처럼 이 컴퓨터의 주소를 적어 주세요.'
  if (isFileError(error)) return whyNotWritten(directory, error)
  return error instanceof Error ? error.message : String(error)
}
