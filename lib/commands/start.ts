import { enableCompileCache } from 'node:module'
import './check-node.mjs'

// From the second start on, nothing has to be compiled again.
enableCompileCache?.()

// Imported only now: an older Node would fail on these files before it could be told that it is too old.
const { runProgram } = await import('./command-line/run-program.ts')
const { localDirectory } = await import('../local/local-directory.ts')

const directory = localDirectory()

await runProgram({
  command: 'npm start',
  does: `초록 전체를 이 컴퓨터에서 엽니다: 연습용 Slack 화면, 진짜 봇, 견본 발표 21건. 본 것은 .chorok 폴더(CHOROK_DIRECTORY)에 남습니다.
SLACK_BOT_TOKEN과 SLACK_APP_TOKEN이 있으면 연습 대신 그 워크스페이스에 연결합니다. 계속 켜 둘 때는 npm run serve를 씁니다.`,
  opening: '초록을 여는 중입니다…',
  environment: () => process.env,
  settings: async (...told) => (await import('../local/start-settings.ts')).startSettings(...told),
  portOf: ({ port }) => port,
  directory,
  async start(settings, giveUp) {
    const { startLocal } = await import('../local/start-local.ts')
    const { url, stop } = await startLocal({ ...settings, directory, giveUp, say: console.log })
    return { says: `초록이 열렸습니다: ${url}`, stop }
  },
})
