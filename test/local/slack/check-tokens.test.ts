import { expect, onTestFinished, test } from 'vitest'
import { checkAppToken, checkBotToken, SlackUnreachable, whyNotTokens } from '../../../lib/local/slack/check-tokens.ts'
import { findWorkspace, waitForWorkspace } from '../../../lib/local/slack/real-slack.ts'
import { openRealWorkspace } from '../../support/real-workspace.ts'

async function aSlack(...settings: Parameters<typeof openRealWorkspace>) {
  const slack = await openRealWorkspace(...settings)
  onTestFinished(slack.close)
  return slack
}

test.each([
  [{}, 'SLACK_BOT_TOKEN=xoxb-… 와 SLACK_APP_TOKEN=xapp-… 두 줄로'],
  [{ appToken: 'xapp-1' }, 'SLACK_BOT_TOKEN이 없습니다'],
  [{ appToken: 'xapp-1' }, 'my.secrets 파일에 SLACK_BOT_TOKEN=xoxb-… 한 줄로 적고 chmod 600 my.secrets'],
  [{ botToken: 'xoxb-1' }, 'SLACK_APP_TOKEN이 없습니다'],
  [{ botToken: 'xapp-1', appToken: 'xoxb-1' }, '봇 토큰은 xoxb-로'],
  [{ botToken: 'xoxp-1', appToken: 'xapp-1' }, '봇 토큰은 xoxb-로'],
  [{ botToken: 'xoxb-1', appToken: 'xoxb-1' }, '앱 토큰은 xapp-로'],
  [{ botToken: 'xoxb-1', appToken: 'xapp-1' }, undefined],
])('tokens by their looks: %o', (tokens, sentence) => {
  const said = whyNotTokens(tokens, 'my.secrets')
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
  await expect(findWorkspace(slack)).rejects.toThrow(SlackUnreachable)
  const said: string[] = []
  const finding = waitForWorkspace(slack, { say: (line) => said.push(line), firstPauseMs: 20 })
  await expect.poll(() => said).toHaveLength(1)
  slack.api = (await aSlack()).api
  expect(await finding).toMatchObject({ team: 'T0REAL' })
  expect(said).toEqual([expect.stringContaining('계속 시도합니다')])
})

test('waiting for Slack ends at once when it is given up, also while Slack is being asked', async () => {
  const { promise: never } = Promise.withResolvers<object>()
  const silent = await aSlack(() => never)
  for (const api of ['http://127.0.0.1:9/api/', silent.api]) {
    const giveUp = new AbortController()
    const waiting = waitForWorkspace(
      { api, botToken: 'xoxb-1', appToken: 'xapp-1' },
      {
        ...{ say: () => undefined, giveUp: giveUp.signal, firstPauseMs: 60_000 },
      },
    )
    setTimeout(() => giveUp.abort(), 50)
    const at = performance.now()
    await expect(waiting).rejects.toThrow()
    // Left alone, a call ends after ten seconds, and the pause after a minute.
    expect(performance.now() - at).toBeLessThan(8_000)
  }
})
