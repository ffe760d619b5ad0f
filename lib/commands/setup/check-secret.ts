import type { SlackSecret } from '../../../functions/platform/secrets.ts'
import { SOURCE_SECRETS, type SourceSecretName } from '../../../functions/sources/catalog/source-secrets.ts'
import { manifestCommands, manifestScopes } from './app-manifest.ts'
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
  const { needed, spoken } = missingScopes(scopes, readBack)
  if (needed.length > 0) throw new Error(scopeSentence(needed))
  return [`'${team}' 워크스페이스의 ${user}입니다.`, ...(spoken.length > 0 ? [spokenSentence(spoken)] : [])].join(' ')
}

export interface MissingScopes {
  /** Without these the bot cannot work. */
  needed: string[]
  /** Without these it cannot be spoken to, and everything else works: an app that was installed before has them not. */
  spoken: string[]
}

const SPOKEN_SCOPES = ['app_mentions:read', 'im:history']

/** Which of the manifest's scopes a token lacks; none when Slack did not say which it has. */
export function missingScopes(scopes: string[] | undefined, readBack: boolean): MissingScopes {
  const missing = scopes ? manifestScopes(readBack).filter((scope) => !scopes.includes(scope)) : []
  const [spoken = [], needed = []] = [true, false].map((isSpoken) =>
    missing.filter((scope) => SPOKEN_SCOPES.includes(scope) === isSpoken),
  )
  return { needed, spoken }
}

export function spokenSentence(missing: string[]): string {
  return `채널에서 @초록을 부르거나 다이렉트 메시지를 보내도 답하지 못합니다 (없는 권한: ${missing.join(', ')}). 나머지는 모두 됩니다.`
}

/** How an installed app gets what a newer manifest asks for: an app that lacks its scopes may lack some of its commands as well. */
export function newManifestSentence(printedBy: string): string {
  const commands = manifestCommands().join(', ')
  return `${printedBy}가 보여 주는 앱 설정(manifest)을 https://api.slack.com/apps 의 App Manifest에 붙여 넣고 Install App에서 다시 설치해 주세요. 그 설정에 있는 명령: ${commands}`
}

export function scopeSentence(missing: string[]): string {
  return `앱에 권한이 빠져 있습니다: ${missing.join(', ')}. 앱의 OAuth & Permissions → Bot Token Scopes에 더하고 Reinstall to Workspace를 눌러 주세요.`
}
