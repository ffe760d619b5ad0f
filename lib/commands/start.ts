import { parseArgs } from 'node:util'

const OLDEST_NODE = 24
const [major = 0] = process.versions.node.split('.').map(Number)

if (major < OLDEST_NODE) {
  console.error(
    `초록은 Node ${OLDEST_NODE} 이상에서 돌아갑니다 (지금은 ${process.version}). npm ci를 한 다음 npm start로 시작해 주세요.`,
  )
  process.exit(1)
}

const asked = readArguments()
if ('refusal' in asked) {
  console.error(asked.refusal)
  process.exit(2)
}

const { startLocal } = await import('../local/start-local.ts')

const opening = startLocal({
  ...asked,
  directory: '.chorok',
  dynamodb: process.env.AWS_ENDPOINT_URL_DYNAMODB || undefined,
  slack: realSlack(process.env),
  dataGoKrKey: process.env.DATA_GO_KR_KEY,
  say: console.log,
})

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // npm passes on a Ctrl+C that the terminal has sent already: it may come twice, or before all stands.
  process.on(signal, async () => {
    if (stopping) return
    stopping = true
    await opening.then((local) => local.stop())
    process.exit(0)
  })
}

try {
  const { url } = await opening
  console.log(`초록이 열렸습니다: ${url}  (끝내려면 Ctrl+C)`)
} catch (error) {
  console.error(sentence(error, asked.port))
  process.exit(1)
}

function readArguments(): { port: number; offline: boolean; feeds: string[] } | { refusal: string } {
  const usage = '쓰는 법: npm start -- [--offline] [--feed URL]…'
  try {
    const { values } = parseArgs({
      options: { offline: { type: 'boolean', default: false }, feed: { type: 'string', multiple: true, default: [] } },
    })
    const wrong = values.feed.find((feed) => !/^https?:$/.test(URL.parse(feed)?.protocol ?? ''))
    if (wrong !== undefined) return { refusal: `--feed에는 http나 https 주소를 적어 주세요: ${wrong}` }
    const port = Number(process.env.CHOROK_PORT ?? 4000)
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return { refusal: `CHOROK_PORT는 0에서 65535 사이의 수여야 합니다: ${process.env.CHOROK_PORT}` }
    return { port, offline: values.offline, feeds: values.feed }
  } catch {
    return { refusal: `모르는 인자가 있습니다: ${process.argv.slice(2).join(' ')}\n${usage}` }
  }
}

function realSlack({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, CHOROK_SLACK_API }: NodeJS.ProcessEnv) {
  if (!botToken || !appToken) return undefined
  return { api: CHOROK_SLACK_API ?? 'https://slack.com/api/', botToken, appToken }
}

function sentence(error: unknown, port: number): string {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return `${port}번 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 CHOROK_PORT=${port + 1} npm start처럼 다른 포트로 시작해 주세요.`
  }
  return error instanceof Error ? error.message : String(error)
}
