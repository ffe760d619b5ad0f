import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { LineState } from '../../../lib/local/slack/socket-mode.ts'
import { openSocketMode, SOCKET_TIMING } from '../../../lib/local/slack/socket-mode.ts'
import { DEATHS, openSlackLines } from '../../support/slack-lines.ts'

/** As on a real line, a hundred times as fast, save where a busy machine would take its own slowness for a dead line. */
const FAST = {
  ...{ openMs: 20_000, callMs: 10_000, silenceMs: 2_000, pingMs: 1_500, pongMs: 1_000 },
  ...{ lookMs: 50, firstRetryMs: 10, maxRetryMs: 300, overlapMs: 30, shareCheckMs: 100 },
}

/** Slack's side of Socket Mode. `refusals`: how often no address is given before there is one. */
async function aSlack(token = 'xapp-1', pingMs = 100) {
  const lines = openSlackLines({ pingMs })
  const slack = { api: '', lines, refusals: 0, asked: 0 }
  const server = createServer((request, response) => {
    slack.asked += 1
    response.setHeader('content-type', 'application/json')
    const known = request.headers.authorization === `Bearer ${token}`
    if (slack.refusals > 0) {
      slack.refusals -= 1
      request.socket.destroy()
    } else if (known)
      response.end(JSON.stringify({ ok: true, url: `${slack.api.replace('http', 'ws')}${slack.asked}` }))
    else response.end(JSON.stringify({ ok: false, error: 'invalid_auth' }))
  })
  server.on('upgrade', (request, socket: Socket) => lines.accept(request, socket))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  slack.api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  onTestFinished(() => {
    lines.close()
    server.closeAllConnections()
    server.close()
  })
  return slack
}

interface Connected {
  requests: { body: string; signature: string | null }[]
  states: LineState[]
  backs: number
}

async function connected(
  { api }: { api: string },
  answer: () => Response = () => new Response(''),
  appToken = 'xapp-1',
): Promise<Connected> {
  const seen: Connected = { requests: [], states: [], backs: 0 }
  const socket = await openSocketMode({
    api,
    appToken,
    signingSecret: 'secret',
    log: () => undefined,
    clock: Date.now,
    timing: FAST,
    onChange: (state) => void seen.states.push(state),
    onBack: () => {
      seen.backs += 1
    },
    async send(request) {
      seen.requests.push({ body: await request.text(), signature: request.headers.get('x-slack-signature') })
      return answer()
    },
  })
  onTestFinished(() => socket.close())
  return seen
}

const command = (id: string) => ({
  ...{ type: 'slash_commands', envelope_id: id, accepts_response_payload: true },
  payload: { command: '/subscribe', text: '희소금속', team_id: 'T1' },
})

test('a command reaches the app as the signed form Slack would send, and its answer goes back with the acknowledgement', async () => {
  const slack = await aSlack()
  const { requests } = await connected(slack, () => Response.json({ text: '구독합니다' }))
  slack.lines.all[0]?.send(command('e1'))
  await expect
    .poll(() => slack.lines.acknowledged.map((text) => JSON.parse(text)))
    .toEqual([{ envelope_id: 'e1', payload: { text: '구독합니다' } }])
  expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual(command('e1').payload)
  expect(requests[0]?.signature).toMatch(/^v0=/)
})

test('a click reaches the app as a payload, and is not acknowledged if the app fails', async () => {
  const slack = await aSlack()
  const { requests } = await connected(slack, () => new Response('', { status: 500 }))
  slack.lines.all[0]?.send({ type: 'interactive', envelope_id: 'e1', payload: { type: 'block_actions' } })
  await expect.poll(() => requests).toHaveLength(1)
  expect(new URLSearchParams(requests[0]?.body).get('payload')).toBe('{"type":"block_actions"}')
  expect(slack.lines.acknowledged).toEqual([])
})

test('when Slack asks to move on, the next line stands before the last is given up, and nothing counts as lost', async () => {
  const slack = await aSlack()
  const { requests, states, backs } = await connected(slack)
  slack.refusals = 2
  slack.lines.all[0]?.send({ type: 'disconnect', reason: 'warning' })
  await expect.poll(() => slack.refusals).toBe(1)
  // No next line could be had: the last one still works.
  slack.lines.all[0]?.send({ type: 'events_api', envelope_id: 'e1', payload: { event: { type: 'app_home_opened' } } })
  await expect.poll(() => requests).toHaveLength(1)
  slack.refusals = 0
  slack.lines.all[0]?.send({ type: 'disconnect', reason: 'refresh_requested' })
  await expect.poll(() => slack.lines.all).toHaveLength(2)
  slack.lines.all[1]?.send(command('e2'))
  await expect.poll(() => requests).toHaveLength(2)
  await expect.poll(() => slack.lines.all[0]?.isOpen()).toBe(false)
  expect(states.filter(({ downSince }) => downSince !== undefined)).toEqual([])
  expect(backs).toBe(0)
})

test.each(DEATHS)(
  'a line that dies (%s) is noticed, another is opened, and commands are answered again',
  async (how) => {
    const slack = await aSlack()
    const seen = await connected(slack)
    slack.refusals = 2
    slack.lines.all[0]?.die(how)
    // Slack's client alone would wait half a minute for a goodbye.
    await expect.poll(() => slack.lines.all, { timeout: 20_000 }).toHaveLength(2)
    await expect.poll(() => seen.backs).toBe(1)
    slack.lines.all[1]?.send(command('e9'))
    await expect.poll(() => slack.lines.acknowledged.some((text) => text.includes('"e9"'))).toBe(true)
    expect(seen.states.at(-1)).toMatchObject({ downSince: undefined, lost: 1 })
    expect(seen.states.some(({ downSince }) => downSince !== undefined)).toBe(true)
  },
)

test('a dead line is noticed within a minute', () => {
  const { silenceMs, lookMs, pingMs } = SOCKET_TIMING
  expect(silenceMs + lookMs).toBeLessThanOrEqual(60_000)
  expect(pingMs).toBeLessThanOrEqual(silenceMs)
})

test('a line that is quiet but pinged stays', async () => {
  const slack = await aSlack()
  const { states } = await connected(slack)
  await new Promise((later) => setTimeout(later, FAST.silenceMs * 1.5))
  expect(slack.lines.all).toHaveLength(1)
  expect(states).toHaveLength(1)
})

test('another program on the same app is told of once a second line says so too, and when it is gone', async () => {
  const slack = await aSlack()
  slack.lines.others = 1
  const { states } = await connected(slack)
  expect(states).toMatchObject([{ isShared: false }])
  await expect.poll(() => states.at(-1)).toMatchObject({ isShared: true })
  slack.lines.others = 0
  await expect.poll(() => states.at(-1)).toMatchObject({ isShared: false, lost: 0 })
})

test('words that nobody understands do not end the line', async () => {
  const slack = await aSlack()
  const { requests } = await connected(slack)
  for (const odd of [[], { type: 'events_api', envelope_id: 'e1', payload: null }, { envelope_id: 7 }, { type: 'new' }])
    slack.lines.all[0]?.send(odd)
  slack.lines.all[0]?.send(command('e2'))
  await expect.poll(() => requests).toHaveLength(1)
  expect(slack.lines.all).toHaveLength(1)
})

test('a token that Slack refuses is an error; a first line that cannot be had for another reason is tried for', async () => {
  const slack = await aSlack()
  await expect(connected(slack, undefined, 'xapp-2')).rejects.toMatchObject({ data: { error: 'invalid_auth' } })
  slack.refusals = 2
  const { states } = await connected(slack)
  await expect.poll(() => states.at(-1)).toMatchObject({ downSince: undefined })
  expect(states[0]?.downSince).toBeTypeOf('number')
})
