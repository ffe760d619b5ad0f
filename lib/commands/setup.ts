import type { ParseArgsOptionsConfig } from 'node:util'
import { type SlackSecret, saveSecret } from '../../functions/platform/secrets.ts'
import {
  SOURCE_SECRET_NAMES,
  SOURCE_SECRETS,
  type SourceSecretName,
} from '../../functions/sources/catalog/source-secrets.ts'
import { type CommandLine, commandLine, refuse } from './command-line/command-line.ts'
import { appManifest, parseRequestUrl } from './setup/app-manifest.ts'
import { checkSecret } from './setup/check-secret.ts'
import { openPrompt } from './setup/prompt.ts'

const COMMAND = {
  command: 'npm run setup --',
  takes: '[--url SlackRequestUrl] [--prefix /chorok] [--read-back]   (비밀 값은 인자로 받지 않습니다)',
  does: `Slack 앱을 만드는 법을 보여 주고, 비밀 값을 한 줄에 하나씩(보이지 않게) 물어 확인한 뒤 Parameter Store에 보안 문자열로 저장합니다.

  --url        npm run deploy가 출력한 SlackRequestUrl
  --prefix     비밀 값의 이름이 시작하는 곳
  --read-back  답이 끊긴 메시지를 채널에서 찾아보는 권한까지 넣습니다.`,
  options: {
    url: { type: 'string' },
    prefix: { type: 'string', default: '/chorok' },
    'read-back': { type: 'boolean', default: false },
  },
  language: 'ko',
  // Secrets are not taken as arguments, because those stay in shell histories. One that is given by mistake is not repeated.
  mayHoldSecrets: true,
} as const satisfies CommandLine<ParseArgsOptionsConfig>
const SECRETS: [SlackSecret | SourceSecretName, string][] = [
  ['slack-signing-secret', 'Signing Secret (Basic Information → App Credentials → Show)'],
  ['slack-bot-token', '봇 토큰 (OAuth & Permissions → Bot User OAuth Token, xoxb-…)'],
  ...SOURCE_SECRET_NAMES.map((name): [SourceSecretName, string] => [
    name,
    `${SOURCE_SECRETS[name].label} (없으면 비워 두세요)`,
  ]),
]

const {
  values: { url: typedUrl, prefix, 'read-back': readBack },
} = commandLine(COMMAND)
if (!/^(\/[\w.-]+)+$/.test(prefix)) refuse(COMMAND, '--prefix는 /chorok처럼 적어 주세요.')
const slackApi = process.env.CHOROK_SLACK_API ?? 'https://slack.com/api/'
process.env.AWS_REGION ??= 'ap-northeast-2'

const prompt = openPrompt(process.stdin, process.stdout)
try {
  const url = parseRequestUrl(typedUrl ?? (await prompt.ask('npm run deploy가 출력한 SlackRequestUrl: ')))
  if (!url)
    throw new Error(
      'https://…amazonaws.com/slack/events 모양의 주소가 필요합니다. npm run deploy의 출력에서 복사해 주세요.',
    )
  console.log(appInstructions(url))
  for (const [name, label] of SECRETS) await askAndSave(name, label)
  console.log('\n끝났습니다. 채널에서 /invite @초록 을 하고 /subscribe 탄소중립 을 입력해 보세요.')
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
} finally {
  prompt.close()
}

/** Asks for a secret until it is good or left empty, then saves it. Without a person to ask again, a bad one ends the command. */
async function askAndSave(name: SlackSecret | SourceSecretName, label: string): Promise<void> {
  const secret = await prompt.ask(`${label}: `, 'hidden')
  if (secret === '') return console.log('  그대로 두었습니다.')
  const verdict = await checkSecret(name, secret, slackApi).catch((error: Error) => error)
  if (verdict instanceof Error) {
    if (!prompt.isPerson) throw verdict
    console.log(`  ${verdict.message}`)
    return askAndSave(name, label)
  }
  await saveSecret(prefix, name, secret).catch((cause: Error) => {
    const hint = 'AWS_PROFILE과 권한(ssm:PutParameter)을 확인해 주세요.'
    throw new Error(`${prefix}/${name}에 저장하지 못했습니다 (${cause.name}). ${hint}`, { cause })
  })
  console.log(`  ${verdict} ${prefix}/${name}에 저장했습니다.`)
}

function appInstructions(url: string): string {
  return `
Slack 앱 만들기 (이미 만들었으면 건너뛰세요)
  1. https://api.slack.com/apps → Create New App → From a manifest → 워크스페이스를 고르고 JSON 탭에 아래를 붙여 넣습니다.
  2. Create → Install to Workspace → Allow.
  3. 아래에서 묻는 값을 붙여 넣습니다. 화면에는 보이지 않고, 비워 두면 지금 값을 그대로 둡니다.

${appManifest(url, readBack)}
${readBack ? '\n답이 끊긴 메시지를 채널에서 찾아보려면 chorok.config.json에 "readBack": true를 적고 다시 올려 주세요: npm run deploy\n' : ''}`
}
