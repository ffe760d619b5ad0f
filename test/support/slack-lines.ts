import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/**
 * How a line dies. `half-open`: packets are lost from now on, both ways, and nobody is told. `closed`: the connection ends without a frame.
 * `no pings`: the server answers, but no longer pings. `no goodbye`: nor does it answer a close.
 */
export const DEATHS = ['half-open', 'closed', 'no pings', 'no goodbye'] as const
export type Death = (typeof DEATHS)[number]

interface SlackLine {
  send(message: object): void
  die(how: Death): void
  isOpen(): boolean
}

export interface SlackLines {
  /** Takes the upgrade of an HTTP server to a WebSocket. */
  accept(request: IncomingMessage, socket: Socket): void
  /** All there ever were. */
  all: SlackLine[]
  /** What the program sent back, one JSON text each. */
  acknowledged: string[]
  /** How many connections of other programs Slack counts. */
  others: number
  close(): void
}

interface LinesOptions {
  /** Between two pings. */
  pingMs?: number
  /** Whether a line greets with `hello`, as Slack does. */
  greets?: boolean
}

const KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 1
const CLOSE = 8
const PING = 9
const PONG = 10

/** Slack's side of Socket Mode: WebSockets as RFC 6455 has them, for frames that come and go whole. */
export function openSlackLines({ pingMs = 1_000, greets = true }: LinesOptions = {}): SlackLines {
  const sockets = new Set<Socket>()
  const lines: SlackLines = {
    all: [],
    acknowledged: [],
    others: 0,
    accept(request, socket) {
      const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${KEY}`).digest('base64')
      const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
      socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`)
      sockets.add(socket)
      const line = openLine(socket, pingMs, (text) => lines.acknowledged.push(text))
      lines.all.push(line)
      const num_connections = lines.all.filter((one) => one.isOpen()).length + lines.others
      if (greets) line.send({ type: 'hello', num_connections, connection_info: { app_id: 'A0REAL' } })
    },
    close() {
      for (const socket of sockets) socket.destroy()
    },
  }
  return lines
}

function openLine(socket: Socket, pingMs: number, onText: (text: string) => void): SlackLine {
  let death: Death | undefined
  let waiting = Buffer.alloc(0)
  const pings = setInterval(() => {
    if (!death) socket.write(frame(PING, Buffer.from('ping')))
  }, pingMs)
  socket.once('close', () => clearInterval(pings))
  socket.on('error', () => undefined)
  socket.on('data', (data) => {
    if (death === 'half-open') return
    waiting = Buffer.concat([waiting, data])
    for (let read = readFrame(waiting); read; read = readFrame(waiting)) {
      waiting = waiting.subarray(read.length)
      if (read.opcode === TEXT) onText(read.body.toString())
      if (read.opcode === PING) socket.write(frame(PONG, read.body))
      if (read.opcode === CLOSE && death !== 'no goodbye') socket.end(frame(CLOSE, read.body))
    }
  })
  return {
    isOpen: () => !socket.destroyed && socket.writable && death === undefined,
    send(message) {
      if (death !== 'half-open') socket.write(frame(TEXT, Buffer.from(JSON.stringify(message))))
    },
    die(how) {
      death = how
      clearInterval(pings)
      if (how === 'closed') socket.destroy()
    },
  }
}

/** A frame from the server, of less than 64 KB. */
function frame(opcode: number, body: Buffer): Buffer {
  const head = [0x80 | opcode, ...(body.length < 126 ? [body.length] : [126, body.length >> 8, body.length & 255])]
  return Buffer.concat([Buffer.from(head), body])
}

/** The first frame from the client, which masks what it sends; undefined while it is not whole. */
function readFrame(data: Buffer): { opcode: number; body: Buffer; length: number } | undefined {
  if (data.length < 2) return undefined
  const short = (data[1] ?? 0) & 127
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  if (data.length < start + 4) return undefined
  const size = short < 126 ? short : short === 126 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2))
  const length = start + 4 + size
  if (data.length < length) return undefined
  const mask = data.subarray(start, start + 4)
  const body = Buffer.from(data.subarray(start + 4, length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)))
  return { opcode: (data[0] ?? 0) & 15, body, length }
}
