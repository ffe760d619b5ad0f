import type { SlackSecret } from '../../../functions/platform/secrets.ts'
import { SOURCE_SECRETS, type SourceSecretName } from '../../../functions/sources/catalog/source-secrets.ts'
import { manifestScopes } from './app-manifest.ts'
import { botIdentity } from './ask-slack.ts'

/**
 * Checks a secret before it is saved. Returns a sentence by which a person recognises it, or throws one that says what is wrong with it;
 * neither sentence contains the secret.
 */
export async function checkSecret(
  name: SlackSecret | SourceSecretName,
  secret: string,
  readBack: boolean,
): Promise<string> {
  switch (name) {
    case 'slack-signing-secret':
      if (/^[0-9a-f]{32}$/.test(secret)) return '모양이 맞습니다.'
      throw new Error(
        'Signing Secret은 0~9와 a~f로 된 32자입니다. Basic Information의 App Credentials에서 다시 복사해 주세요.',
      )
    case 'slack-bot-token':
      if (/^xoxb-[\w-]+$/.test(secret)) return describeBotToken(secret, readBack)
      throw new Error('봇 토큰은 xoxb-로 시작합니다. OAuth & Permissions의 Bot User OAuth Token을 복사해 주세요.')
    default:
      if (SOURCE_SECRETS[name].pattern.test(secret)) return '모양이 맞습니다.'
      throw new Error(SOURCE_SECRETS[name].wrongPattern)
  }
}

async function describeBotToken(token: string, readBack: boolean): Promise<string> {
  const { team, user, scopes } = await botIdentity(token)
  const missing = missingScopes(scopes, readBack)
  if (missing.length > 0) throw new Error(scopeSentence(missing))
  return `'${team}' 워크스페이스의 ${user}입니다.`
}

/** Which of the manifest's scopes a token lacks; none when Slack did not say which it has. */
export function missingScopes(scopes: string[] | undefined, readBack: boolean): string[] {
  return scopes ? manifestScopes(readBack).filter((scope) => !scopes.includes(scope)) : []
}

export function scopeSentence(missing: string[]): string {
  return `앱에 권한이 빠져 있습니다: ${missing.join(', ')}. 앱의 OAuth & Permissions → Bot Token Scopes에 더하고 Reinstall to Workspace를 눌러 주세요.`
}
