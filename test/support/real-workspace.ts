import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A call of the Web API, or what was said at an answer address (`reply`). */
interface Heard {
  method: string
  body: string
}

export interface RealWorkspace {
  /** Ends with a slash. */
  api: string
  heard: Heard[]
  /** What the program sent back over its connection, one JSON text each. */
  acknowledged: string[]
  connected(): boolean
  /** Hands the program an envelope of Socket Mode. */
  send(envelope: object): void
  close(): Promise<void>
}

const KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** What a call of the Web API is answered with, beside `ok`; undefined for what is usual. */
type Answer = (method: string, body: URLSearchParams) => object | undefined

/** Slack's own side of a workspace that `npm start` is connected to over Socket Mode; it takes everything. */
export async function openRealWorkspace(answer: Answer = () => undefined): Promise<RealWorkspace> {
  const heard: Heard[] = []
  const acknowledged: string[] = []
  let socket: Socket | undefined
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const method = request.url?.startsWith('/api/') ? request.url.slice(5) : 'reply'
    heard.push({ method, body })
    const usual = method === 'apps.connections.open' ? { url: address.replace('http', 'ws') } : USUAL
    const said = answer(method, new URLSearchParams(body)) ?? usual
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, ...said }))
  })
  server.on('upgrade', ({ headers }, opened: Socket) => {
    const accept = createHash('sha1').update(`${headers['sec-websocket-key']}${KEY}`).digest('base64')
    const upgraded = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
    opened.write(`${[...upgraded, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`)
    opened.on('data', (frame) => acknowledged.push(...textIn(frame)))
    opened.on('error', () => undefined)
    socket = opened
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    api: `${address}/api/`,
    heard,
    acknowledged,
    connected: () => socket !== undefined,
    send: (envelope) => void socket?.write(frameOf(JSON.stringify(envelope))),
    async close() {
      socket?.destroy()
      server.closeAllConnections()
      server.close()
    },
  }
}

const USUAL = {
  ...{ team: '진짜 회사', user_id: 'U0REALBOT', ts: '1795600000.000100' },
  ...{ channel: { id: 'C0REAL', is_member: true }, channels: [{ id: 'C0REAL' }] },
}

/** One frame of RFC 6455 that holds a text of less than 64 KB. */
function frameOf(text: string): Buffer {
  const body = Buffer.from(text)
  const head = body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from(head), body])
}

/** What a client sends is masked; a frame of any length is read, as long as it comes in one piece. */
function textIn(frame: Buffer): string[] {
  if (frame[0] !== 0x81) return []
  const short = (frame[1] ?? 0) & 127
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  const mask = frame.subarray(start, start + 4)
  const text = frame.subarray(start + 4).map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  return [Buffer.from(text).toString()]
}
