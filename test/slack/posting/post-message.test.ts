import type { ServerResponse } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { openWebClient } from '../../../functions/slack/client/web-client.ts'
import { answersAtAll, postMessage } from '../../../functions/slack/posting/post-message.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'

const drawn = {
  text: '알림',
  blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: '본문' } }],
  plain: '블록 없는 본문',
}

const NOW = Date.parse('2026-11-23T10:00:00+09:00')

type Reply = (response: ServerResponse) => void

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

function page(html: string, status = 200): Reply {
  return (response) => response.writeHead(status, { 'content-type': 'text/html' }).end(html)
}

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Posts to a Slack that gives these answers, one after the other. */
async function post(answers: Reply[]) {
  const waiting = [...answers]
  const slack = await openLocalServer((_, response) => waiting.shift()?.(response))
  const outcome = await postMessage(openWebClient('xoxb-1', `${slack.url}/api/`), 'C1', 'm-1', drawn)
  await slack.close()
  return { outcome, asked: forms(slack) }
}

function forms(slack: LocalServer): Record<string, string>[] {
  return slack.asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
}

test('a message is posted once, with its id in the metadata and nothing unfurled', async () => {
  const { outcome, asked } = await post([json({ ok: true, ts: '1.2' })])
  expect(outcome).toEqual({ outcome: 'posted', ts: '1.2' })
  expect(asked).toEqual([
    {
      channel: 'C1',
      text: '알림',
      blocks: JSON.stringify(drawn.blocks),
      metadata: '{"event_type":"chorok_message","event_payload":{"message_id":"m-1"}}',
      unfurl_links: 'false',
      unfurl_media: 'false',
      unfurl_app_links: 'false',
    },
  ])
})

const rateLimited = { ok: false, error: 'rate_limited' }

test.each<[string, Reply, number, isLimit: boolean]>([
  ['429 with Retry-After', json({ ok: false }, 429, { 'retry-after': '7' }), 7_000, true],
  ['429 with Retry-After of nothing', json({ ok: false }, 429, { 'retry-after': '0' }), 1_000, true],
  ['429 without Retry-After', page('slow down', 429), 30_000, true],
  ['429 with Retry-After as a date', page('slow down', 429), 30_000, true],
  ['200 ratelimited', json({ ok: false, error: 'ratelimited' }), 30_000, true],
  ['200 rate_limited with Retry-After', json(rateLimited, 200, { 'retry-after': '9' }), 9_000, true],
  ['a full month', json({ ok: false, error: 'message_limit_exceeded' }), 3_600_000, true],
  ['429 with a Retry-After of weeks', json({ ok: false }, 429, { 'retry-after': '2000000' }), 3_600_000, true],
  [
    'a channel on its way to another workspace',
    json({ ok: false, error: 'external_channel_migrating' }),
    30_000,
    false,
  ],
])('%s is tried later', async (_, answer, wait, isLimit) => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  const { outcome, asked } = await post([answer])
  expect(outcome).toMatchObject({ outcome: 'later', retryAt: NOW + wait, detail: expect.any(String), isLimit })
  expect(asked).toHaveLength(1)
})

test.each<[string, Reply]>([
  ['200 with a page', page('<html><body>Sorry</body></html>')],
  ['200 with one word', page('ok')],
  ['200 with null', json(null)],
  ['200 with nothing in it', json({})],
  ['200 without ts', json({ ok: true })],
  ['500', page('oops', 500)],
  ['502', page('<html>bad gateway</html>', 502)],
  ['503', json({ ok: false, error: 'service_unavailable' }, 503)],
  ['fatal_error', json({ ok: false, error: 'fatal_error' })],
  ['internal_error', json({ ok: false, error: 'internal_error' })],
  ['request_timeout', json({ ok: false, error: 'request_timeout' })],
  ['service_unavailable', json({ ok: false, error: 'service_unavailable' })],
  ['408', page('timeout', 408)],
  ['a redirect', (response) => response.writeHead(302, { location: '/elsewhere' }).end()],
  ['a broken connection', (response) => response.destroy()],
])('%s leaves it open whether Slack took the message', async (_, answer) => {
  const { outcome, asked } = await post([answer])
  expect(outcome).toEqual({ outcome: 'ambiguous', detail: expect.stringMatching(/./) })
  expect(asked).toHaveLength(1)
})

test.each<[string, Reply]>([
  ['no answer', () => {}],
  ['half an answer', (response) => response.writeHead(200, { 'content-length': '100' }).write('{"ok"')],
])('%s in time leaves it open whether Slack took the message', async (_, answer) => {
  const patience = new AbortController()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal)
  const { outcome, asked } = await post([
    (response) => {
      answer(response)
      // A moment later the half is there.
      setTimeout(() => patience.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), 50)
    },
  ])
  expect(timeout).toHaveBeenCalledExactlyOnceWith(8_000)
  expect(outcome).toEqual({ outcome: 'ambiguous', detail: expect.stringContaining('timeout') })
  expect(asked).toHaveLength(1)
})

test('a Slack that cannot be reached has taken nothing', async () => {
  const gone = await openLocalServer(() => {})
  await gone.close()
  const outcome = await postMessage(openWebClient('xoxb-1', `${gone.url}/api/`), 'C1', 'm-1', drawn)
  expect(outcome).toMatchObject({ outcome: 'unreachable', detail: 'ECONNREFUSED' })
})

test.each([
  ['channel_not_found', 'channel'],
  ['is_archived', 'channel'],
  ['not_in_channel', 'channel'],
  ['restricted_action', 'channel'],
  ['restricted_action_read_only_channel', 'channel'],
  ['restricted_action_some_day', 'channel'],
  ['account_inactive', 'workspace'],
  ['token_revoked', 'workspace'],
  ['invalid_auth', 'workspace'],
  ['missing_scope', 'workspace'],
  ['team_added_to_org', 'workspace'],
])('%s closes the %s', async (error, whole) => {
  const { outcome, asked } = await post([json({ ok: false, error })])
  expect(outcome).toEqual({ outcome: 'closed', reason: error, whole })
  expect(asked).toHaveLength(1)
})

test.each(['msg_too_long', 'invalid_blocks', 'msg_blocks_too_long', 'no_text'])(
  '%s is sent once more without blocks',
  async (error) => {
    const { outcome, asked } = await post([json({ ok: false, error }), json({ ok: true, ts: '3.4' })])
    expect(outcome).toEqual({ outcome: 'posted', ts: '3.4' })
    expect(asked[1]).toMatchObject({ text: '블록 없는 본문', metadata: expect.stringContaining('m-1') })
    expect(asked[1]).not.toHaveProperty('blocks')
  },
)

test.each(['metadata_too_large', 'invalid_metadata_format', 'metadata_must_be_sent_from_app'])(
  '%s is sent once more without metadata',
  async (error) => {
    const { outcome, asked } = await post([json({ ok: false, error }), json({ ok: true, ts: '3.4' })])
    expect(outcome.outcome).toBe('posted')
    expect(asked[1]).not.toHaveProperty('metadata')
  },
)

test('a message Slack refuses in both forms is refused with the first reason', async () => {
  const { outcome, asked } = await post([
    json({ ok: false, error: 'invalid_blocks' }),
    json({ ok: false, error: 'no_text' }),
  ])
  expect(outcome).toEqual({ outcome: 'refused', reason: 'invalid_blocks' })
  expect(asked).toHaveLength(2)
})

test('a plain form whose answer is lost is ambiguous, not refused', async () => {
  const { outcome } = await post([json({ ok: false, error: 'invalid_blocks' }), page('oops', 500)])
  expect(outcome.outcome).toBe('ambiguous')
})

test.each<[string, Reply]>([
  ['blocks_policy_violation', json({ ok: false, error: 'blocks_policy_violation' })],
  ['http 400', page('bad request', 400)],
  ['http 403', page('<html>forbidden</html>', 403)],
  ['http 413', page('too large', 413)],
])('%s, which no list names, is tried in plain form and then refused by that word', async (reason, refusal) => {
  const { outcome, asked } = await post([refusal, refusal])
  expect(outcome).toEqual({ outcome: 'refused', reason, isUnlisted: true })
  expect(asked.map((form) => form.text)).toEqual(['알림', '블록 없는 본문'])
})

test.each<[string, Reply, boolean]>([
  ['with its name', json({ ok: true, user: 'chorok' }), true],
  ['with a refusal of its own', json({ ok: false, error: 'token_revoked' }), true],
  ['that it is asked too often', json({ ok: false }, 429, { 'retry-after': '7' }), true],
  ['with a page', page('<html>maintenance</html>'), false],
  ['503', page('', 503), false],
  ['403, as a proxy does', page('forbidden', 403), false],
  ['fatal_error', json({ ok: false, error: 'fatal_error' }), false],
  ['by breaking off', (response) => response.destroy(), false],
])('a Slack that answers %s: whether it answers for the workspace is %s', async (_, answer, expected) => {
  const slack = await openLocalServer((_request, response) => answer(response))
  expect(await answersAtAll(openWebClient('xoxb-1', `${slack.url}/api/`))).toBe(expected)
  expect(slack.asked.map(({ path }) => path)).toEqual(['/api/auth.test'])
  await slack.close()
})
