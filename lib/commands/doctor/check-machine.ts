import { accessSync, constants, existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { particle } from '../../../functions/text/particle.ts'
import { connectableHost } from '../../local/health/connectable-host.ts'
import { localDirectory } from '../../local/local-directory.ts'
import { environmentWithSecrets, SECRETS_FILE } from '../../local/read-secrets.ts'
import { checkAppToken, whyNotTokens } from '../../local/slack/check-tokens.ts'
import { botIdentity, SLACK_API } from '../setup/ask-slack.ts'
import { missingScopes, scopeSentence } from '../setup/check-secret.ts'
import { bad, type Check, good, note } from './check.ts'
import { checkSpoken } from './check-slack-app.ts'

const OLDEST_NODE_MAJOR = 24
const PRINTS_MANIFEST = 'node lib/commands/slack-hook.mjs get-manifest'
const HEALTH_TIMEOUT_MS = 5_000

/** What a bot answers at `/readyz`. */
const Health = z.object({
  workspace: z.string().optional(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
})

export function checkNode(version = process.version): Check {
  if (Number(version.slice(1).split('.')[0]) >= OLDEST_NODE_MAJOR) return good('node', `Node ${version}`)
  return bad(
    'node',
    `Node ${version}${particle(version, '은/는')} 너무 오래되었습니다.`,
    `npm ci를 다시 하거나 Node ${OLDEST_NODE_MAJOR}를 설치해 주세요.`,
  )
}

/** What `npm start` and `npm run serve` need on this machine, and how the one that runs is. */
export async function checkMachine(env: NodeJS.ProcessEnv): Promise<Check[]> {
  const tokens = await checkTokens(env)
  return [checkFolder(localDirectory(env)), checkDatabase(env), ...(await checkPort(env)), ...tokens]
}

function checkFolder(directory: string): Check {
  try {
    accessSync(nearestFolder(directory), constants.W_OK)
    return good(
      'folder',
      existsSync(directory) ? `${directory} 폴더에 쓸 수 있습니다.` : `${directory} 폴더는 처음 시작할 때 만듭니다.`,
    )
  } catch {
    return bad('folder', `${directory} 폴더에 쓸 수 없습니다.`, '폴더의 주인과 권한을 확인해 주세요.')
  }
}

/** The folder itself, or the one in which it would be made. */
function nearestFolder(directory: string): string {
  const path = resolve(directory)
  return existsSync(path) ? path : nearestFolder(dirname(path))
}

function checkDatabase(env: NodeJS.ProcessEnv): Check {
  if (env.AWS_ENDPOINT_URL_DYNAMODB) return good('database', `${env.AWS_ENDPOINT_URL_DYNAMODB} 의 DynamoDB를 씁니다.`)
  if (process.platform === 'linux' && process.arch === 'x64')
    return good('database', '함께 설치된 데이터베이스를 씁니다.')
  const todo = 'DynamoDB Local을 띄우고 AWS_ENDPOINT_URL_DYNAMODB에 주소를 적어 주세요.'
  return bad('database', `${process.platform} ${process.arch}에는 함께 오는 데이터베이스가 없습니다.`, todo)
}

/** A port that is taken is good news where it is Chorok itself that answers there. */
async function checkPort(env: NodeJS.ProcessEnv): Promise<Check[]> {
  const port = Number(env.CHOROK_PORT || 4000)
  const host = env.CHOROK_HEALTH_ADDRESS || '127.0.0.1'
  if (await isFree(port, host)) return [good('port', `${port}번 포트가 비어 있습니다.`)]
  const running = await runningBot(port, host)
  if (running) return running
  return [
    note(
      'port',
      `${port}번 포트를 다른 프로그램(켜져 있는 연습용 초록일 수도 있습니다)이 쓰고 있습니다.`,
      `CHOROK_PORT=${port + 1}처럼 다른 포트를 정해 주세요.`,
    ),
  ]
}

async function isFree(port: number, host: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const server = createServer()
  server.once('error', () => resolve(false))
  server.listen(port, host, () => server.close(() => resolve(true)))
  return promise
}

/** What a bot that runs at a port says of itself; undefined where none does. */
async function runningBot(port: number, host: string): Promise<Check[] | undefined> {
  const address = `http://${connectableHost(host)}:${port}/readyz`
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) })
    const { workspace, checks } = Health.parse(await response.json())
    const named = good('port', `${port}번 포트에서 초록이 돌고 있습니다${workspace ? ` ('${workspace}')` : ''}.`)
    const todo = 'docs/ko/runbook.md와 chorok.log를 봐 주세요.'
    const states = checks.map(({ name, ok, detail }) =>
      ok ? good(`running ${name}`, detail) : bad(`running ${name}`, detail, todo),
    )
    return [named, ...states]
  } catch {
    return undefined
  }
}

/** Without tokens the practice workspace is opened, so their absence is no fault. */
async function checkTokens(environment: NodeJS.ProcessEnv): Promise<Check[]> {
  let env: NodeJS.ProcessEnv
  try {
    env = environmentWithSecrets(environment)
  } catch (error) {
    return [bad('secrets', (error as Error).message, 'docs/one-machine.md의 다섯 단계를 봐 주세요.')]
  }
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, CHOROK_READ_BACK } = env
  const file = environment.CHOROK_SECRETS || SECRETS_FILE
  if (!bot && !app)
    return [
      note(
        'tokens',
        'Slack 토큰이 없어 npm start는 연습용 워크스페이스로 엽니다.',
        `npm run serve로 쓰려면 ${file} 파일에 두 토큰을 적고 chmod 600 ${file} 을 해 주세요.`,
      ),
    ]
  const refusal = whyNotTokens({ ...(bot && { botToken: bot }), ...(app && { appToken: app }) }, file)
  if (refusal) return [bad('tokens', refusal, `${file} 파일을 고쳐 주세요.`)]
  return [...(await checkBotToken(bot ?? '', CHOROK_READ_BACK === 'on')), await checkApp(app ?? '')]
}

async function checkBotToken(token: string, readBack: boolean): Promise<Check[]> {
  try {
    const { team, user, scopes } = await botIdentity(token)
    const { needed, spoken } = missingScopes(scopes, readBack)
    if (needed.length > 0) return [bad('tokens', `'${team}'의 ${user}`, scopeSentence(needed))]
    return [good('tokens', `'${team}' 워크스페이스의 ${user}`), ...checkSpoken(spoken, PRINTS_MANIFEST)]
  } catch (error) {
    return [bad('tokens', (error as Error).message, '봇 토큰을 다시 복사해 주세요.')]
  }
}

async function checkApp(token: string): Promise<Check> {
  try {
    await checkAppToken(SLACK_API, token)
    return good('app token', 'Socket Mode로 연결할 수 있습니다.')
  } catch (error) {
    return bad(
      'app token',
      (error as Error).message,
      'Basic Information → App-Level Tokens에서 connections:write로 만들고, Socket Mode를 켜 주세요.',
    )
  }
}
