import {
  deployedSettings,
  readDeployedSettings,
  SETTINGS_OUTPUT,
  type SettingChange,
  settingChanges,
  settingsInTemplate,
} from '../config/deployed-settings.ts'
import { installationNames } from '../config/installation-names.ts'
import { alarmMailState, CONFIRM_TODO, unconfirmedSentence } from './aws/alarm-mail.ts'
import { awsSentence, deployedTemplate, describeStack } from './aws/describe-stack.ts'
import { CDK_OPTIONS, cdkArguments } from './command-line/cdk-arguments.ts'
import { CONFIG_OPTIONS, commandConfig, contextSettings } from './command-line/command-config.ts'
import { commandLine } from './command-line/command-line.ts'
import { runTools } from './command-line/run-tools.ts'

const { values } = commandLine({
  command: 'npm run deploy --',
  takes:
    '[--config 파일] [--accept] [--dry-run] [--profile 이름] [--require-approval never|any-change|broadening] [--outputs-file 파일] [--verbose]',
  does: `초록을 AWS에 올리거나 새 판으로 바꾸고 SlackRequestUrl을 출력합니다. 설정은 chorok.config.json에서 읽습니다(docs/settings.md). 지금 올라가 있는
설정과 다른 것을 먼저 보여 주고, 없어지는 설정이 있으면 --accept 없이는 올리지 않습니다.

  --config            설정 파일 (chorok.config.json)
  --accept            없어지는 설정이 있어도 올립니다.
  --dry-run           설정이 어떻게 바뀌는지만 보여 줍니다.
  --profile           AWS 프로필
  --require-approval  권한이 바뀔 때 물을지 (CDK와 같음)
  --outputs-file      출력 값을 적어 둘 파일`,
  options: {
    ...CONFIG_OPTIONS,
    ...CDK_OPTIONS,
    accept: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    'require-approval': { type: 'string' },
    'outputs-file': { type: 'string' },
  },
  language: 'ko',
})
const config = commandConfig(values, contextSettings(values.context))
const { stack } = installationNames(config)

try {
  const changes = await changesToDeployed()
  for (const change of changes ?? []) console.log(changeLine(change))
  if (changes?.length === 0) console.log(`설정은 지금 올라가 있는 ${stack} 그대로입니다.`)
  const vanishing = (changes ?? []).filter(({ after }) => after === undefined)
  if (vanishing.length > 0 && !values.accept) {
    console.error(
      `없어지는 설정이 있어 올리지 않았습니다: ${vanishing.map(({ name }) => name).join(', ')}. chorok.config.json에 다시 적거나, 정말 없앨 것이면 npm run deploy -- --accept 로 올려 주세요.`,
    )
    process.exit(1)
  }
} catch (error) {
  console.error(awsSentence(error))
  process.exit(1)
}
if (values['dry-run']) process.exit(0)

const { 'require-approval': approval, 'outputs-file': outputsFile } = values
const deployArguments = [
  ...(approval ? ['--require-approval', approval] : []),
  ...(outputsFile ? ['--outputs-file', outputsFile] : []),
]
runTools(['cdk', 'deploy', ...cdkArguments(values), ...deployArguments])
console.log('\n다음: npm run setup. 무엇이 빠졌는지는 언제든 npm run doctor가 알려 줍니다.')
if (config.alarmEmail && (await isUnconfirmed()))
  console.log(`! ${unconfirmedSentence(config.alarmEmail)}\n  ${CONFIRM_TODO}`)

/** Where nobody can say, the address counts as not confirmed: what there is to do is said once too often rather than never. */
async function isUnconfirmed(): Promise<boolean> {
  return (await alarmMailState(config).catch(() => 'pending')) !== 'confirmed'
}

/** How these settings differ from those of the stack that stands; undefined before the first deploy. */
async function changesToDeployed(): Promise<SettingChange[] | undefined> {
  const standing = await describeStack(config.region, stack)
  if (!standing) return undefined
  const told = readDeployedSettings(standing.outputs[SETTINGS_OUTPUT])
  const after = deployedSettings(config)
  if (told) return settingChanges(told, after)
  const before = settingsInTemplate(await deployedTemplate(config.region, stack))
  // A template does not tell settings such as the region, so only what it tells is compared.
  return settingChanges(before, after).filter(({ name }) => name in before)
}

function changeLine({ name, before, after }: SettingChange): string {
  if (before === undefined) return `  + ${name}: ${after}`
  if (after === undefined) return `  - ${name}: ${before}  (없어집니다)`
  return `  ~ ${name}: ${before} → ${after}`
}
