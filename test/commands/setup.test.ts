import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openAsking } from '../../lib/commands/setup/asking.ts'
import { manifestAt, requestUrl } from '../../lib/commands/setup/manifest-at.ts'
import { listen } from '../../lib/local/process/listen.ts'
import { runCommand } from '../support/run-npm-command.ts'

const URL_OF_STACK = 'https://abc123.execute-api.ap-northeast-2.amazonaws.com/slack/events'
const SECRET = '0123456789abcdef0123456789abcdef'
const TOKEN = 'xoxb-1234-secretsecret'
const KEY = 'aB3%2F'.repeat(12)

/** Stand-ins for Parameter Store and Slack, and what came to them. */
async function outside({ refuses = false } = {}) {
  const written: Record<string, unknown>[] = []
  const { url, close } = await listen(0, async (request) => {
    if (request.headers.get('x-amz-target') === 'AmazonSSM.PutParameter') {
      if (refuses) return Response.json({ __type: 'AccessDeniedException', message: 'no' }, { status: 400 })
      written.push(await request.json())
      return Response.json(
        { Version: 1, Tier: 'Standard' },
        { headers: { 'content-type': 'application/x-amz-json-1.1' } },
      )
    }
    const isOurs = request.headers.get('authorization') === `Bearer ${TOKEN}`
    return Response.json(
      isOurs ? { ok: true, team: '초록 상사', user: 'chorok' } : { ok: false, error: 'invalid_auth' },
    )
  })
  onTestFinished(close)
  const env = {
    CHOROK_SLACK_API: `${url}/api/`,
    AWS_ENDPOINT_URL_SSM: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  }
  const setup = (lines: string[], args = ['--url', URL_OF_STACK]) =>
    runCommand('setup', args, env, '.', lines.join('\n'))
  return { written, setup }
}

test('secrets are checked and kept as SecureStrings, and never shown', async () => {
  const { written, setup } = await outside()
  const { code, stdout, stderr } = await setup([SECRET, ` ${TOKEN} `, KEY])
  expect(written).toEqual([
    { Name: '/chorok/slack-signing-secret', Value: SECRET, Type: 'SecureString', Overwrite: true },
    { Name: '/chorok/slack-bot-token', Value: TOKEN, Type: 'SecureString', Overwrite: true },
    { Name: '/chorok/data-go-kr-key', Value: KEY, Type: 'SecureString', Overwrite: true },
  ])
  expect(stdout).toContain("'초록 상사' 워크스페이스의 chorok입니다.")
  for (const secret of [SECRET, TOKEN, KEY]) expect(stdout + stderr).not.toContain(secret)
  expect(code).toBe(0)
})

test('what is left empty is left as it was', async () => {
  const { written, setup } = await outside()
  const { code } = await setup(['', '', KEY], ['--url', URL_OF_STACK, '--prefix', '/team/chorok'])
  expect(written.map(({ Name }) => Name)).toEqual(['/team/chorok/data-go-kr-key'])
  expect(code).toBe(0)
})

test('the address may come as the first line, and stands in the manifest that is printed', async () => {
  const { setup } = await outside()
  const { code, stdout } = await setup([URL_OF_STACK, '', '', ''], [])
  const manifest = JSON.parse(stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1))
  expect(manifest.settings.interactivity.request_url).toBe(URL_OF_STACK)
  expect(stdout).not.toContain('REPLACE-ME')
  expect(stdout).toContain('https://api.slack.com/apps')
  expect(code).toBe(0)
})

test.each<[string, string[], string]>([
  ['a signing secret of another shape', ['not-a-secret'], 'Signing Secret은 0~9와 a~f로 된 32자입니다'],
  ['a token of a person', ['', 'xoxp-1234-secret'], '봇 토큰은 xoxb-로 시작합니다'],
  ['a token Slack does not know', ['', 'xoxb-9999-gone'], 'Slack이 봇 토큰을 받아들이지 않았습니다 (invalid_auth)'],
  ['a key of another shape', ['', '', '열쇠'], 'data.go.kr 서비스 키의 모양이 아닙니다'],
])('%s is refused in a sentence, without being shown, and not kept', async (_, lines, sentence) => {
  const { written, setup } = await outside()
  const { code, stdout, stderr } = await setup(lines)
  expect(stderr).toContain(sentence)
  expect(stdout + stderr).not.toContain(lines.at(-1))
  expect(written).toEqual([])
  expect(code).toBe(1)
})

test('when AWS refuses, what to look at is said', async () => {
  const { setup } = await outside({ refuses: true })
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

test('at a terminal a hidden answer is not echoed, an open one is', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = new PassThrough()
  let shown = ''
  output.setEncoding('utf8').on('data', (text) => {
    shown += text
  })
  const asking = openAsking(input, output)
  const open = asking.ask('주소: ')
  input.write('https://a.example\r')
  expect(await open).toBe('https://a.example')
  const hidden = asking.ask('토큰: ', 'hidden')
  input.write(`${TOKEN}\r`)
  expect(await hidden).toBe(TOKEN)
  asking.close()
  await sleep(10)
  expect(shown).toContain('https://a.example')
  expect(shown).toContain('토큰: ')
  expect(shown).not.toContain('secretsecret')
})

test.each([
  [URL_OF_STACK, URL_OF_STACK],
  ['https://abc.example', 'https://abc.example/slack/events'],
  ['http://abc.example/slack/events', undefined],
  ['https://abc.example/elsewhere', undefined],
  ['https://REPLACE-ME.execute-api.ap-northeast-2.amazonaws.com/slack/events', undefined],
  ['', undefined],
])('%s is the request URL %s', (given, url) => {
  expect(requestUrl(given)).toBe(url)
})

test('the manifest has the address wherever Slack calls', () => {
  const commands = JSON.parse(manifestAt(URL_OF_STACK)).features.slash_commands
  expect(new Set(commands.map(({ url }: { url: string }) => url))).toEqual(new Set([URL_OF_STACK]))
})

test('an app that is to read channels back asks for the history scopes, and no other for them', async () => {
  const { scopes } = JSON.parse(manifestAt(URL_OF_STACK)).oauth_config
  const reading = JSON.parse(manifestAt(URL_OF_STACK, true)).oauth_config.scopes
  expect(reading.bot).toEqual([...scopes.bot, 'channels:history', 'groups:history', 'im:history'])
  expect(scopes.bot.join()).not.toContain('history')
  const { setup } = await outside()
  const { stdout } = await setup(['', '', ''], ['--url', URL_OF_STACK, '--read-back'])
  expect(stdout).toContain('channels:history')
})
