import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ChorokConfig } from '../../lib/config/config-shape.ts'
import { deployedSettings } from '../../lib/config/deployed-settings.ts'
import { openAccount, type StandingAccount } from '../support/aws-account.ts'
import { runCommand } from '../support/run-npm-command.ts'

/** The command over an account, up to where it would call the CDK. */
async function deploy(config: object, account: Partial<StandingAccount>, args: string[] = ['--dry-run']) {
  const cwd = mkdtempSync(join(tmpdir(), 'chorok-deploy-'))
  writeFileSync(join(cwd, 'chorok.config.json'), JSON.stringify(config))
  const { env } = await openAccount(account)
  return runCommand('deploy', args, env, cwd)
}

function stackWith(settings: object): Partial<StandingAccount> {
  const Settings = JSON.stringify(deployedSettings(ChorokConfig.parse(settings)))
  return { stacks: { Chorok: { outputs: { Settings, TableName: 'x' } } } }
}

const OWN = { id: 'own', kind: 'feed', name: '우리', url: 'https://www.association.test/a' }

test('what a deploy would change is shown: what is new, what is other, what stays', async () => {
  const account = stackWith({ morning: '09:00', alarmEmail: 'ops@company.test', extraSources: [OWN] })
  const { code, stdout } = await deploy(
    { morning: '08:30', alarmEmail: 'ops@company.test', readBack: true, extraSources: [{ ...OWN, name: '우리 소식' }] },
    account,
  )
  expect(stdout).toContain('~ morning: 09:00 → 08:30')
  expect(stdout).toContain('+ readBack: true')
  expect(stdout).toMatch(/~ extraSources\.own: [0-9a-f]{8} → [0-9a-f]{8}/)
  expect(stdout).not.toContain('alarmEmail')
  expect(code).toBe(0)
})

test('a setting that would vanish is refused by name, unless it is accepted', async () => {
  const account = stackWith({ alarmEmail: 'ops@company.test', extraSources: [OWN] })
  const refused = await deploy({}, account)
  expect(refused.stdout).toContain('- alarmEmail: ops@company.test')
  expect(refused.stderr).toContain('없어지는 설정이 있어 올리지 않았습니다: alarmEmail, extraSources.own')
  expect(refused.stderr).toContain('-- --accept')
  expect(refused.code).toBe(1)
  expect((await deploy({}, account, ['--dry-run', '--accept'])).code).toBe(0)
})

test('the settings of a stack from before the output are read from its template', async () => {
  const template = {
    Resources: {
      Mail: { Type: 'AWS::SNS::Subscription', Properties: { Endpoint: 'ops@company.test', Protocol: 'email' } },
      Deliver: {
        Type: 'AWS::Lambda::Function',
        Properties: { Environment: { Variables: { CHOROK_READ_BACK: 'on', CHOROK_TABLE: { Ref: 'Ledger' } } } },
      },
      Poll: {
        Type: 'AWS::Lambda::Function',
        Properties: { Environment: { Variables: { CHOROK_EXTRA_SOURCES: JSON.stringify([OWN]) } } },
      },
    },
  }
  const account = { stacks: { Chorok: { template, outputs: { TableName: 'x' } } } }
  const { stderr, code } = await deploy({ readBack: true }, account)
  expect(stderr).toContain('없어지는 설정이 있어 올리지 않았습니다: alarmEmail, extraSources.own')
  expect(code).toBe(1)
  const whole = { readBack: true, alarmEmail: 'ops@company.test', extraSources: [OWN] }
  expect(await deploy(whole, account)).toMatchObject({ code: 0, stdout: expect.stringContaining('그대로입니다') })
})

test('another stage is another stack', async () => {
  const account = stackWith({ alarmEmail: 'ops@company.test' })
  expect(await deploy({ stage: 'dev' }, account)).toMatchObject({ code: 0, stdout: '' })
})

test('settings on the command line are still taken, with a warning; an unknown one is refused', async () => {
  const account = stackWith({ alarmEmail: 'ops@company.test' })
  const taken = await deploy({}, account, ['--dry-run', '-c', 'alarmEmail=ops@company.test'])
  expect(taken.stderr).toContain('-c alarmEmail은 다음 판에서 없어집니다')
  expect(taken.code).toBe(0)
  const unknown = await deploy({}, account, ['--dry-run', '-c', 'alarmMail=ops@company.test'])
  expect(unknown.stderr).toContain('-c alarmMail: 모르는 설정입니다')
  expect(unknown.code).toBe(2)
})

test('a wrong setting ends the command before anything is asked of AWS', async () => {
  const { env, account } = await openAccount()
  const cwd = mkdtempSync(join(tmpdir(), 'chorok-deploy-'))
  writeFileSync(join(cwd, 'chorok.config.json'), '{"morning": "25:00", "alarmEmail": "ops"}')
  const { code, stderr } = await runCommand('deploy', [], env, cwd)
  expect(stderr.trim().split('\n')).toHaveLength(2)
  expect(code).toBe(2)
  expect(account.calls).toEqual([])
})

test.each([
  ['credentials that AWS does not know', { id: undefined }, '(InvalidClientTokenId)'],
  ['a right that is missing', { refuses: ['DescribeStacks'] }, '(AccessDenied)'],
])('%s end the command with a sentence before anything is bundled', async (_, account, sentence) => {
  const { code, stderr } = await deploy({}, account)
  expect(stderr).toContain(sentence)
  expect(code).toBe(1)
})

test('no credentials at all end it with what to do', async () => {
  const { env } = await openAccount()
  const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...rest } = env
  const bare = {
    ...rest,
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
  const { code, stderr } = await runCommand('deploy', ['--dry-run'], bare)
  expect(stderr).toContain('AWS 자격 증명을 찾지 못했습니다')
  expect(code).toBe(1)
})
