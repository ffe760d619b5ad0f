import { commandLine, refuse } from './command-line.ts'
import { RUN_HELP, RUN_OPTIONS } from './run-options.ts'
import { stopOnSignal } from './stop-on-signal.ts'

/** A program that runs until it is told to stop: `npm start`, `npm run serve`. */
interface Program<Settings extends object> {
  /** `npm run serve`. */
  command: string
  /** What it is; how its options work is added. */
  does: string
  /** Printed at once: on a slow machine what follows takes seconds to load. */
  opening: string
  /** The environment to read settings and tokens from. Throws a sentence. */
  environment(): NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>
  /** What it is told by its options and its environment, or why not. */
  settings(options: RunOptions, environment: NodeJS.ProcessEnv): Promise<Settings | { refusal: string }>
  portOf(settings: Settings): number
  directory: string
  /** Starts it, until `giveUp` says that nobody waits for it any more. Resolves once it runs, with the line that says so. */
  start(settings: Settings, giveUp: AbortSignal): Promise<{ says: string; stop(): Promise<void> }>
}

interface RunOptions {
  offline: boolean
  feed: string[]
}

/** Reads the arguments of a program, starts it, and ends it on a signal. A start that fails ends with a sentence and code 1. */
export async function runProgram<Settings extends object>(program: Program<Settings>): Promise<void> {
  const { command, does, opening, directory } = program
  const line = {
    command: `${command} --`,
    takes: '[--offline] [--feed URL]...',
    does: `${does}\n\n${RUN_HELP}`,
    options: RUN_OPTIONS,
    language: 'ko',
  } as const
  const { values } = commandLine(line)
  console.log(opening)
  // Loaded only now, when the first line stands.
  const { commandConfigInEnvironment } = await import('./command-config.ts')
  commandConfigInEnvironment()
  const settings = await program.settings(values, await environmentOf(program))
  if ('refusal' in settings) throw refuse(line, settings.refusal)

  const giveUp = new AbortController()
  const starting = program.start(settings, giveUp.signal)
  stopOnSignal(starting, giveUp)
  try {
    console.log(`${(await starting).says}  (끝내려면 Ctrl+C)`)
  } catch (error) {
    // A start that was given up on ends with the signal that did it.
    if (giveUp.signal.aborted) return
    console.error(await whyNotStarted(error, { port: program.portOf(settings), directory, command }))
    process.exit(1)
  }
}

async function environmentOf({ environment }: Pick<Program<object>, 'environment'>): Promise<NodeJS.ProcessEnv> {
  try {
    return await environment()
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

/** Why a start failed, in a sentence for a person. */
async function whyNotStarted(
  error: unknown,
  { port, directory, command }: { port: number; directory: string; command: string },
): Promise<string> {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `${port}번 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 CHOROK_PORT=${port + 1} ${command}처럼 다른 포트로 시작해 주세요.`
  if ((error as NodeJS.ErrnoException).code === 'EADDRNOTAVAIL')
    return 'CHOROK_HEALTH_ADDRESS가 이 컴퓨터의 주소가 아닙니다. 127.0.0.1이나 0.0.0.0처럼 이 컴퓨터의 주소를 적어 주세요.'
  const { isFileError, whyNotWritten } = await import('../../local/process/kept-file.ts')
  if (isFileError(error)) return whyNotWritten(directory, error)
  return error instanceof Error ? error.message : String(error)
}
