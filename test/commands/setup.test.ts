import { createHmac } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { httpEvent, httpResponse } from '../../lib/local/aws/http-event.ts'
import { openAccount, type StandingAccount } from '../support/aws-account.ts'
import { runCommand } from '../support/run-npm-command.ts'
import { openTestSlackDoor } from '../support/slack-door.ts'

const SECRET = '0123456789abcdef0123456789abcdef'
const TOKEN = 'xoxb-1234-secretsecret'
const KEY = 'aB3%2F'.repeat(12)
const SCOPES = ['commands', 'chat:write', 'channels:read', 'groups:read']
const BOT = { team: '초록 상사', user: 'chorok', scopes: SCOPES, channels: [] }

/** An account in which Chorok was deployed, its real Slack door at the address it prints, and the command running against them. */
async function deployed(change: Partial<StandingAccount> = {}, config: object = {}) {
  const { account, url, env } = await openAccount({ tokens: { [TOKEN]: BOT }, ...change })
  const stage = 'stage' in config ? `-${config.stage}` : ''
  const prefix = `/chorok${stage}`
  account.stacks[`Chorok${stage}`] = {
    outputs: {
      SlackRequestUrl: `${url}/slack/events`,
      ParametersToSet: `${prefix}/slack-bot-token ${prefix}/slack-signing-secret ${prefix}/data-go-kr-key`,
    },
  }
  const signingSecret = async () => account.parameters[`${prefix}/slack-signing-secret`]
  const { handler } = openTestSlackDoor(undefined, {}, { signingSecret, now: Date.now })
  account.door = async (request) => httpResponse(await handler(await httpEvent(request)))
  const cwd = mkdtempSync(join(tmpdir(), 'chorok-setup-'))
  writeFileSync(join(cwd, 'chorok.config.json'), JSON.stringify(config))
  const setup = (lines: string[], args: string[] = [], more: Record<string, string> = {}) =>
    runCommand('setup', args, { ...env, ...more }, cwd, lines.join('\n'))
  return { account, url, setup }
}

test('with nothing but the account: the manifest has the real URL, the secrets are saved, a signed request is answered', async () => {
  const { account, url, setup } = await deployed()
  // What the shell says of a region is of no importance: the stack stands where the settings say.
  const { code, stdout, stderr } = await setup([SECRET, ` ${TOKEN} `, KEY], [], { AWS_REGION: 'us-east-1' })
  const manifest = JSON.parse(stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1))
  expect(manifest.settings.interactivity.request_url).toBe(`${url}/slack/events`)
  expect(stdout).not.toContain('REPLACE-ME')
  expect(stdout).toContain('Retry')
  expect(account.parameters).toEqual({
    '/chorok/slack-signing-secret': SECRET,
    '/chorok/slack-bot-token': TOKEN,
    '/chorok/data-go-kr-key': KEY,
  })
  expect(stdout).toContain("'초록 상사' 워크스페이스의 chorok입니다.")
  expect(stdout).toContain('서명한 요청에 초록이 답했습니다')
  expect(stdout).toContain('끝났습니다')
  for (const secret of [SECRET, TOKEN, KEY]) expect(stdout + stderr).not.toContain(secret)
  expect(code).toBe(0)
})

test('a secret that is missing is named, and it is not called done', async () => {
  const { setup } = await deployed()
  const { code, stdout } = await setup([SECRET, '', ''])
  expect(stdout).toContain('아직 없습니다: 봇 토큰')
  expect(stdout).toContain('/chorok/slack-bot-token')
  expect(stdout).toContain('아직 끝나지 않았습니다')
  expect(stdout).not.toMatch(/^끝났습니다/m)
  expect(code).toBe(1)
})

test('a secret that is left empty stays as it was', async () => {
  const parameters = { '/chorok/slack-signing-secret': SECRET, '/chorok/slack-bot-token': TOKEN }
  const { account, setup } = await deployed({ parameters: { ...parameters } })
  const { code } = await setup(['', '', KEY])
  expect(account.parameters).toEqual({ ...parameters, '/chorok/data-go-kr-key': KEY })
  expect(code).toBe(0)
})

test('a stage is set up under its own names', async () => {
  const { account, setup } = await deployed({}, { stage: 'dev' })
  const { code } = await setup([SECRET, TOKEN, ''])
  expect(Object.keys(account.parameters)).toEqual(['/chorok-dev/slack-signing-secret', '/chorok-dev/slack-bot-token'])
  expect(code).toBe(0)
})

test('before anything is deployed it says what comes first', async () => {
  const { env } = await openAccount()
  const { code, stderr } = await runCommand('setup', [], env)
  expect(stderr).toContain('먼저 npm run deploy')
  expect(code).toBe(1)
})

test('an address that does not take the signature is said, and it is not called done', async () => {
  const { account, setup } = await deployed()
  account.door = () => new Response('', { status: 401 })
  const { code, stdout } = await setup([SECRET, TOKEN, ''])
  expect(stdout).toContain('서명을 받아들이지 않았습니다')
  expect(code).toBe(1)
})

test('the test request is signed as Slack signs', async () => {
  const { account, setup } = await deployed()
  let isGenuine = false
  account.door = async (request) => {
    const body = await request.text()
    const at = request.headers.get('x-slack-request-timestamp')
    const signature = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')
    isGenuine = request.headers.get('x-slack-signature') === `v0=${signature}`
    return Response.json({ challenge: JSON.parse(body).challenge })
  }
  expect((await setup([SECRET, TOKEN, ''])).code).toBe(0)
  expect(isGenuine).toBe(true)
})

test.each<[string, string[], string]>([
  ['a signing secret of another shape', ['not-a-secret'], 'Signing Secret은 0~9와 a~f로 된 32자입니다'],
  ['a user’s token', ['', 'xoxp-1234-secret'], '봇 토큰은 xoxb-로 시작합니다'],
  [
    'a token that Slack does not know',
    ['', 'xoxb-9999-gone'],
    'Slack이 봇 토큰을 받아들이지 않았습니다 (invalid_auth)',
  ],
  ['a token without a scope', ['', 'xoxb-5678-narrow'], '앱에 권한이 빠져 있습니다: groups:read'],
  ['a key of another shape', ['', '', '열쇠'], 'data.go.kr 서비스 키의 모양이 아닙니다'],
])('%s is refused with a sentence, and neither shown nor saved', async (_, lines, sentence) => {
  const narrow = { ...BOT, scopes: SCOPES.slice(0, 3) }
  const { account, setup } = await deployed({ tokens: { [TOKEN]: BOT, 'xoxb-5678-narrow': narrow } })
  const { code, stdout, stderr } = await setup(lines)
  expect(stderr).toContain(sentence)
  expect(stdout + stderr).not.toContain(lines.at(-1))
  expect(account.parameters).toEqual({})
  expect(code).toBe(1)
})

test('an alarm mail that nobody confirmed yet is said, and keeps nothing from being done', async () => {
  const { account, setup } = await deployed({}, { alarmEmail: 'ops@company.test' })
  Object.assign(account.stacks.Chorok ?? {}, { resources: [['AWS::SNS::Topic', 'arn:topic']] })
  account.subscriptions = { 'arn:topic': [['ops@company.test', 'PendingConfirmation']] }
  const waiting = await setup([SECRET, TOKEN, ''])
  expect(waiting.stdout).toContain('ops@company.test의 확인이 아직입니다')
  expect(waiting.stdout).toContain('Confirm subscription')
  expect(waiting.code).toBe(0)
  account.subscriptions = { 'arn:topic': [['ops@company.test', 'arn:aws:sns:1']] }
  expect((await setup(['', '', ''])).stdout).not.toContain('Confirm subscription')
})

test('secrets that may be written and not read end with a sentence', async () => {
  const { setup } = await deployed({ refuses: ['GetParameters'] })
  const { stderr, code } = await setup([SECRET, TOKEN, ''])
  expect(stderr).toContain('AWS 권한이 모자랍니다 (AccessDeniedException)')
  expect(code).toBe(1)
})

test('when AWS refuses, the message says what to check', async () => {
  const { setup } = await deployed({ refuses: ['PutParameter'] })
  const { code, stdout, stderr } = await setup([SECRET])
  expect(stderr).toContain('/chorok/slack-signing-secret에 저장하지 못했습니다 (AccessDeniedException)')
  expect(stdout + stderr).not.toContain(SECRET)
  expect(code).toBe(1)
})

test('a secret given as an argument is refused and not repeated', async () => {
  const { code, stderr } = await runCommand('setup', [TOKEN])
  expect(stderr).toContain('쓰는 법: npm run setup')
  expect(stderr).not.toContain(TOKEN)
  expect(code).toBe(2)
})

test('with --read-back, or the setting, the printed manifest asks for the history scopes', async () => {
  const args = ['--url', 'https://abc.example/slack/events', '--read-back']
  expect((await (await deployed()).setup(['', '', ''], args)).stdout).toContain('channels:history')
  expect((await (await deployed({}, { readBack: true })).setup(['', '', ''])).stdout).toContain('channels:history')
})
