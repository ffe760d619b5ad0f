import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkNode } from '../../lib/commands/doctor/check-machine.ts'
import { ChorokConfig } from '../../lib/config/config-shape.ts'
import { deployedSettings } from '../../lib/config/deployed-settings.ts'
import { httpEvent, httpResponse } from '../../lib/local/aws/http-event.ts'
import { listen } from '../../lib/local/process/listen.ts'
import { openAccount, type StandingAccount } from '../support/aws-account.ts'
import { runCommand } from '../support/run-npm-command.ts'
import { openTestSlackDoor } from '../support/slack-door.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
const TOKEN = 'xoxb-1234-secretsecret'
const BOT = {
  team: '초록 상사',
  user: 'chorok',
  scopes: ['commands', 'chat:write', 'channels:read', 'groups:read', 'app_mentions:read', 'im:history'],
  channels: ['esg'],
}

interface Found {
  ok: boolean
  checks: { check: string; result: string; says: string; todo?: string }[]
}

/** What the doctor says of a whole installation, after `change`. */
async function examine(
  change: (account: StandingAccount) => void = () => undefined,
  config: object = {},
  args: string[] = [],
  more: Record<string, string> = {},
) {
  const { account, url, env } = await openAccount({
    tokens: { [TOKEN]: BOT },
    parameters: { '/chorok/slack-signing-secret': SECRET, '/chorok/slack-bot-token': TOKEN },
  })
  const outputs = {
    SlackRequestUrl: `${url}/slack/events`,
    ParametersToSet: '/chorok/slack-bot-token /chorok/slack-signing-secret',
    Settings: JSON.stringify(deployedSettings(ChorokConfig.parse({}))),
  }
  account.schedules = { poll: { State: 'ENABLED', Target: {} } }
  account.stacks = { Chorok: { outputs, resources: [['AWS::Scheduler::Schedule', 'poll']] }, CDKToolkit: {} }
  const signingSecret = async () => account.parameters['/chorok/slack-signing-secret']
  const { handler } = openTestSlackDoor(undefined, {}, { signingSecret, now: Date.now })
  account.door = async (request) => httpResponse(await handler(await httpEvent(request)))
  change(account)
  const cwd = mkdtempSync(join(tmpdir(), 'chorok-doctor-'))
  writeFileSync(join(cwd, 'chorok.config.json'), JSON.stringify(config))
  const { code, stdout, stderr } = await runCommand('doctor/doctor', args, { ...env, ...more }, cwd)
  const found = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Found
  const results = Object.fromEntries(found.checks.map(({ check, result }) => [check, result]))
  return { code, text: stdout + stderr, found, results, account }
}

test('of a whole installation everything is good, and neither a secret nor a change is made', async () => {
  const { code, text, found, results, account } = await examine()
  expect(found.ok).toBe(true)
  expect(results).toEqual({
    ...{
      node: 'good',
      config: 'good',
      credentials: 'good',
      bootstrap: 'good',
      stack: 'good',
      running: 'good',
      settings: 'good',
    },
    // Nobody is told of anything: to be known, and no fault.
    mail: 'note',
    ...{ concurrency: 'good', address: 'good', token: 'good', channels: 'good' },
    'parameter slack-bot-token': 'good',
    'parameter slack-signing-secret': 'good',
    // Optional: the source that needs it is not read.
    'parameter data-go-kr-key': 'note',
    'parameter lawmaking-id': 'note',
    'parameter assembly-key': 'note',
    'parameter law-id': 'note',
  })
  expect(text).toContain('111122223333')
  expect(text).not.toContain(SECRET)
  expect(text).not.toContain(TOKEN)
  expect(account.calls.filter((call) => /Put|Delete|Update|PUT/.test(call))).toEqual([])
  expect(code).toBe(0)
})

test('an app that was made before people could speak to it is told how to be, and nothing is wrong with it', async () => {
  const scopes = BOT.scopes.filter((scope) => scope !== 'app_mentions:read' && scope !== 'im:history')
  const { code, found } = await examine((account) => {
    account.tokens[TOKEN] = { ...BOT, scopes }
  })
  expect(code).toBe(0)
  const spoken = found.checks.find(({ check }) => check === 'spoken')
  expect(spoken).toMatchObject({ result: 'note', says: expect.stringContaining('app_mentions:read, im:history') })
  expect(spoken?.todo).toContain('/subscribe, /unsubscribe')
  expect(spoken?.todo).toContain('npm run setup')
})

test.each<[string, (account: StandingAccount) => void, Record<string, string>, string]>([
  [
    'credentials that AWS does not take',
    (account) => {
      account.id = undefined
    },
    { credentials: 'bad' },
    'AWS_PROFILE',
  ],
  [
    'an account without CDK, before the first deploy',
    (account) => {
      account.stacks = {}
    },
    { bootstrap: 'bad', stack: 'bad' },
    'cdk bootstrap',
  ],
  [
    'a stack that is broken, in an account of few runs',
    (account) => {
      Object.assign(account.stacks.Chorok ?? {}, { status: 'UPDATE_ROLLBACK_FAILED' })
      account.concurrency = 10
    },
    { stack: 'bad', concurrency: 'note' },
    'Service Quotas',
  ],
  [
    'an installation that was stopped',
    (account) => {
      account.schedules = { poll: { State: 'DISABLED', Target: {} } }
    },
    { stack: 'good', running: 'bad' },
    'npm run start-again',
  ],
  [
    'no secrets yet',
    (account) => {
      account.parameters = {}
    },
    {
      'parameter slack-bot-token': 'bad',
      'parameter slack-signing-secret': 'bad',
      address: 'unknown',
      token: 'unknown',
    },
    'npm run setup',
  ],
  [
    'secrets of another shape and a token that lost a scope',
    (account) => {
      account.parameters['/chorok/slack-signing-secret'] = 'short'
      account.tokens[TOKEN] = { ...BOT, scopes: ['commands'], channels: [] }
    },
    { 'parameter slack-signing-secret': 'bad', token: 'bad', channels: 'note' },
    'Reinstall to Workspace',
  ],
  [
    'an address that does not answer as it should, and a token that was revoked',
    (account) => {
      account.door = () => new Response('', { status: 500 })
      account.tokens = {}
    },
    { address: 'bad', token: 'bad' },
    'invalid_auth',
  ],
])('%s are named, each with what to do', async (_, change, expected, sentence) => {
  const { code, text, found, results } = await examine(change)
  expect(results).toMatchObject(expected)
  expect(text).toContain(sentence)
  for (const { result, todo } of found.checks) if (result === 'bad' || result === 'note') expect(todo).toMatch(/.{5,}/)
  expect(found.ok).toBe(false)
  expect(code).toBe(1)
})

test('settings that were not deployed yet, and an operator’s channel without the bot, are named', async () => {
  const { results, text } = await examine(undefined, { operatorChannel: 'C9', alarmEmail: 'ops@company.test' })
  expect(results).toMatchObject({ settings: 'note', channels: 'bad' })
  expect(text).toContain('alarmEmail, operatorChannel')
})

test.each<[string, StandingAccount['subscriptions'], string, string]>([
  [
    'was confirmed',
    {
      'arn:topic': [
        ['other@company.test', 'arn:1'],
        ['ops@company.test', 'arn:2'],
      ],
    },
    'good',
    'ops@company.test',
  ],
  ['was not confirmed', { 'arn:topic': [['ops@company.test', 'PendingConfirmation']] }, 'bad', 'Confirm subscription'],
  ['is gone', {}, 'bad', 'npm run deploy -- --accept'],
])('an alarm address whose subscription %s', async (_, subscriptions, result, sentence) => {
  const config = { alarmEmail: 'ops@company.test' }
  const { results, text } = await examine((account) => {
    const Settings = JSON.stringify(deployedSettings(ChorokConfig.parse(config)))
    const { outputs, resources = [] } = account.stacks.Chorok ?? {}
    account.stacks.Chorok = {
      outputs: { ...outputs, Settings },
      resources: [...resources, ['AWS::SNS::Topic', 'arn:topic']],
    }
    account.subscriptions = subscriptions
  }, config)
  expect(results.mail).toBe(result)
  expect(text).toContain(sentence)
})

test('wrong settings are named, and nothing is asked of AWS', async () => {
  const { results, account, code } = await examine(undefined, { morning: '25:00' })
  expect(results).toMatchObject({ config: 'bad' })
  expect(account.calls).toEqual([])
  expect(code).toBe(1)
})

test('--local looks at this machine alone', async () => {
  const { results, account } = await examine(undefined, {}, ['--local'], {
    CHOROK_PORT: '0',
    AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
  })
  expect(results).toEqual({
    ...{ node: 'good', config: 'good', folder: 'good', database: 'good', port: 'good', tokens: 'note' },
  })
  expect(account.calls).toEqual([])
  const half = await examine(undefined, {}, ['--local'], { CHOROK_PORT: '0', SLACK_BOT_TOKEN: TOKEN })
  expect(half.results.tokens).toBe('bad')
  const odd = await examine(undefined, {}, ['--local'], { CHOROK_PORT: '0', CHOROK_MORNING: '9시' })
  expect(odd.results.config).toBe('bad')
})

test('--local sees what serve sees: its file of secrets and its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chorok-secrets-'))
  const file = join(folder, 'chorok.secrets')
  writeFileSync(file, `SLACK_BOT_TOKEN=${TOKEN}\nSLACK_APP_TOKEN=xapp-1-secret\n`, { mode: 0o600 })
  const here = { CHOROK_PORT: '0', CHOROK_SECRETS: file, CHOROK_DIRECTORY: folder }
  const { results, text } = await examine(undefined, {}, ['--local'], here)
  expect(results).toMatchObject({ folder: 'good', tokens: 'good', 'app token': 'bad' })
  expect(text).toContain(`${folder} 폴더에 쓸 수 있습니다`)
  expect(text).toContain("'초록 상사' 워크스페이스의 chorok")
  expect(text).not.toContain(TOKEN)
  chmodSync(file, 0o644)
  expect((await examine(undefined, {}, ['--local'], here)).text).toContain(`chmod 600 ${file}`)
})

test('--local tells how the bot is that runs at the port', async () => {
  const checks = [
    { name: 'table', ok: true, detail: '데이터베이스가 답합니다.' },
    { name: 'line', ok: false, detail: '90초째 Slack과 연결이 끊겨 있습니다.' },
  ]
  const { port, close } = await listen(0, () => Response.json({ workspace: '초록 상사', checks }, { status: 503 }))
  onTestFinished(close)
  const { results, text } = await examine(undefined, {}, ['--local'], { CHOROK_PORT: String(port) })
  expect(results).toMatchObject({ port: 'good', 'running table': 'good', 'running line': 'bad' })
  expect(text).toContain('90초째')
})

test.each([
  ['v20.19.0', 'bad'],
  ['v24.0.0', 'good'],
  ['v26.1.0', 'good'],
])('Node %s is %s', (version, result) => {
  expect(checkNode(version).result).toBe(result)
})
