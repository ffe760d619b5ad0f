import { accessSync, constants, existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { botIdentity } from '../setup/ask-slack.ts'
import { missingScopes, scopeSentence } from '../setup/check-secret.ts'
import { bad, type Check, good, note } from './check.ts'

const OLDEST_NODE_MAJOR = 24

export function checkNode(version = process.version): Check {
  if (Number(version.slice(1).split('.')[0]) >= OLDEST_NODE_MAJOR) return good('node', `Node ${version}`)
  return bad(
    'node',
    `Node ${version}는 너무 오래되었습니다.`,
    `npm ci를 다시 하거나 Node ${OLDEST_NODE_MAJOR}를 설치해 주세요.`,
  )
}

/** What `npm start` needs on this machine. `directory`: where it keeps everything. */
export async function checkMachine(directory: string, env: NodeJS.ProcessEnv): Promise<Check[]> {
  return [
    checkFolder(directory),
    checkDatabase(env),
    await checkPort(Number(env.CHOROK_PORT || 4000)),
    await checkTokens(env),
  ]
}

function checkFolder(directory: string): Check {
  try {
    accessSync(existsSync(directory) ? directory : '.', constants.W_OK)
    return good(
      'folder',
      existsSync(directory) ? `${directory} 폴더에 쓸 수 있습니다.` : `${directory} 폴더는 처음 시작할 때 만듭니다.`,
    )
  } catch {
    return bad('folder', `${directory} 폴더에 쓸 수 없습니다.`, '폴더의 주인과 권한을 확인해 주세요.')
  }
}

function checkDatabase(env: NodeJS.ProcessEnv): Check {
  if (env.AWS_ENDPOINT_URL_DYNAMODB) return good('database', `${env.AWS_ENDPOINT_URL_DYNAMODB} 의 DynamoDB를 씁니다.`)
  if (process.platform === 'linux' && process.arch === 'x64')
    return good('database', '함께 설치된 데이터베이스를 씁니다.')
  const todo = 'DynamoDB Local을 띄우고 AWS_ENDPOINT_URL_DYNAMODB에 주소를 적어 주세요.'
  return bad('database', `${process.platform} ${process.arch}에는 함께 오는 데이터베이스가 없습니다.`, todo)
}

function checkPort(port: number): Promise<Check> {
  const { promise, resolve } = Promise.withResolvers<Check>()
  const server = createServer()
  server.once('error', () =>
    resolve(
      note(
        'port',
        `${port}번 포트를 다른 프로그램(켜져 있는 초록일 수도 있습니다)이 쓰고 있습니다.`,
        `CHOROK_PORT=${port + 1}처럼 다른 포트를 정해 주세요.`,
      ),
    ),
  )
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(good('port', `${port}번 포트가 비어 있습니다.`))))
  return promise
}

/** Without tokens the practice workspace is opened, so their absence is no fault. */
async function checkTokens({
  SLACK_BOT_TOKEN: bot,
  SLACK_APP_TOKEN: app,
  CHOROK_READ_BACK,
}: NodeJS.ProcessEnv): Promise<Check> {
  if (!bot && !app) return good('tokens', 'Slack 토큰이 없어 연습용 워크스페이스로 엽니다.')
  if (!bot || !app)
    return bad(
      'tokens',
      `${bot ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN'}이 없습니다.`,
      '진짜 워크스페이스에는 두 토큰이 다 필요합니다.',
    )
  if (!app.startsWith('xapp-'))
    return bad(
      'tokens',
      'SLACK_APP_TOKEN은 xapp-로 시작합니다.',
      'Basic Information → App-Level Tokens에서 connections:write로 만들어 주세요.',
    )
  try {
    const { team, user, scopes } = await botIdentity(bot)
    const missing = missingScopes(scopes, CHOROK_READ_BACK === 'on')
    if (missing.length > 0) return bad('tokens', `'${team}'의 ${user}`, scopeSentence(missing))
    return good('tokens', `'${team}' 워크스페이스의 ${user}`)
  } catch (error) {
    return bad('tokens', (error as Error).message, '봇 토큰을 다시 복사해 주세요.')
  }
}
