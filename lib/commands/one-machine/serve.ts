import { enableCompileCache } from 'node:module'
import '../check-node.mjs'

// From the second start on, nothing has to be compiled again.
enableCompileCache?.()

// Imported only now: an older Node would fail on these files before it could be told that it is too old.
const { commandLine, refuse } = await import('../command-line/command-line.ts')

const COMMAND = {
  command: 'npm run serve --',
  takes: '[--offline] [--feed URL]...',
  does: `초록을 실제 Slack 워크스페이스에 Socket Mode로 연결해 계속 돌립니다. 화면도 견본도 없습니다. 본 것은 .chorok 폴더에 남습니다.

  --offline  카탈로그의 출처를 읽지 않습니다.
  --feed     이 피드도 함께 읽습니다. 여러 번 적을 수 있습니다.

SLACK_BOT_TOKEN과 SLACK_APP_TOKEN은 환경 변수나, 다른 사용자가 읽을 수 없는(chmod 600) chorok.secrets 파일에 넣습니다.
http://127.0.0.1:4000/healthz 와 /readyz 가 상태를 답합니다. 설정은 chorok.config.json과 환경 변수에서 읽습니다. 자세한 것은 docs/one-machine.md에 있습니다.`,
  options: {
    offline: { type: 'boolean', default: false },
    feed: { type: 'string', multiple: true, default: [] as string[] },
  },
  language: 'ko',
} as const

const { values } = commandLine(COMMAND)
console.log('초록을 시작하는 중입니다…')
const { commandConfigInEnvironment } = await import('../command-line/command-config.ts')
const { readSecrets, SECRETS_FILE } = await import('../../local/read-secrets.ts')
const { serveSettings } = await import('../../local/start-settings.ts')
const { stopOnSignal, whyNotStarted } = await import('../command-line/run-until-signal.ts')

commandConfigInEnvironment()
const directory = process.env.CHOROK_DIRECTORY || '.chorok'
const named = process.env.CHOROK_SECRETS
const secrets = await readSecrets(named || SECRETS_FILE, Boolean(named)).catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
// What the environment holds wins over the file; an empty variable holds nothing.
const env = { ...secrets, ...Object.fromEntries(Object.entries(process.env).filter(([, value]) => value)) }
const settings = serveSettings(values, env)
if ('refusal' in settings) throw refuse(COMMAND, settings.refusal)

const { serveLocal } = await import('../../local/serve-local.ts')
const starting = serveLocal({ ...settings, directory, say: console.log })
stopOnSignal(starting)

try {
  const { url, workspace } = await starting
  console.log(`초록이 '${workspace}' 워크스페이스에서 돌고 있습니다. 상태: ${url}/readyz  (끝내려면 Ctrl+C)`)
} catch (error) {
  console.error(whyNotStarted(error, { port: settings.health.port, directory, command: 'npm run serve' }))
  process.exit(1)
}
