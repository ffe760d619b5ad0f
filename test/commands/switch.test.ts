import { expect, test, vi } from 'vitest'
import { switchInstallation } from '../../lib/commands/switch/switch-installation.ts'
import { ChorokConfig } from '../../lib/config/config-shape.ts'
import { openAccount, type StandingAccount } from '../support/aws-account.ts'
import { runCommand } from '../support/run-npm-command.ts'

const TARGET = { Arn: 'arn:aws:lambda:x', RoleArn: 'arn:aws:iam::x', RetryPolicy: { MaximumRetryAttempts: 2 } }
const schedule = (cron: string) => ({
  State: 'ENABLED',
  ScheduleExpression: cron,
  GroupName: 'default',
  Target: TARGET,
})

async function standingAccount() {
  const { account, env } = await openAccount({
    schedules: { poll: schedule('cron(*/5 * * * ? *)'), sweep: schedule('cron(* * * * ? *)') },
    mappings: { 'uuid-1': { State: 'Enabled' }, 'uuid-2': { State: 'Enabled' } },
  })
  account.stacks.Chorok = {
    resources: [
      ['AWS::Lambda::EventSourceMapping', 'uuid-1'],
      ['AWS::Lambda::Function', 'Chorok-Poll'],
      ['AWS::Scheduler::Schedule', 'poll'],
      ['AWS::Lambda::EventSourceMapping', 'uuid-2'],
      ['AWS::Scheduler::Schedule', 'sweep'],
    ],
  }
  return { account, env }
}

async function standing() {
  const { account, env } = await standingAccount()
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  return account
}

test('stopping turns off every schedule and every queue, and leaves what else a schedule says as it was', async () => {
  const account = await standing()
  const lines: string[] = []
  await switchInstallation(ChorokConfig.parse({}), 'off', (line) => lines.push(line))
  expect(lines).toHaveLength(4)
  expect(account.schedules).toEqual({
    poll: { ...schedule('cron(*/5 * * * ? *)'), State: 'DISABLED' },
    sweep: { ...schedule('cron(* * * * ? *)'), State: 'DISABLED' },
  })
  expect(Object.values(account.mappings)).toEqual([{ State: 'Disabling' }, { State: 'Disabling' }])
  // What brings new work in is stopped first.
  const changes = account.calls.filter((call) => call.includes('PUT'))
  expect(changes.map((call) => call.split(':')[0])).toEqual(['scheduler', 'scheduler', 'lambda', 'lambda'])
})

test('starting again turns everything on as it was, and both may be repeated', async () => {
  const account = await standing()
  await switchInstallation(ChorokConfig.parse({}), 'off')
  await switchInstallation(ChorokConfig.parse({}), 'off')
  await switchInstallation(ChorokConfig.parse({}), 'on')
  expect(account.schedules).toEqual({ poll: schedule('cron(*/5 * * * ? *)'), sweep: schedule('cron(* * * * ? *)') })
  expect(Object.values(account.mappings)).toEqual([{ State: 'Enabling' }, { State: 'Enabling' }])
})

test('a right that is missing, or a stack that is not there, is thrown with AWS’s own word', async () => {
  const account = await standing()
  account.refuses = ['ListStackResources']
  await expect(switchInstallation(ChorokConfig.parse({}), 'off')).rejects.toMatchObject({ code: 'AccessDenied' })
  await expect(switchInstallation(ChorokConfig.parse({ stage: 'dev' }), 'off')).rejects.toThrow(
    'Chorok-dev 스택이 없습니다',
  )
})

test.each<[string, { account?: Partial<StandingAccount>; lost?: string }, string]>([
  ['nothing', { account: { id: undefined } }, '아무것도 바꾸지 않았습니다.'],
  ['part', { lost: 'uuid-2' }, '위의 3개만 바꾸었습니다.'],
])('a stop that could change %s says so', async (_, { account: change, lost }, sentence) => {
  const { account, env } = await standingAccount()
  Object.assign(account, change)
  if (lost) delete account.mappings[lost]
  const { code, stderr, stdout } = await runCommand('switch/stop', [], env)
  expect(stderr).toContain(sentence)
  expect(stdout).not.toContain('멈췄습니다.')
  expect(code).toBe(1)
})
