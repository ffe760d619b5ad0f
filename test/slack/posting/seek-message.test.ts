import type { ServerResponse } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import type { Message } from '../../../functions/delivery/message.ts'
import { openWebClient } from '../../../functions/slack/client/web-client.ts'
import { seekMessage } from '../../../functions/slack/posting/seek-message.ts'
import { openLocalServer } from '../../support/local-server.ts'

const TRIED = Date.parse('2026-11-23T10:00:00+09:00')
const message: Message = {
  team: 'T1',
  channel: 'C1',
  messageId: 'm-1',
  openedAt: TRIED - 3_600_000,
  triedAt: TRIED,
  releaseIds: ['r1'],
  state: 'sending',
  ambiguous: 0,
}

type Reply = (response: ServerResponse) => void

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

const marked = (ts: string, message_id: string, event_type = 'chorok_message') => ({
  type: 'message',
  ts,
  metadata: { event_type, event_payload: { message_id } },
})
const spoken = { type: 'message', ts: '9.9', text: 'm-1', user: 'U1' }
const page = (messages: object[], next_cursor = '') => json({ ok: true, messages, response_metadata: { next_cursor } })

afterEach(() => void vi.useRealTimers())

/** Looks in a Slack that gives these answers, one after the other. */
async function seek(...answers: Reply[]) {
  const waiting = [...answers]
  const slack = await openLocalServer((_, response) => waiting.shift()?.(response))
  const sought = await seekMessage(openWebClient('xoxb-1', `${slack.url}/api/`), message)
  await slack.close()
  return { sought, asked: slack.asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body))) }
}

test('a message is found by the id in its metadata, among what was posted since shortly before it was sent', async () => {
  const { sought, asked } = await seek(page([spoken, marked('5.5', 'm-1'), marked('5.4', 'm-0')]))
  expect(sought).toEqual({ found: 'there', ts: '5.5' })
  const oldest = `${(TRIED - 600_000) / 1000}.000000`
  expect(asked).toEqual([{ channel: 'C1', oldest, limit: '200', include_all_metadata: 'true' }])
})

test('a message is looked for page by page, to the last', async () => {
  const { sought, asked } = await seek(page([spoken], 'next1'), page([], 'next2'), page([marked('5.5', 'm-1')]))
  expect(sought).toEqual({ found: 'there', ts: '5.5' })
  expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'next1', 'next2'])
})

test.each([
  ['others', [spoken, marked('5.4', 'm-0')]],
  ['another app’s mark', [marked('5.5', 'm-1', 'task_created')]],
  ['nothing', []],
])('where there is only %s, the message is nowhere', async (_, messages) => {
  expect((await seek(page(messages))).sought).toEqual({ found: 'nowhere' })
})

test('after a thousand messages it is unknown', async () => {
  const { sought, asked } = await seek(...Array.from({ length: 9 }, () => page([spoken], 'more')))
  expect(sought).toMatchObject({ found: 'unknown' })
  expect(asked).toHaveLength(5)
})

test.each<[string, Reply, number]>([
  ['429 with Retry-After', json({ ok: false }, 429, { 'retry-after': '60' }), 60_000],
  ['200 ratelimited', json({ ok: false, error: 'ratelimited' }), 30_000],
  ['503', json({}, 503), 30_000],
  ['a page of HTML', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), 30_000],
  ['fatal_error', json({ ok: false, error: 'fatal_error' }), 30_000],
  ['an answer without messages', json({ ok: true }), 30_000],
  ['a broken connection', (response) => response.destroy(), 30_000],
])('after %s the message is looked for again later', async (_, answer, wait) => {
  vi.useFakeTimers({ now: TRIED, toFake: ['Date'] })
  const { sought } = await seek(answer)
  expect(sought).toEqual({ found: 'later', retryAt: TRIED + wait, detail: expect.stringMatching(/./) })
})

test.each(['missing_scope', 'no_permission', 'not_allowed_token_type', 'invalid_arguments'])(
  '%s says nothing of the message, nor of the workspace',
  async (error) => {
    expect((await seek(json({ ok: false, error }))).sought).toEqual({ found: 'unknown', detail: error })
  },
)

test.each([
  ['not_in_channel', 'channel'],
  ['channel_not_found', 'channel'],
  ['token_revoked', 'workspace'],
])('%s closes the %s, as for a post', async (reason, whole) => {
  expect((await seek(json({ ok: false, error: reason }))).sought).toEqual({ found: 'closed', reason, whole })
})
