import { expect, onTestFinished, test } from 'vitest'
import { checkAppToken, checkBotToken, SlackUnreachable, whyNotTokens } from '../../../lib/local/slack/check-tokens.ts'
import { findWorkspace } from '../../../lib/local/slack/real-slack.ts'
import { openRealWorkspace } from '../../support/real-workspace.ts'

async function aSlack(...settings: Parameters<typeof openRealWorkspace>) {
  const slack = await openRealWorkspace(...settings)
  onTestFinished(slack.close)
  return slack
}

test.each([
  [{}, '두 토큰을'],
  [{ appToken: 'xapp-1' }, 'SLACK_BOT_TOKEN이 없습니다'],
  [{ botToken: 'xoxb-1' }, 'SLACK_APP_TOKEN이 없습니다'],
  [{ botToken: 'xapp-1', appToken: 'xoxb-1' }, '봇 토큰은 xoxb-로'],
  [{ botToken: 'xoxp-1', appToken: 'xapp-1' }, '봇 토큰은 xoxb-로'],
  [{ botToken: 'xoxb-1', appToken: 'xoxb-1' }, '앱 토큰은 xapp-로'],
  [{ botToken: 'xoxb-1', appToken: 'xapp-1' }, undefined],
])('tokens by their looks: %o', (tokens, sentence) => {
  const said = whyNotTokens(tokens)
  if (sentence === undefined) expect(said).toBe(undefined)
  else expect(said).toContain(sentence)
})

test.each([
  ['invalid_auth', '받아들이지 않았습니다 (invalid_auth)'],
  ['token_revoked', '더 이상 쓸 수 없는 토큰'],
  ['account_inactive', '더 이상 쓸 수 없는 토큰'],
])('a token that Slack refuses as %s', async (error, sentence) => {
  const { api } = await aSlack(() => ({ ok: false, error }))
  await expect(checkBotToken(api, 'xoxb-1')).rejects.toThrow(sentence)
  await expect(checkAppToken(api, 'xapp-1')).rejects.toThrow(sentence)
})

test('permissions: those that are missing are named, also those of reading back; where Slack lists none, none is missed', async () => {
  const { api } = await aSlack(undefined, 'commands, channels:read')
  await expect(checkBotToken(api, 'xoxb-1')).rejects.toThrow('chat:write, groups:read')
  const enough = await aSlack(undefined, 'commands,chat:write,channels:read,groups:read,im:history')
  expect(await checkBotToken(enough.api, 'xoxb-1')).toMatchObject({ team: 'T0REAL', name: '진짜 회사' })
  await expect(checkBotToken(enough.api, 'xoxb-1', true)).rejects.toThrow('channels:history, groups:history')
})

test('a Slack that cannot be reached says nothing about the tokens: it is asked again where that is wanted, and said once', async () => {
  const slack = { api: 'http://127.0.0.1:9/api/', botToken: 'xoxb-1', appToken: 'xapp-1' }
  await expect(findWorkspace(slack, () => undefined)).rejects.toThrow(SlackUnreachable)
  const said: string[] = []
  const finding = findWorkspace(slack, (line) => said.push(line), true, 20)
  await expect.poll(() => said).toHaveLength(1)
  slack.api = (await aSlack()).api
  expect(await finding).toMatchObject({ team: 'T0REAL' })
  expect(said).toEqual([expect.stringContaining('계속 시도합니다')])
})
