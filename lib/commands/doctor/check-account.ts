import type { ChorokConfig } from '../../config/config-shape.ts'
import {
  deployedSettings,
  readDeployedSettings,
  SETTINGS_OUTPUT,
  settingChanges,
} from '../../config/deployed-settings.ts'
import { installationNames } from '../../config/installation-names.ts'
import { alarmMailState, CONFIRM_TODO, unconfirmedSentence } from '../aws/alarm-mail.ts'
import { callJson, callQuery } from '../aws/aws-call.ts'
import { awsSentence, describeStack, type StackDescription } from '../aws/describe-stack.ts'
import { countSchedules } from '../switch/switch-installation.ts'
import { bad, type Check, good, note, unknown } from './check.ts'

/** With fewer, functions that run at once keep each other waiting; new accounts begin with ten. */
const ENOUGH_CONCURRENCY = 100

/** What the AWS account says of itself and of the stack. `stack` is undefined when nothing is deployed, or nothing could be asked. */
export async function checkAccount(
  config: ChorokConfig,
): Promise<{ checks: Check[]; stack: StackDescription | undefined }> {
  const credentials = await checkCredentials(config.region)
  if (credentials.result === 'bad') return { checks: [credentials], stack: undefined }
  const { checks, stack } = await checkStack(config)
  return {
    checks: [credentials, await checkBootstrap(config.region), ...checks, await checkConcurrency(config)],
    stack,
  }
}

async function checkCredentials(region: string): Promise<Check> {
  try {
    const identity = await callQuery('sts', region, { Action: 'GetCallerIdentity' })
    return good('credentials', `AWS 계정 ${identity.text('Account')}, 리전 ${region} (${identity.text('Arn')})`)
  } catch (error) {
    return bad('credentials', awsSentence(error), 'AWS_PROFILE과 로그인을 확인해 주세요.')
  }
}

async function checkBootstrap(region: string): Promise<Check> {
  try {
    if (await describeStack(region, 'CDKToolkit')) return good('bootstrap', `${region}에 CDK가 준비되어 있습니다.`)
    const todo = `계정과 리전마다 한 번: npm exec cdk bootstrap aws://계정번호/${region}`
    return bad('bootstrap', `${region}에 CDK가 준비되어 있지 않습니다.`, todo)
  } catch (error) {
    return unknown('bootstrap', awsSentence(error))
  }
}

async function checkStack(config: ChorokConfig): Promise<{ checks: Check[]; stack: StackDescription | undefined }> {
  const { stack: name } = installationNames(config)
  try {
    const stack = await describeStack(config.region, name)
    if (!stack) return { checks: [bad('stack', `${name} 스택이 없습니다.`, 'npm run deploy로 올려 주세요.')], stack }
    const state = stackState(name, stack.status)
    const checks = [state, await checkRunning(config), checkSettings(config, stack), await checkMail(config, stack)]
    return { checks, stack }
  } catch (error) {
    return { checks: [unknown('stack', awsSentence(error))], stack: undefined }
  }
}

function stackState(name: string, status: string): Check {
  if (/^(CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK)_COMPLETE$/.test(status))
    return good('stack', `${name} 스택이 서 있습니다 (${status}).`)
  if (/_IN_PROGRESS$/.test(status))
    return note('stack', `${name} 스택을 바꾸는 중입니다 (${status}).`, '끝난 뒤에 다시 봐 주세요.')
  const todo = 'CloudFormation 콘솔의 이벤트에서 이유를 보고 npm run deploy를 다시 해 주세요.'
  return bad('stack', `${name} 스택이 성하지 않습니다 (${status}).`, todo)
}

/** A stopped installation is silent without being ill, so it has to be said. */
async function checkRunning(config: ChorokConfig): Promise<Check> {
  try {
    const { all, off } = await countSchedules(config)
    if (off === 0) return good('running', `일정 ${all}개가 켜져 있습니다.`)
    return bad('running', `일정 ${all}개 가운데 ${off}개가 멈춰 있습니다.`, 'npm run start-again으로 다시 켜 주세요.')
  } catch (error) {
    return unknown('running', awsSentence(error))
  }
}

function checkSettings(config: ChorokConfig, { outputs }: StackDescription): Check {
  const deployed = readDeployedSettings(outputs[SETTINGS_OUTPUT])
  if (!deployed)
    return note('settings', '올라가 있는 설정을 알 수 없습니다.', 'npm run deploy로 한 번 올리면 남습니다.')
  const changed = settingChanges(deployed, deployedSettings(config)).map(({ name }) => name)
  if (changed.length === 0) return good('settings', '설정 파일과 올라가 있는 설정이 같습니다.')
  return note(
    'settings',
    `설정 파일과 올라가 있는 설정이 다릅니다: ${changed.join(', ')}`,
    'npm run deploy로 올려 주세요.',
  )
}

/** What is told of the installation reaches somebody only once the address was confirmed, and nobody notices that no mail comes. */
async function checkMail(config: ChorokConfig, { outputs }: StackDescription): Promise<Check> {
  const { alarmEmail, operatorChannel } = config
  if (!alarmEmail) {
    if (operatorChannel) return good('mail', `확인이 필요한 일은 Slack 채널 ${operatorChannel}에 알립니다.`)
    return note(
      'mail',
      '경보를 받을 곳이 없습니다. 초록이 멈추어도 아무도 모릅니다.',
      '"alarmEmail"이나 "operatorChannel"을 설정 파일에 적고 npm run deploy로 올려 주세요.',
    )
  }
  if (readDeployedSettings(outputs[SETTINGS_OUTPUT])?.alarmEmail !== alarmEmail)
    return note('mail', `경보를 받을 메일 ${alarmEmail}: 아직 올리지 않은 설정입니다.`, 'npm run deploy로 올려 주세요.')
  try {
    const state = await alarmMailState(config)
    if (state === 'confirmed') return good('mail', `경보 메일을 받는 곳: ${alarmEmail}`)
    if (state === 'pending') return bad('mail', unconfirmedSentence(alarmEmail), CONFIRM_TODO)
    return bad(
      'mail',
      `경보를 받을 메일 ${alarmEmail}의 구독이 SNS에 없습니다. 제때 확인하지 않았거나 누가 해지했습니다.`,
      '설정 파일에서 alarmEmail을 빼고 npm run deploy -- --accept, 다시 적고 npm run deploy를 하면 확인 메일이 새로 옵니다.',
    )
  } catch (error) {
    return unknown('mail', awsSentence(error))
  }
}

async function checkConcurrency({ region, slackConcurrency }: ChorokConfig): Promise<Check> {
  try {
    const path = '/2016-08-19/account-settings'
    const { AccountLimit } = await callJson<{ AccountLimit?: { ConcurrentExecutions?: number } }>({
      ...{ service: 'lambda', region, method: 'GET', path },
    })
    const limit = AccountLimit?.ConcurrentExecutions ?? 0
    if (limit >= ENOUGH_CONCURRENCY) return good('concurrency', `함수를 한 번에 ${limit}개까지 돌릴 수 있습니다.`)
    const todo = 'Service Quotas → AWS Lambda → Concurrent executions에서 1000으로 늘려 달라고 하세요.'
    const says = `이 계정은 함수를 한 번에 ${limit}개까지만 돌립니다. Slack의 3초를 놓칠 수 있습니다.`
    // AWS keeps 100 for what is not reserved, and refuses a deploy that would leave fewer.
    if (slackConcurrency)
      return bad('concurrency', `${says} slackConcurrency도 쓸 수 없습니다.`, `slackConcurrency를 빼고, ${todo}`)
    return note('concurrency', says, todo)
  } catch (error) {
    return unknown('concurrency', awsSentence(error))
  }
}
