import { expect, test } from 'vitest'
import { ko } from '../../functions/copy/ko/ko.ts'
import { log } from '../../functions/platform/log.ts'
import { drawHome } from '../../functions/slack/home/answer-home.ts'
import { aRelease, aSubscription } from '../support/a-release.ts'
import { NOW, openTestSlackDoor } from '../support/slack-door.ts'
import { commandForm, pressForm, signedRequest } from '../support/slack-requests.ts'

const MINUTE = 60_000
const form = commandForm('/subscribe', '탄소중립')

test('a request signed by Slack is answered', async () => {
  const { statusCode, headers, body } = await openTestSlackDoor().handler(signedRequest(form, { at: NOW }))
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({ 'Content-Type': 'application/json' })
  expect(JSON.parse(body).text).toContain('‘탄소중립’을 구독했습니다')
})

test.each([
  ['unsigned', { ...signedRequest(form, { at: NOW }), headers: { 'content-type': 'application/json' } }, 401],
  ['signed with another secret', signedRequest(form, { at: NOW, secret: 'guess' }), 401],
  ['with a signature of another length', signedRequest(form, { at: NOW, signature: 'v0=abc' }), 401],
  ['six minutes old', signedRequest(form, { at: NOW - 6 * MINUTE }), 401],
  ['six minutes ahead', signedRequest(form, { at: NOW + 6 * MINUTE }), 401],
  ['with a body changed after signing', { ...signedRequest(form, { at: NOW }), body: `${form}&user_id=U2` }, 401],
  [
    'unsigned with broken JSON',
    { ...signedRequest('{"a":', { at: NOW }), headers: { 'content-type': 'application/json' } },
    401,
  ],
  ['signed with broken JSON', signedRequest('{"a":', { at: NOW, contentType: 'application/json' }), 400],
  ['signed with JSON that is no object', signedRequest('null', { at: NOW, contentType: 'application/json' }), 400],
  [
    'signed with an event of nothing',
    signedRequest('{"type":"event_callback","team_id":"T1","event":null}', {
      at: NOW,
      contentType: 'application/json',
    }),
    400,
  ],
  ['signed with a broken payload', signedRequest('payload=%7B', { at: NOW }), 400],
  ['signed with two payloads', signedRequest(`${pressForm('open_release', '')}&payload=%7B%7D`, { at: NOW }), 400],
  ['signed as plain text', signedRequest(form, { at: NOW, contentType: 'text/plain' }), 400],
  ['signed and empty', signedRequest('', { at: NOW }), 400],
  ['over a megabyte', signedRequest(`${form}&more=${'가'.repeat(400_000)}`, { at: NOW }), 413],
  ['a GET', signedRequest(form, { at: NOW, method: 'GET' }), 405],
  ['no request at all', {}, 400],
  ['no object at all', 'x', 400],
])('a request %s is refused and nothing is done', async (_, event, statusCode) => {
  const door = openTestSlackDoor()
  expect(await door.handler(event)).toEqual({ statusCode, body: '' })
  expect(door.subscriptions).toEqual([])
  expect(door.calls).toEqual([])
})

test.each([
  ['four minutes old', signedRequest(form, { at: NOW - 4 * MINUTE })],
  ['four minutes ahead', signedRequest(form, { at: NOW + 4 * MINUTE })],
  ['in base64', signedRequest(form, { at: NOW, base64: true })],
  ['with raw Korean in base64', signedRequest(decodeURIComponent(form), { at: NOW, base64: true })],
  [
    'with a charset behind its type',
    signedRequest(form, { at: NOW, contentType: 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' }),
  ],
])('a request %s is taken', async (_, event) => {
  const door = openTestSlackDoor()
  expect((await door.handler(event)).statusCode).toBe(200)
  expect(door.subscriptions.map((one) => one.query)).toEqual(['탄소중립'])
})

test('header names are read in any case', async () => {
  const request = signedRequest(form, { at: NOW })
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toUpperCase(), value]),
  )
  expect((await openTestSlackDoor().handler({ ...request, headers })).statusCode).toBe(200)
})

test('the challenge Slack sends when the address is set is given back', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' })
  const answer = await openTestSlackDoor().handler(signedRequest(body, { at: NOW, contentType: 'application/json' }))
  expect(JSON.parse(answer.body)).toEqual({ challenge: 'abc' })
})

const challengeBody = (more: object = {}) =>
  JSON.stringify({
    token: 'Jhj5dZrVaK7ZwHHjRyZWjbDl',
    challenge: '3eZbrw1aBm2rZgRNFdxV',
    type: 'url_verification',
    ...more,
  })
const json = { at: NOW, contentType: 'application/json' }

test('before a secret is stored the challenge is given back, and nothing else of the request', async () => {
  const door = openTestSlackDoor(undefined, {}, { signingSecret: async () => undefined })
  for (const event of [
    signedRequest(challengeBody(), json),
    { ...signedRequest(challengeBody(), json), headers: { 'Content-Type': 'application/json; charset=utf-8' } },
    signedRequest(challengeBody(), { ...json, base64: true }),
  ]) {
    const { statusCode, headers, body } = await door.handler(event)
    expect([statusCode, headers?.['content-type']]).toEqual([200, 'application/json'])
    expect(JSON.parse(body)).toEqual({ challenge: '3eZbrw1aBm2rZgRNFdxV' })
  }
  expect(door.calls).toEqual([])
})

test.each([
  ['a command', signedRequest(form, { at: NOW })],
  ['a challenge with markup', signedRequest(challengeBody({ challenge: '<script>' }), json)],
  [
    'a challenge of a length that Slack never sends',
    signedRequest(challengeBody({ challenge: 'a'.repeat(201) }), json),
  ],
  ['an empty challenge', signedRequest(challengeBody({ challenge: '' }), json)],
  ['a challenge that is no text', signedRequest(challengeBody({ challenge: { a: 1 } }), json)],
  ['a challenge with something beside it', signedRequest(challengeBody({ event: { type: 'message' } }), json)],
  ['a body beyond a kilobyte', signedRequest(`${' '.repeat(1_000)}${challengeBody()}`, json)],
  ['a challenge as a form', signedRequest('type=url_verification&challenge=abc', { at: NOW })],
  ['a GET', signedRequest(challengeBody(), { ...json, method: 'GET' })],
  ['broken JSON', signedRequest('{"type":', json)],
  ['no request', undefined],
])('before a secret is stored %s is refused and nothing is done', async (_, event) => {
  const door = openTestSlackDoor(undefined, {}, { signingSecret: async () => undefined })
  expect(await door.handler(event)).toEqual({ statusCode: 503, body: '' })
  expect(door.calls).toEqual([])
})

test('once a secret is stored an unsigned challenge is refused like any other request', async () => {
  const event = { ...signedRequest(challengeBody(), json), headers: { 'content-type': 'application/json' } }
  expect(await openTestSlackDoor().handler(event)).toEqual({ statusCode: 401, body: '' })
})

test('a request that a missing secret turns away is an error, which an alarm hears', async () => {
  const door = openTestSlackDoor(undefined, {}, { signingSecret: async () => undefined })
  const lines = await linesOf(async () => {
    await door.handler(signedRequest(challengeBody(), json))
    await door.handler(signedRequest(form, { at: NOW }))
  })
  expect(lines.map(({ level }) => level)).toEqual(['INFO', 'ERROR'])
})

test('after the secret was replaced the first request is taken, and a stranger does not have it read at every request', async () => {
  let stored = 'old'
  let known = stored
  let reads = 0
  async function signingSecret(anew = false): Promise<string> {
    if (anew) {
      reads += 1
      known = stored
    }
    return known
  }
  const door = openTestSlackDoor(undefined, {}, { signingSecret })
  stored = 'new'
  expect((await door.handler(signedRequest(form, { at: NOW, secret: 'new' }))).statusCode).toBe(200)
  for (let forged = 0; forged < 5; forged += 1)
    expect((await door.handler(signedRequest(form, { at: NOW, secret: 'guess' }))).statusCode).toBe(401)
  expect(reads).toBe(1)
})

test('the button that opens a release is acknowledged and does nothing', async () => {
  const door = openTestSlackDoor()
  expect(await door.handler(signedRequest(pressForm('open_release', undefined), { at: NOW }))).toEqual({
    statusCode: 200,
    body: '',
  })
  expect(door.calls).toEqual([])
})

test('a button of an older version is acknowledged', async () => {
  expect((await openTestSlackDoor().handler(signedRequest(pressForm('gone', 'x'), { at: NOW }))).statusCode).toBe(200)
})

test('a refused request is logged at info level, which no alarm looks at', async () => {
  const door = openTestSlackDoor()
  const lines = await linesOf(async () => {
    await door.handler({ ...signedRequest('{"a":', { at: NOW }), headers: {} })
    await door.handler(signedRequest(form, { at: 0 }))
    await door.handler(signedRequest('null', { at: NOW, contentType: 'application/json' }))
    await door.handler(undefined)
  })
  expect(lines.map((line) => [line.level, line.why])).toEqual([
    ['INFO', 'unsigned'],
    ['INFO', 'stale'],
    ['INFO', 'malformed'],
    ['INFO', 'not a request'],
  ])
})

/** The structured log lines written while `work` runs. */
async function linesOf(work: () => Promise<void>): Promise<{ level: string; why?: string }[]> {
  const written: string[] = []
  const level = log.getLevelName()
  log.setLogLevel('INFO')
  const streams = [process.stdout, process.stderr]
  const writes = streams.map((stream) => stream.write)
  for (const stream of streams) stream.write = (chunk) => written.push(String(chunk)) > 0
  try {
    await work()
  } finally {
    log.setLogLevel(level)
    for (const [index, stream] of streams.entries()) stream.write = writes[index] as typeof stream.write
  }
  return written
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
}

test('a press in the fullest possible Home is taken, though the whole view comes with it', async () => {
  const subscription = aSubscription('‘가’'.repeat(20), { queryId: 'a'.repeat(64), since: NOW })
  const channels = ['C1', 'C2'].map((channel) => ({
    channel,
    subscriptions: Array(40).fill(subscription),
    unsent: { count: 0, first: [] },
  }))
  const sources = { well: [], needAttention: [], notYet: [] }
  const release = aRelease({ title: '가'.repeat(200), url: `https://a.example/${'a'.repeat(1900)}` })
  const next = Array(5).fill({ of: 'effective', day: '2027-01-01', release })
  const home = drawHome(channels, sources, [], next, { copy: ko, language: 'ko', now: NOW })
  const press = pressForm('subscription_menu', '', { view: { ...home, id: 'V1' } })
  expect(press.length).toBeGreaterThan(100_000)
  expect((await openTestSlackDoor().handler(signedRequest(press, { at: NOW }))).statusCode).toBe(200)
})

// Shapes of https://docs.slack.dev/reference/events: many are about no user, no channel, or name them as objects.
test.each([
  { type: 'event_callback', event: { type: 'app_uninstalled', event_ts: '1.1' } },
  { type: 'event_callback', event: { type: 'tokens_revoked', tokens: { bot: ['U1'] } } },
  { type: 'event_callback', event: { type: 'team_rename', name: '시험' } },
  { type: 'event_callback', event: { type: 'channel_rename', channel: { id: 'C1', name: 'a', created: 1 } } },
  { type: 'event_callback', event: { type: 'user_change', user: { id: 'U1' }, cache_ts: 1 } },
  { type: 'event_callback', event: { type: 'channel_archive', channel: 'C1', user: 'U1' } },
  { type: 'event_callback', event: { type: 'app_home_opened', user: 'U1', tab: null } },
  { type: 'event_callback', event: { type: 'member_joined_channel', user: 'U1' } },
  { type: 'event_callback', event: { type: 'link_shared', links: [] }, authorizations: [{ user_id: null }] },
  { type: 'event_callback', event: { type: 'message', channel: null, user: null } },
  { type: 'event_callback', team_id: null, event: { type: 'message', channel: 'D1', user: 'U1', text: '수소 알려줘' } },
  { type: 'app_rate_limited', minute_rate_limited: 1_518_467_820 },
])('an event that nobody here waits for is heard and let go: %j', async (body) => {
  const door = openTestSlackDoor()
  const text = JSON.stringify({ token: 'x', team_id: 'T1', api_app_id: 'A1', event_id: 'Ev1', ...body })
  const { statusCode } = await door.handler(signedRequest(text, { at: NOW, contentType: 'application/json' }))
  expect(statusCode).toBe(200)
  expect(door.jobs).toEqual([])
})
