import { z } from 'zod'

/** The tokens of an app in a real workspace. */
export interface SlackTokens {
  botToken: string
  appToken: string
}

/** Where the tokens belong. */
export interface RealWorkspace {
  /** Its id; undefined where Slack does not say. */
  team: string | undefined
  name: string
  /** The bot's own user id. */
  bot: string | undefined
}

/** Slack could not be asked at all. That says nothing about the tokens. */
export class SlackUnreachable extends Error {}

const AuthTestAnswer = z.union([
  z.object({
    ok: z.literal(true),
    team: z.string(),
    team_id: z.string().optional(),
    user_id: z.string().optional(),
  }),
  z.object({ ok: z.literal(false), error: z.string() }),
])

const Answer = z.union([z.object({ ok: z.literal(true) }), z.object({ ok: z.literal(false), error: z.string() })])

/** What the bot cannot do its work without. More is asked for by the manifest, and what lacks it is left out. */
const NEEDED_SCOPES = ['commands', 'chat:write', 'channels:read', 'groups:read']
const CALL_TIMEOUT_MS = 10_000
const REINSTALL = 'https://api.slack.com/apps 의 OAuth & Permissions에서 더하고 앱을 다시 설치해 주세요.'

/**
 * A sentence on what is wrong with tokens that can be seen from their looks; undefined when nothing is. `secretsFile` is where they may stand
 * beside the environment, if they may.
 */
export function whyNotTokens(
  { botToken, appToken }: { botToken?: string; appToken?: string },
  secretsFile?: string,
): string | undefined {
  const apps = 'https://api.slack.com/apps 의'
  const bot = `${apps} OAuth & Permissions에 있는 토큰(xoxb-…)`
  const app = `${apps} Basic Information > App-Level Tokens에서 connections:write 권한으로 만든 토큰(xapp-…)`
  const inFile = (lines: string) =>
    secretsFile
      ? `${secretsFile} 파일에 ${lines} 적고 chmod 600 ${secretsFile} 한 다음 다시 시작하거나, 같은 이름의 환경 변수에 넣어 주세요.`
      : '같은 이름의 환경 변수에 넣어 주세요.'
  if (!botToken && !appToken)
    return `SLACK_BOT_TOKEN과 SLACK_APP_TOKEN이 없습니다. ${bot}과 ${app}을 ${inFile('SLACK_BOT_TOKEN=xoxb-… 와 SLACK_APP_TOKEN=xapp-… 두 줄로')}`
  if (!botToken) return `SLACK_BOT_TOKEN이 없습니다. ${bot}을 ${inFile('SLACK_BOT_TOKEN=xoxb-… 한 줄로')}`
  if (!appToken) return `SLACK_APP_TOKEN이 없습니다. ${app}을 ${inFile('SLACK_APP_TOKEN=xapp-… 한 줄로')}`
  if (/^xapp-|^xoxp-/.test(botToken))
    return 'SLACK_BOT_TOKEN에 다른 토큰이 들어 있습니다. 봇 토큰은 xoxb-로 시작합니다.'
  if (!appToken.startsWith('xapp-')) return 'SLACK_APP_TOKEN에 다른 토큰이 들어 있습니다. 앱 토큰은 xapp-로 시작합니다.'
  return undefined
}

/**
 * Asks Slack whose token it is. Throws a sentence when Slack refuses it or when it lacks a permission, and `SlackUnreachable` when Slack
 * could not be asked. `api` ends with a slash.
 */
export async function checkBotToken(
  api: string,
  botToken: string,
  readBack = false,
  giveUp?: AbortSignal,
): Promise<RealWorkspace> {
  const { answer, scopes } = await ask(api, 'auth.test', botToken, AuthTestAnswer, giveUp)
  if (!answer.ok) throw new Error(refusal('SLACK_BOT_TOKEN', answer.error))
  const needed = [...NEEDED_SCOPES, ...(readBack ? ['channels:history', 'groups:history'] : [])]
  const missing = scopes === undefined ? [] : needed.filter((scope) => !scopes.includes(scope))
  if (missing.length > 0) throw new Error(`Slack 앱에 없는 권한이 있습니다: ${missing.join(', ')}. ${REINSTALL}`)
  return { team: answer.team_id, name: answer.team, bot: answer.user_id }
}

/** Throws a sentence when Slack refuses the app's token, and `SlackUnreachable` when it could not be asked. */
export async function checkAppToken(api: string, appToken: string, giveUp?: AbortSignal): Promise<void> {
  const { answer } = await ask(api, 'apps.connections.open', appToken, Answer, giveUp)
  if (!answer.ok) throw new Error(refusal('SLACK_APP_TOKEN', answer.error))
}

/** A sentence for the name under which Slack refused a token. */
export function refusal(variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', error: string): string {
  if (error === 'missing_scope' && variable === 'SLACK_APP_TOKEN')
    return 'SLACK_APP_TOKEN에 connections:write 권한이 없습니다. App-Level Tokens에서 그 권한으로 새로 만들어 주세요.'
  if (error === 'account_inactive' || error === 'token_revoked')
    return `${variable}은 더 이상 쓸 수 없는 토큰입니다 (${error}). 앱을 워크스페이스에 다시 설치하고 새 토큰을 넣어 주세요.`
  return `Slack이 ${variable}을 받아들이지 않았습니다 (${error}).`
}

/** `scopes`: undefined where Slack does not list them. */
async function ask<T>(api: string, method: string, token: string, shape: z.ZodType<T>, giveUp?: AbortSignal) {
  try {
    const response = await fetch(`${api}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.any([AbortSignal.timeout(CALL_TIMEOUT_MS), ...(giveUp ? [giveUp] : [])]),
    })
    const answer = shape.parse(await response.json())
    const scopes = response.headers.get('x-oauth-scopes')
    return { answer, scopes: scopes === null ? undefined : scopes.split(',').map((scope) => scope.trim()) }
  } catch (cause) {
    throw new SlackUnreachable('Slack에 연결하지 못했습니다. 인터넷 연결을 확인해 주세요.', { cause })
  }
}
