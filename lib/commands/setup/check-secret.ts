import { z } from 'zod'
import type { SlackSecret } from '../../../functions/platform/secrets.ts'
import { SOURCE_SECRETS, type SourceSecretName } from '../../../functions/sources/catalog/source-secrets.ts'

const AUTH_TEST_TIMEOUT_MS = 8_000
/** What `auth.test` of the Web API answers: https://docs.slack.dev/reference/methods/auth.test */
const AuthTest = z.union([
  z.object({ ok: z.literal(true), team: z.string(), user: z.string() }),
  z.object({ ok: z.literal(false), error: z.string() }),
])

/**
 * Checks a secret before it is saved. Returns a sentence by which a person recognises it, or throws one that says what is wrong with it;
 * neither sentence contains the secret.
 */
export async function checkSecret(
  name: SlackSecret | SourceSecretName,
  secret: string,
  slackApi: string,
): Promise<string> {
  switch (name) {
    case 'slack-signing-secret':
      if (/^[0-9a-f]{32}$/.test(secret)) return '모양이 맞습니다.'
      throw new Error(
        'Signing Secret은 0~9와 a~f로 된 32자입니다. Basic Information의 App Credentials에서 다시 복사해 주세요.',
      )
    case 'slack-bot-token':
      if (/^xoxb-[\w-]+$/.test(secret)) return describeBotToken(secret, slackApi)
      throw new Error('봇 토큰은 xoxb-로 시작합니다. OAuth & Permissions의 Bot User OAuth Token을 복사해 주세요.')
    default:
      if (SOURCE_SECRETS[name].pattern.test(secret)) return '모양이 맞습니다.'
      throw new Error(SOURCE_SECRETS[name].wrongPattern)
  }
}

async function describeBotToken(token: string, slackApi: string): Promise<string> {
  const result = await authTest(token, slackApi).catch((cause) => {
    throw new Error('Slack에 물어보지 못했습니다. 인터넷 연결을 확인하고 다시 실행해 주세요.', { cause })
  })
  if (result.ok) return `'${result.team}' 워크스페이스의 ${result.user}입니다.`
  throw new Error(
    `Slack이 봇 토큰을 받아들이지 않았습니다 (${result.error}). 앱을 워크스페이스에 설치했는지 확인해 주세요.`,
  )
}

async function authTest(token: string, slackApi: string): Promise<z.infer<typeof AuthTest>> {
  const headers = { authorization: `Bearer ${token}` }
  const signal = AbortSignal.timeout(AUTH_TEST_TIMEOUT_MS)
  const response = await fetch(new URL('auth.test', slackApi), { method: 'POST', headers, signal })
  return AuthTest.parse(await response.json())
}
