import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openSocketMode } from '../../../lib/local/slack/socket-mode.ts'

const KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** Slack's side of Socket Mode: opens connections and handles the frames of RFC 6455 that short texts need. */
async function aSlack(token = 'xapp-1') {
  const sockets: Socket[] = []
  const received: unknown[] = []
  const server: Server = createServer((request, response) => {
    const known = request.headers.authorization === `Bearer ${token}`
    response.end(
      JSON.stringify(known ? { ok: true, url: url.replace('http', 'ws') } : { ok: false, error: 'invalid_auth' }),
    )
  })
  server.on('upgrade', (request, socket: Socket) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${KEY}`).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    socket.on('data', (frame) => received.push(...textOf(frame)))
    socket.on('error', () => undefined)
    sockets.push(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const send = (message: object) => sockets.at(-1)?.write(frameOf(JSON.stringify(message)))
  return { api: url, sockets, received, send }
}

function frameOf(text: string): Buffer {
  const body = Buffer.from(text)
  const head = body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from(head), body])
}

function textOf(frame: Buffer): unknown[] {
  if (frame[0] !== 0x81) return []
  const start = ((frame[1] ?? 0) & 127) === 126 ? 4 : 2
  const mask = frame.subarray(start, start + 4)
  const text = frame.subarray(start + 4).map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  return [JSON.parse(Buffer.from(text).toString())]
}

async function connected(slack: Awaited<ReturnType<typeof aSlack>>, answer: () => Response, appToken = 'xapp-1') {
  const requests: { body: string; signature: string | null }[] = []
  const socket = await openSocketMode({
    api: slack.api,
    appToken,
    signingSecret: 'secret',
    say: () => undefined,
    clock: Date.now,
    async send(request) {
      requests.push({ body: await request.text(), signature: request.headers.get('x-slack-signature') })
      return answer()
    },
  })
  onTestFinished(() => socket.close())
  return requests
}

test('a command reaches the app as the signed form Slack would send, and its answer goes back with the acknowledgement', async () => {
  const slack = await aSlack()
  const requests = await connected(slack, () => Response.json({ text: '구독합니다' }))
  await expect.poll(() => slack.sockets).toHaveLength(1)
  const payload = { command: '/subscribe', text: '희소금속', team_id: 'T1' }
  slack.send({ type: 'slash_commands', envelope_id: 'e1', accepts_response_payload: true, payload })
  await expect.poll(() => slack.received).toEqual([{ envelope_id: 'e1', payload: { text: '구독합니다' } }])
  expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual(payload)
  expect(requests[0]?.signature).toMatch(/^v0=/)
})

test('a click reaches the app as a payload, and is not acknowledged if the app fails', async () => {
  const slack = await aSlack()
  const requests = await connected(slack, () => new Response('', { status: 500 }))
  await expect.poll(() => slack.sockets).toHaveLength(1)
  slack.send({ type: 'interactive', envelope_id: 'e1', payload: { type: 'block_actions' } })
  await expect.poll(() => requests).toHaveLength(1)
  expect(new URLSearchParams(requests[0]?.body).get('payload')).toBe('{"type":"block_actions"}')
  expect(slack.received).toEqual([])
})

test('a connection Slack ends is opened again', async () => {
  const slack = await aSlack()
  const requests = await connected(slack, () => new Response(''))
  await expect.poll(() => slack.sockets).toHaveLength(1)
  slack.send({ type: 'disconnect', reason: 'refresh_requested' })
  await expect.poll(() => slack.sockets).toHaveLength(2)
  slack.send({ type: 'events_api', envelope_id: 'e2', payload: { type: 'event_callback' } })
  await expect.poll(() => slack.received).toEqual([{ envelope_id: 'e2' }])
  expect(requests[0]?.body).toBe('{"type":"event_callback"}')
})

test('a token that Slack refuses is reported in a sentence', async () => {
  const slack = await aSlack()
  await expect(connected(slack, () => new Response(''), 'xapp-2')).rejects.toThrow('SLACK_APP_TOKEN')
})
