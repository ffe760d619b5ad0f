import { SLACK_SECRETS } from '../../../functions/platform/secrets.ts'
import { SOURCE_SECRET_NAMES, SOURCE_SECRETS } from '../../../functions/sources/catalog/source-secrets.ts'
import { particle } from '../../../functions/text/particle.ts'
import type { ChorokConfig } from '../../config/config-shape.ts'
import { openSecretsIn } from '../aws/parameter-store.ts'
import { botChannels, botIdentity } from '../setup/ask-slack.ts'
import { missingScopes, newManifestSentence, scopeSentence, spokenSentence } from '../setup/check-secret.ts'
import type { Installation } from '../setup/find-installation.ts'
import { sendTestRequest } from '../setup/test-request.ts'
import { bad, type Check, good, note, unknown } from './check.ts'

const SHAPES: Record<string, RegExp> = {
  'slack-signing-secret': /^[0-9a-f]{32}$/,
  'slack-bot-token': /^xoxb-[\w-]+$/,
  ...Object.fromEntries(SOURCE_SECRET_NAMES.map((name) => [name, SOURCE_SECRETS[name].pattern])),
}

/** The secrets that are stored, and what Slack says to them. None of the sentences contains a secret. */
export async function checkSlackApp({ region, parameters, url }: Installation, config: ChorokConfig): Promise<Check[]> {
  const names = [...SLACK_SECRETS, ...SOURCE_SECRET_NAMES]
  let stored: Partial<Record<string, string>>
  try {
    stored = await openSecretsIn(region, parameters, Date.now)(...names)
  } catch (error) {
    const says = `${parameters}/… 의 비밀 값을 읽지 못했습니다 (${(error as Error).name}).`
    return [bad('parameters', says, 'ssm:GetParameters 권한이 있는 프로필로 다시 해 주세요.')]
  }
  const shapes = names.map((name) => checkParameter(`${parameters}/${name}`, name, stored[name]))
  return [
    ...shapes,
    await checkAddress(url, stored['slack-signing-secret']),
    ...(await checkBot(stored['slack-bot-token'], config)),
  ]
}

function checkParameter(path: string, name: string, value: string | undefined): Check {
  const check = `parameter ${name}`
  const subject = `${path}${particle(path, '이/가')}`
  if (value === undefined) {
    const source = SOURCE_SECRET_NAMES.find((one) => one === name)
    if (source) {
      const todo = `${SOURCE_SECRETS[source].whereHad} 받은 것은 npm run setup으로 넣어 주세요.`
      return note(check, `${subject} 없어 그 출처는 읽지 않습니다.`, todo)
    }
    return bad(check, `${subject} 없습니다.`, 'npm run setup을 해 주세요.')
  }
  if (SHAPES[name]?.test(value)) return good(check, `${subject} 있습니다.`)
  return bad(check, `${path} 의 모양이 다릅니다.`, 'npm run setup으로 다시 넣어 주세요.')
}

async function checkAddress(url: string, signingSecret: string | undefined): Promise<Check> {
  if (!signingSecret) return unknown('address', 'Signing Secret이 없어 Slack이 부를 주소를 시험하지 못했습니다.')
  const trouble = await sendTestRequest(url, signingSecret)
  if (trouble) return bad('address', trouble, `${url} 에 닿는지 확인해 주세요.`)
  return good('address', `주소가 Slack처럼 서명한 요청에 답합니다: ${url}`)
}

async function checkBot(token: string | undefined, config: ChorokConfig): Promise<Check[]> {
  if (!token) return [unknown('token', '봇 토큰이 없어 Slack에 물어보지 못했습니다.')]
  try {
    const { team, user, scopes } = await botIdentity(token)
    const { needed, spoken } = missingScopes(scopes, config.readBack === true)
    const named = good('token', `'${team}' 워크스페이스의 ${user}입니다.`)
    const identity = needed.length > 0 ? bad('token', named.says, scopeSentence(needed)) : named
    return [identity, ...checkSpoken(spoken, 'npm run setup'), await checkChannels(token, config.operatorChannel)]
  } catch (error) {
    return [bad('token', (error as Error).message, '앱을 다시 설치하고 npm run setup으로 새 토큰을 넣어 주세요.')]
  }
}

/** Whether people can speak to the bot: no check at all where they can. `printedBy` prints the manifest. */
export function checkSpoken(missing: string[], printedBy: string): Check[] {
  return missing.length > 0 ? [note('spoken', spokenSentence(missing), newManifestSentence(printedBy))] : []
}

async function checkChannels(token: string, operatorChannel: string | undefined): Promise<Check> {
  try {
    const channels = await botChannels(token)
    if (operatorChannel && !channels.includes(operatorChannel))
      return bad(
        'channels',
        `봇이 운영 알림 채널 ${operatorChannel}에 없습니다.`,
        '그 채널에서 /invite @초록 을 해 주세요.',
      )
    if (channels.length > 0) return good('channels', `봇이 채널 ${channels.length}곳에 있습니다.`)
    return note('channels', '봇이 아직 어느 채널에도 없습니다.', '채널에서 /invite @초록 을 해 주세요.')
  } catch (error) {
    return unknown('channels', (error as Error).message)
  }
}
