import { enableCompileCache } from 'node:module'
import './check-node.mjs'

// From the second start on, nothing has to be compiled again.
enableCompileCache?.()

// Imported only now: an older Node would fail on these files before it could be told that it is too old.
const { commandLine, refuse } = await import('./command-line/command-line.ts')

const DIRECTORY = '.chorok'

const COMMAND = {
  command: 'npm start --',
  takes: '[--offline] [--feed URL]...',
  does: `초록 전체를 이 컴퓨터에서 엽니다: 연습용 Slack 화면, 진짜 봇, 견본 발표 21건. 본 것은 .chorok 폴더에 남습니다.
SLACK_BOT_TOKEN과 SLACK_APP_TOKEN이 있으면 연습 대신 그 워크스페이스에 연결합니다. 계속 켜 둘 때는 npm run serve를 씁니다.

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
// On a slow machine what follows takes seconds to load.
console.log('초록을 여는 중입니다…')
const { commandConfigInEnvironment } = await import('./command-line/command-config.ts')
const { startSettings } = await import('../local/start-settings.ts')
commandConfigInEnvironment()
const settings = startSettings(values, process.env)
if ('refusal' in settings) throw refuse(COMMAND, settings.refusal)

const { startLocal } = await import('../local/start-local.ts')
const { stopOnSignal, whyNotStarted } = await import('./command-line/run-until-signal.ts')
const starting = startLocal({ ...settings, directory: DIRECTORY, say: console.log })
stopOnSignal(starting)

try {
  const { url } = await starting
  console.log(`초록이 열렸습니다: ${url}  (끝내려면 Ctrl+C)`)
} catch (error) {
  console.error(whyNotStarted(error, { port: settings.port, directory: DIRECTORY, command: 'npm start' }))
  process.exit(1)
}
