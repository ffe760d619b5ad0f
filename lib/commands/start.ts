import './check-node.mjs'

// Imported only now: an older Node would fail on these files before it could be told that it is too old.
const { commandLine, refuse } = await import('./command-line/command-line.ts')
const { commandConfigInEnvironment } = await import('./command-line/command-config.ts')
const { startSettings } = await import('../local/start-settings.ts')
const { startLocal } = await import('../local/start-local.ts')
const { whyNotWritten } = await import('../local/process/kept-file.ts')

const DIRECTORY = '.chorok'

const COMMAND = {
  command: 'npm start --',
  takes: '[--offline] [--feed URL]...',
  does: `초록 전체를 이 컴퓨터에서 엽니다: 연습용 Slack 화면, 진짜 봇, 견본 발표 21건. 본 것은 .chorok 폴더에 남습니다.

  --offline  인터넷 없이 견본만 읽습니다.
  --feed     이 피드도 함께 읽습니다. 여러 번 적을 수 있습니다.

설정은 chorok.config.json과 환경 변수(CHOROK_PORT 등)에서 읽습니다: docs/settings.md`,
  options: {
    offline: { type: 'boolean', default: false },
    feed: { type: 'string', multiple: true, default: [] as string[] },
  },
  language: 'ko',
} as const

const { values } = commandLine(COMMAND)
commandConfigInEnvironment()
const settings = startSettings(values, process.env)
if ('refusal' in settings) throw refuse(COMMAND, settings.refusal)

const starting = startLocal({ ...settings, directory: DIRECTORY, say: console.log })

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The terminal sends Ctrl+C, and npm passes it on: the signal may come twice, or before start-up is complete.
  process.on(signal, async () => {
    if (stopping) return
    stopping = true
    console.log('  보내던 것을 마치고 끝냅니다…')
    await starting.then((local) => local.stop()).catch(() => undefined)
    process.exit(0)
  })
}

try {
  const { url } = await starting
  console.log(`초록이 열렸습니다: ${url}  (끝내려면 Ctrl+C)`)
} catch (error) {
  console.error(errorSentence(error, settings.port))
  process.exit(1)
}

function errorSentence(error: unknown, port: number): string {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return `${port}번 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 CHOROK_PORT=${port + 1} npm start처럼 다른 포트로 시작해 주세요.`
  }
  if (isFileError(error)) return whyNotWritten(DIRECTORY, error)
  return error instanceof Error ? error.message : String(error)
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error
}
