import { z } from 'zod'

const SLACK_TIMEOUT_MS = 8_000

/** Ends with a slash. */
export const SLACK_API = process.env.CHOROK_SLACK_API ?? 'https://slack.com/api/'

/** What `auth.test` of the Web API answers: https://docs.slack.dev/reference/methods/auth.test */
const AuthTest = z.union([
  z.object({ ok: z.literal(true), team: z.string(), user: z.string() }),
  z.object({ ok: z.literal(false), error: z.string() }),
])

const Conversations = z.union([
  z.object({ ok: z.literal(true), channels: z.array(z.object({ id: z.string() })) }),
  z.object({ ok: z.literal(false), error: z.string() }),
])

export interface BotIdentity {
  team: string
  user: string
  /** What the app may do, as Slack says it beside each answer; undefined when it does not. */
  scopes: string[] | undefined
}

/** Who a bot token is. Throws a sentence that does not contain the token. */
export async function botIdentity(token: string, slackApi = SLACK_API): Promise<BotIdentity> {
  const { answer: result, headers } = await askSlack(slackApi, 'auth.test', token, AuthTest)
  if (!result.ok)
    throw new Error(
      `Slack이 봇 토큰을 받아들이지 않았습니다 (${result.error}). 앱을 워크스페이스에 설치했는지 확인해 주세요.`,
    )
  const scopes = headers
    .get('x-oauth-scopes')
    ?.split(',')
    .map((scope) => scope.trim())
  return { team: result.team, user: result.user, scopes }
}

/** The ids of the channels the bot is in, as far as the first page of a thousand says. Throws a sentence. */
export async function botChannels(token: string, slackApi = SLACK_API): Promise<string[]> {
  const query = 'users.conversations?types=public_channel,private_channel&exclude_archived=true&limit=1000'
  const { answer: result } = await askSlack(slackApi, query, token, Conversations)
  if (!result.ok) throw new Error(`Slack이 채널 목록을 주지 않았습니다 (${result.error}).`)
  return result.channels.map(({ id }) => id)
}

async function askSlack<Answer>(
  slackApi: string,
  method: string,
  token: string,
  shape: z.ZodType<Answer>,
): Promise<{ answer: Answer; headers: Headers }> {
  const headers = { authorization: `Bearer ${token}` }
  try {
    const signal = AbortSignal.timeout(SLACK_TIMEOUT_MS)
    const response = await fetch(new URL(method, slackApi), { method: 'POST', headers, signal })
    // What stands between us and Slack may answer with a page of its own.
    return { answer: shape.parse(await response.json()), headers: response.headers }
  } catch (cause) {
    throw new Error(
      'Slack에 물어보지 못했습니다. 인터넷 연결(프록시가 있으면 HTTPS_PROXY)을 확인하고 다시 실행해 주세요.',
      { cause },
    )
  }
}
