import type { ParseArgsOptionsConfig } from 'node:util'
import type { SlackSecret } from '../../functions/platform/secrets.ts'
import {
  SOURCE_SECRET_NAMES,
  SOURCE_SECRETS,
  type SourceSecretName,
} from '../../functions/sources/catalog/source-secrets.ts'
import { installationNames } from '../config/installation-names.ts'
import { alarmMailState, CONFIRM_TODO, unconfirmedSentence } from './aws/alarm-mail.ts'
import { awsSentence } from './aws/describe-stack.ts'
import { openSecretsIn, saveSecret } from './aws/parameter-store.ts'
import { CONFIG_OPTIONS, commandConfig } from './command-line/command-config.ts'
import { type CommandLine, commandLine, refuse } from './command-line/command-line.ts'
import { appManifest, parseRequestUrl } from './setup/app-manifest.ts'
import { checkSecret } from './setup/check-secret.ts'
import { findInstallation, type Installation } from './setup/find-installation.ts'
import { openPrompt } from './setup/prompt.ts'
import { sendTestRequest } from './setup/test-request.ts'

const COMMAND = {
  command: 'npm run setup --',
  takes:
    '[--url 주소] [--prefix /chorok] [--read-back] [--config 파일] [--profile 이름]   (비밀 값은 인자로 받지 않습니다)',
  does: `Slack 앱을 만드는 법을 보여 주고, 비밀 값을 한 줄에 하나씩(보이지 않게) 물어 확인한 뒤 Parameter Store에 보안 문자열로 저장합니다. 끝으로 Slack처럼
서명한 요청을 보내 보고, 아직 없는 것을 알려 줍니다. 주소와 리전, 이름은 npm run deploy로 올린 것에서 읽습니다.

  --url        주소를 직접 적습니다.
  --prefix     비밀 값의 이름이 시작하는 곳을 직접 적습니다.
  --read-back  답이 끊긴 메시지를 채널에서 찾아보는 권한까지 넣습니다.
  --config     설정 파일 (chorok.config.json)
  --profile    AWS 프로필`,
  options: {
    ...CONFIG_OPTIONS,
    url: { type: 'string' },
    prefix: { type: 'string' },
    'read-back': { type: 'boolean', default: false },
  },
  language: 'ko',
  // Secrets are not taken as arguments, because those stay in shell histories. One that is given by mistake is not repeated.
  mayHoldSecrets: true,
} as const satisfies CommandLine<ParseArgsOptionsConfig>
type SecretName = SlackSecret | SourceSecretName
const SECRETS: [SecretName, string][] = [
  ['slack-signing-secret', 'Signing Secret (Basic Information → App Credentials → Show)'],
  ['slack-bot-token', '봇 토큰 (OAuth & Permissions → Bot User OAuth Token, xoxb-…)'],
  ...SOURCE_SECRET_NAMES.map((name): [SourceSecretName, string] => [
    name,
    `${SOURCE_SECRETS[name].label} (없으면 비워 두세요)`,
  ]),
]

const { values } = commandLine(COMMAND)
if (values.prefix !== undefined && !/^(\/[\w.-]+)+$/.test(values.prefix))
  refuse(COMMAND, '--prefix는 /chorok처럼 적어 주세요.')
const config = commandConfig(values)
const readBack = values['read-back'] || config.readBack === true

const prompt = openPrompt(process.stdin, process.stdout)
try {
  const installation = await whereItStands()
  console.log(appInstructions(installation))
  const entered = new Map<SecretName, string>()
  for (const [name, label] of SECRETS) await askAndSave(installation, name, label, entered)
  const missing = await whatIsMissing(installation, entered)
  for (const sentence of missing) console.log(`  ! ${sentence}`)
  await remindOfMail()
  if (missing.length === 0)
    console.log('\n끝났습니다. 채널에서 /invite @초록 을 하고 /subscribe 탄소중립 을 입력해 보세요.')
  else {
    console.log('\n아직 끝나지 않았습니다. 위의 것을 마친 뒤 npm run setup을 다시 실행해 주세요.')
    process.exitCode = 1
  }
} catch (error) {
  console.error(`\n${awsSentence(error)}`)
  process.exitCode = 1
} finally {
  prompt.close()
}

/** What was typed wins over what the stack says. Without either there is nothing to set up yet. */
async function whereItStands(): Promise<Installation> {
  const parameters = values.prefix ?? installationNames(config).parameters
  if (values.url !== undefined) {
    const url = parseRequestUrl(values.url)
    if (url) return { region: config.region, url, parameters }
    throw new Error(
      'https://…amazonaws.com/slack/events 모양의 주소가 필요합니다. npm run deploy의 출력에서 복사해 주세요.',
    )
  }
  const found = await findInstallation(config)
  if (!found) {
    const { stack } = installationNames(config)
    throw new Error(`${config.region}에 ${stack} 스택이 없습니다. 먼저 npm run deploy로 올려 주세요.`)
  }
  return values.prefix ? { ...found, parameters: values.prefix } : found
}

/** Asks for a secret until it is good or left empty, then saves it. Without a person to ask again, a bad one ends the command. */
async function askAndSave(
  installation: Installation,
  name: SecretName,
  label: string,
  entered: Map<SecretName, string>,
): Promise<void> {
  const secret = await prompt.ask(`${label}: `, 'hidden')
  if (secret === '') return console.log('  그대로 두었습니다.')
  const verdict = await checkSecret(name, secret, readBack).catch((error: Error) => error)
  if (verdict instanceof Error) {
    if (!prompt.isPerson) throw verdict
    console.log(`  ${verdict.message}`)
    return askAndSave(installation, name, label, entered)
  }
  const { region, parameters } = installation
  await saveSecret(region, parameters, name, secret).catch((cause: Error) => {
    const hint = 'AWS_PROFILE과 권한(ssm:PutParameter)을 확인해 주세요.'
    throw new Error(`${parameters}/${name}에 저장하지 못했습니다 (${cause.name}). ${hint}`, { cause })
  })
  entered.set(name, secret)
  console.log(`  ${verdict} ${parameters}/${name}에 저장했습니다.`)
}

/** A sentence for each thing without which the bot does not answer yet. */
async function whatIsMissing(
  { region, parameters, url }: Installation,
  entered: Map<SecretName, string>,
): Promise<string[]> {
  const needed = SECRETS.filter(([name]) => !SOURCE_SECRET_NAMES.some((source) => source === name))
  const read = openSecretsIn(region, parameters, Date.now)
  const stored = await read(...needed.map(([name]) => name))
  const missing = needed
    .filter(([name]) => !entered.has(name) && !stored[name])
    .map(([name, label]) => `아직 없습니다: ${label} → ${parameters}/${name}`)
  const signingSecret = entered.get('slack-signing-secret') ?? stored['slack-signing-secret']
  const trouble = signingSecret && (await sendTestRequest(url, signingSecret))
  if (signingSecret && !trouble) console.log('\n  Slack처럼 서명한 요청에 초록이 답했습니다.')
  return trouble ? [...missing, trouble] : missing
}

/** Alarms that are mailed to nobody do not keep the bot from answering, so they are said and not counted as missing. */
async function remindOfMail(): Promise<void> {
  const { alarmEmail } = config
  if (!alarmEmail || (await alarmMailState(config).catch(() => 'confirmed')) === 'confirmed') return
  console.log(`  ! ${unconfirmedSentence(alarmEmail)}\n    ${CONFIRM_TODO}`)
}

function appInstructions({ url }: Installation): string {
  return `
Slack 앱 만들기 (이미 만들었으면 건너뛰세요)
  1. https://api.slack.com/apps → Create New App → From a manifest → 워크스페이스를 고르고 JSON 탭에 아래를 붙여 넣습니다.
  2. Create → Install to Workspace → Allow. (주소가 확인되지 않았다고 나오면 Event Subscriptions → Request URL 옆의 Retry를 누릅니다.)
  3. 아래에서 묻는 값을 붙여 넣습니다. 화면에는 보이지 않고, 비워 두면 지금 값을 그대로 둡니다.

${appManifest(url, readBack)}
${readBack && !config.readBack ? '\n답이 끊긴 메시지를 채널에서 찾아보려면 chorok.config.json에 "readBack": true를 적고 npm run deploy로 다시 올려 주세요.\n' : ''}`
}
