import { LogLevel, WebClient } from '@slack/web-api'
import { expect, onTestFinished, test, vi } from 'vitest'
import { postMessage } from '../../../functions/slack/posting/post-message.ts'
import { seekMessage } from '../../../functions/slack/posting/seek-message.ts'
import { listen } from '../../../lib/local/process/listen.ts'
import { runCommand } from '../../../lib/local/slack/run-command.ts'
import { openStandInSlack } from '../../../lib/local/slack/slack-stand-in.ts'
import { takeAction } from '../../../lib/local/slack/take-action.ts'
import { COLLEAGUE } from '../../../lib/local/slack/workspace/workspace.ts'

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const button = {
  type: 'actions',
  elements: [{ type: 'button', action_id: 'undo', text: { type: 'plain_text', text: '되돌리기' } }],
}

const noise = () => undefined
const logger = {
  debug: noise,
  info: noise,
  warn: noise,
  error: noise,
  setLevel: noise,
  setName: noise,
  getLevel: () => LogLevel.ERROR,
}

/** A workspace, Slack's own client for it, and an app that answers as given. */
async function aWorkspace(app: (body: URLSearchParams) => Response | Promise<Response> = () => new Response('')) {
  let handle: (request: Request) => Response | Promise<Response> = () => new Response('')
  const server = await listen(0, (request) => handle(request))
  onTestFinished(server.close)
  const requests: Request[] = []
  const opened = openStandInSlack({
    messages: {},
    onChange: () => undefined,
    clock: Date.now,
    send: async (request) => {
      requests.push(request.clone())
      return app(new URLSearchParams(await request.text()))
    },
    address: server.url,
    botToken: 'xoxb-local',
    signingSecret: 'secret',
    app: {
      commands: [{ command: '/subscribe', description: '', usage_hint: '', should_escape: true }],
      hasHome: false,
    },
  })
  handle = opened.handle
  const options = {
    slackApiUrl: `${server.url}/api/`,
    retryConfig: { retries: 0 },
    logger,
    rejectRateLimitedCalls: true,
  }
  const esg = opened.slack.workspace.channel('esg')
  if (!esg) throw new Error('no #esg')
  return { slack: opened.slack, client: new WebClient('xoxb-local', options), url: server.url, options, esg, requests }
}

test('a message is posted, edited and deleted', async () => {
  const { client, esg } = await aWorkspace()
  const posted = await client.chat.postMessage({ channel: 'C0ESG', text: '새 발표', blocks: [section('*새 발표*')] })
  expect(esg.messages).toMatchObject([{ ts: posted.ts, text: '새 발표', blocks: [section('*새 발표*')] }])
  await client.chat.update({ channel: 'C0ESG', ts: posted.ts as string, text: '고친 발표' })
  expect(esg.messages).toMatchObject([{ text: '고친 발표', edited: true }])
  await client.chat.delete({ channel: 'C0ESG', ts: posted.ts as string })
  expect(esg.messages).toEqual([])
})

test.each([
  ['a channel nobody has', { channel: 'C404', text: 'x' }, 'channel_not_found'],
  ['an empty message', { channel: 'C0ESG', text: '' }, 'no_text'],
  ['40,001 characters', { channel: 'C0ESG', text: '가'.repeat(40_001) }, 'msg_too_long'],
  ['51 blocks', { channel: 'C0ESG', text: 'x', blocks: Array(51).fill(section('가')) }, 'invalid_blocks'],
  [
    'a section of 3,001 characters',
    { channel: 'C0ESG', text: 'x', blocks: [section('가'.repeat(3001))] },
    'invalid_blocks',
  ],
  ['an empty section', { channel: 'C0ESG', text: 'x', blocks: [section('')] }, 'invalid_blocks'],
  ['a block Slack does not know', { channel: 'C0ESG', text: 'x', blocks: [{ type: 'marquee' }] }, 'invalid_blocks'],
  [
    '14,000 characters over all blocks',
    { channel: 'C0ESG', text: 'x', blocks: Array(5).fill(section('가'.repeat(2800))) },
    'msg_blocks_too_long',
  ],
])('%s is refused as Slack refuses it', async (_, message, error) => {
  const { client, esg } = await aWorkspace()
  await expect(client.apiCall('chat.postMessage', message)).rejects.toMatchObject({ data: { error } })
  expect(esg.messages).toEqual([])
})

test('a token that is not the bot’s is refused', async () => {
  const { options } = await aWorkspace()
  await expect(new WebClient('xoxb-other', options).auth.test()).rejects.toMatchObject({
    data: { error: 'invalid_auth' },
  })
})

test('a burst is taken, a flood is refused with the time to wait', async () => {
  // All within one second, however long it takes.
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { client, esg } = await aWorkspace()
  const sends = Array.from({ length: 7 }, () => client.chat.postMessage({ channel: 'C0ESG', text: 'x' }))
  const outcomes = await Promise.allSettled(sends)
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refused).toMatchObject([{ retryAfter: 1 }, { retryAfter: 1 }])
  expect(esg.messages).toHaveLength(5)
})

test('a command arrives signed, with channels escaped as Slack does, and its answer is ephemeral', async () => {
  const { slack, esg, requests } = await aWorkspace((body) =>
    Response.json({ text: `들었습니다: ${body.get('text')}` }),
  )
  await runCommand(slack, esg, '/subscribe 수소 & <탄소> #safety')
  expect(requests[0]?.headers.get('x-slack-signature')).toMatch(/^v0=[0-9a-f]{64}$/)
  expect(esg.messages).toMatchObject([
    {
      text: '들었습니다: 수소 &amp; &lt;탄소&gt; <#C0SAFETY|safety>',
      onlyYou: true,
      command: '/subscribe 수소 & <탄소> #safety',
    },
  ])
})

test.each([
  ['an app that fails', '/subscribe 수소', () => new Response('', { status: 500 }), 'dispatch_failed'],
  ['a command the app does not have', '/weather', () => new Response(''), '/weather 명령은 없습니다'],
])('Slack itself reports %s', async (_, line, app, words) => {
  const { slack, esg } = await aWorkspace(app)
  await runCommand(slack, esg, line)
  expect(esg.messages).toMatchObject([{ by: 'slack', onlyYou: true, text: expect.stringContaining(words) }])
})

test('Slack waits three seconds for an app, not longer', async () => {
  const { slack, esg } = await aWorkspace(() => new Promise(() => undefined))
  await runCommand(slack, esg, '/subscribe 수소')
  expect(esg.messages).toMatchObject([{ by: 'slack', text: expect.stringContaining('operation_timeout') }])
})

test('a response URL takes five answers, and one of them may replace the first', async () => {
  const { slack, esg } = await aWorkspace()
  const url = slack.responseUrls.issue({ channel: esg, command: '/latest' })
  const answer = (body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) })
  await answer({ text: '찾고 있습니다…' })
  await answer({ text: '찾았습니다', replace_original: true })
  expect(esg.messages).toMatchObject([{ text: '찾았습니다', onlyYou: true }])
  for (const text of ['3', '4', '5']) expect((await answer({ text, response_type: 'in_channel' })).status).toBe(200)
  expect((await answer({ text: '6' })).status).toBe(404)
  expect(esg.messages.at(-1)).toMatchObject({ text: '5', onlyYou: false })
})

test('a pressed button reaches the app with its message, and the answer replaces that message', async () => {
  const payloads: Record<string, unknown>[] = []
  const { slack, client, esg } = await aWorkspace((body) => {
    payloads.push(JSON.parse(body.get('payload') ?? ''))
    return new Response('')
  })
  await client.chat.postMessage({ channel: 'C0ESG', text: 'x', blocks: [section('구독했습니다'), button] })
  const { ts } = esg.messages[0] as { ts: string }
  await takeAction(slack, {
    channel: 'C0ESG',
    ts,
    action: { type: 'button', action_id: 'undo', block_id: 'b1' },
    values: {},
  })
  expect(payloads).toMatchObject([
    { type: 'block_actions', channel: { id: 'C0ESG' }, actions: [{ action_id: 'undo' }] },
  ])
  const replacement = JSON.stringify({ text: '되돌렸습니다', replace_original: true })
  await fetch(payloads[0]?.response_url as string, { method: 'POST', body: replacement })
  expect(esg.messages).toMatchObject([{ text: '되돌렸습니다' }])
})

test('ephemeral messages are not kept over a restart, the others are', async () => {
  const { slack, client, esg } = await aWorkspace(() => Response.json({ text: '들었습니다' }))
  await runCommand(slack, esg, '/subscribe 수소')
  await client.chat.postMessage({ channel: 'C0ESG', text: '새 발표' })
  expect(slack.workspace.messagesToKeep().C0ESG).toMatchObject([{ text: '새 발표' }])
})

test('the history is read newest first, page by page, with metadata', async () => {
  const { client, slack, esg } = await aWorkspace(() => Response.json({ text: '들었습니다' }))
  const metadata = { event_type: 'chorok_message', event_payload: { message_id: 'm1' } }
  const first = await client.chat.postMessage({ channel: 'C0ESG', text: '하나', metadata })
  for (const text of ['둘', '셋']) await client.chat.postMessage({ channel: 'C0ESG', text })
  await runCommand(slack, esg, '/subscribe 수소')
  const about = { channel: 'C0ESG', limit: 2, include_all_metadata: true }
  const { messages, response_metadata } = await client.conversations.history(about)
  expect(messages?.map(({ text }) => text)).toEqual(['셋', '둘'])
  const cursor = response_metadata?.next_cursor ?? ''
  const second = await client.conversations.history({ ...about, cursor })
  expect(second).toMatchObject({ messages: [{ text: '하나', ts: first.ts, metadata }], has_more: false })
  const since = await client.conversations.history({ channel: 'C0ESG', oldest: first.ts as string })
  expect(since.messages?.map(({ text }) => text)).toEqual(['셋', '둘'])
})

test('a message that was posted is found by the id in its metadata, and one that was not is not found', async () => {
  const { client, esg } = await aWorkspace()
  const drawn = { text: '새 발표', blocks: [], plain: '새 발표' }
  await postMessage(client, 'C0ESG', 'm-1', drawn)
  await postMessage(client, 'C0ESG', 'm-2', drawn)
  const message = { team: 'T0CHOROK', channel: 'C0ESG', releaseIds: ['r1'], ambiguous: 0, state: 'sending' as const }
  const seek = (messageId: string) => seekMessage(client, { ...message, messageId, openedAt: Date.now() })
  expect(await seek('m-1')).toEqual({ found: 'there', ts: esg.messages[0]?.ts })
  expect(await seek('m-3')).toEqual({ found: 'nowhere' })
})

/** The events the app was told of. */
async function eventsIn(requests: Request[]): Promise<Record<string, unknown>[]> {
  const bodies = await Promise.all(requests.map(async (request) => JSON.parse(await request.text())))
  return bodies.map(({ event }) => event)
}

test('a line that names the bot is a mention; one that does not is read by no app', async () => {
  const { slack, esg, requests } = await aWorkspace()
  await runCommand(slack, esg, '점심 드셨나요')
  await runCommand(slack, esg, '@초록 #safety 탄소중립 & 수소 알려줘')
  expect(esg.messages.map(({ by }) => by)).toEqual(['you', 'you'])
  expect(await eventsIn(requests)).toMatchObject([
    {
      type: 'app_mention',
      user: 'U0YOU',
      channel: esg.id,
      text: '<@U0CHOROK> <#C0SAFETY|safety> 탄소중립 &amp; 수소 알려줘',
      ts: esg.messages[1]?.ts,
    },
  ])
})

test('the app hears of everything said in the conversation with it, which is listed among no channels', async () => {
  const { slack, client, requests } = await aWorkspace()
  const direct = slack.workspace.channel('D0YOU')
  if (!direct) throw new Error('no conversation')
  await runCommand(slack, direct, '탄소중립 알려줘')
  expect(await eventsIn(requests)).toMatchObject([
    { type: 'message', channel_type: 'im', channel: 'D0YOU', text: '탄소중립 알려줘' },
  ])
  const { channels = [] } = await client.users.conversations({ types: 'public_channel,private_channel' })
  expect(channels.map(({ id }) => id)).toEqual(['C0ESG', 'C0SUPPLY', 'C0SAFETY'])
})

test('an ephemeral message is seen by one person and not kept, and somebody else is no member', async () => {
  const { slack, client, esg } = await aWorkspace()
  await client.chat.postEphemeral({ channel: esg.id, user: 'U0YOU', text: '구독했습니다' })
  expect(esg.messages).toMatchObject([{ text: '구독했습니다', onlyYou: true }])
  expect(slack.workspace.messagesToKeep()[esg.id]).toEqual([])
  await expect(client.chat.postEphemeral({ channel: esg.id, user: 'U9', text: 'x' })).rejects.toThrow(
    'user_not_in_channel',
  )
})

test('of a private channel the bot knows nothing until it is invited, and hears of the invitation', async () => {
  const { slack, client, requests } = await aWorkspace()
  const made = slack.workspace.makeChannel('법무 검토', true)
  if (!made) throw new Error('not made')
  expect(made.name).toBe('법무-검토')
  const post = () => client.chat.postMessage({ channel: made.id, text: '새 발표' })
  const listed = async () => (await client.conversations.list()).channels?.map(({ name }) => name)
  await expect(post()).rejects.toThrow('channel_not_found')
  await expect(client.conversations.info({ channel: made.id })).rejects.toThrow('channel_not_found')
  expect(await listed()).not.toContain('법무-검토')
  await runCommand(slack, made, '@초록 탄소중립 알려줘')
  expect(made.messages.at(-1)?.text).toContain('/invite @초록')
  expect(requests).toHaveLength(0)
  await runCommand(slack, made, '/invite @초록')
  expect(await requests[0]?.json()).toMatchObject({ event: { type: 'member_joined_channel', channel: made.id } })
  expect(await listed()).toContain('법무-검토')
  await expect(post()).resolves.toMatchObject({ ok: true })
  expect(slack.workspace.madeChannels()).toEqual([{ id: made.id, name: '법무-검토', isPrivate: true, hasBot: true }])
})

test('in a public channel that it left the bot may look and not post; a name is taken once', async () => {
  const { slack, client, esg } = await aWorkspace()
  await runCommand(slack, esg, '/remove @초록')
  await expect(client.chat.postMessage({ channel: esg.id, text: '새 발표' })).rejects.toThrow('not_in_channel')
  expect((await client.conversations.info({ channel: esg.id })).channel).toMatchObject({ is_member: false })
  expect((await client.users.conversations({})).channels?.map(({ name }) => name)).toEqual(['supply-chain', 'safety'])
  expect(slack.workspace.makeChannel('ESG', false)).toBeUndefined()
})

test('what only a colleague sees says so, and a press is theirs', async () => {
  const { slack, esg, requests } = await aWorkspace(() => Response.json({ text: '구독했습니다' }))
  const kim = { ...slack, person: COLLEAGUE }
  await runCommand(kim, esg, '/subscribe 수소')
  expect(esg.messages.at(-1)).toMatchObject({ onlyYou: true, person: COLLEAGUE.id })
  expect(new URLSearchParams(await requests[0]?.text()).get('user_id')).toBe(COLLEAGUE.id)
})
