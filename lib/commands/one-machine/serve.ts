import '../check-node.mjs'
// serve.mjs has done so before; units that were written for an earlier version start this file.
import '../keep-compiled.mjs'

// Imported only now: an older Node would fail on these files before it could be told that it is too old.
const { runProgram } = await import('../command-line/run-program.ts')
const { localDirectory } = await import('../../local/local-directory.ts')

const directory = localDirectory()

await runProgram({
  command: 'npm run serve',
  does: `초록을 실제 Slack 워크스페이스에 Socket Mode로 연결해 계속 돌립니다. 화면도 견본도 없습니다. 본 것은 .chorok 폴더(CHOROK_DIRECTORY)에 남습니다.
SLACK_BOT_TOKEN과 SLACK_APP_TOKEN은 환경 변수나, 다른 사용자가 읽을 수 없는(chmod 600) chorok.secrets 파일에 넣습니다.
http://127.0.0.1:4000/healthz 와 /readyz 가 상태를 답합니다. 자세한 것은 docs/one-machine.md에 있습니다.`,
  opening: '초록을 시작하는 중입니다…',
  environment: async () => (await import('../../local/read-secrets.ts')).environmentWithSecrets(process.env),
  settings: async (...told) => (await import('../../local/start-settings.ts')).serveSettings(...told),
  portOf: ({ health }) => health.port,
  directory,
  async start(settings, giveUp) {
    const { serveLocal } = await import('../../local/serve-local.ts')
    const { url, workspace, stop } = await serveLocal({ ...settings, directory, giveUp, say: console.log })
    return { says: `초록이 '${workspace}' 워크스페이스에서 돌고 있습니다. 상태: ${url}/readyz`, stop }
  },
})
