import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../lib/local/process/listen.ts'
import { runCommand } from '../support/run-npm-command.ts'

const URL_OF_STACK = 'https://abc123.execute-api.ap-northeast-2.amazonaws.com/slack/events'
const SECRET = '0123456789abcdef0123456789abcdef'
const TOKEN = 'xoxb-1234-secretsecret'
const KEY = 'aB3%2F'.repeat(12)

/** Stand-ins for Parameter Store and Slack, what was written to Parameter Store, and the command running against them. */
async function openStandIns({ refuses = false } = {}) {
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

test('secrets are checked, saved as SecureStrings and never shown', async () => {
  const { written, setup } = await openStandIns()
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

test('a secret that is left empty stays as it was', async () => {
  const { written, setup } = await openStandIns()
  const { code } = await setup(['', '', KEY], ['--url', URL_OF_STACK, '--prefix', '/team/chorok'])
  expect(written.map(({ Name }) => Name)).toEqual(['/team/chorok/data-go-kr-key'])
  expect(code).toBe(0)
})

test('the request URL may come as the first line, and the printed manifest contains it', async () => {
  const { setup } = await openStandIns()
  const { code, stdout } = await setup([URL_OF_STACK, '', '', ''], [])
  const manifest = JSON.parse(stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1))
  expect(manifest.settings.interactivity.request_url).toBe(URL_OF_STACK)
  expect(stdout).not.toContain('REPLACE-ME')
  expect(stdout).toContain('https://api.slack.com/apps')
  expect(code).toBe(0)
})

test.each<[string, string[], string]>([
  ['a signing secret of another shape', ['not-a-secret'], 'Signing Secret은 0~9와 a~f로 된 32자입니다'],
  ['a user’s token', ['', 'xoxp-1234-secret'], '봇 토큰은 xoxb-로 시작합니다'],
  [
    'a token that Slack does not know',
    ['', 'xoxb-9999-gone'],
    'Slack이 봇 토큰을 받아들이지 않았습니다 (invalid_auth)',
  ],
  ['a key of another shape', ['', '', '열쇠'], 'data.go.kr 서비스 키의 모양이 아닙니다'],
])('%s is refused with a sentence, and neither shown nor saved', async (_, lines, sentence) => {
  const { written, setup } = await openStandIns()
  const { code, stdout, stderr } = await setup(lines)
  expect(stderr).toContain(sentence)
  expect(stdout + stderr).not.toContain(lines.at(-1))
  expect(written).toEqual([])
  expect(code).toBe(1)
})

test('when AWS refuses, the message says what to check', async () => {
  const { setup } = await openStandIns({ refuses: true })
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

test('with --read-back the printed manifest asks for the history scopes', async () => {
  const { setup } = await openStandIns()
  const { stdout } = await setup(['', '', ''], ['--url', URL_OF_STACK, '--read-back'])
  expect(stdout).toContain('channels:history')
})
