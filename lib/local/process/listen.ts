import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'

export type Handle = (request: Request) => Response | Promise<Response>

export interface Listener {
  /** `http://127.0.0.1:<port>`, or the other address. */
  url: string
  port: number
  /** Answers with this handle from now on. */
  serve(handle: Handle): void
  close(): Promise<void>
}

/**
 * Answers HTTP, on loopback unless another address is given; with 503 until a handle is given. Port 0 takes any free port. Throws Node's EADDRINUSE if the port is
 * taken.
 */
export async function listen(port: number, first: Handle = starting, host = '127.0.0.1'): Promise<Listener> {
  let handle = first
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, (request) => handle(request)).catch(() => outgoing.destroy())
  })
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  const serve = (next: Handle) => {
    handle = next
  }
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`, port: address.port, serve, close }
}

function starting(): Response {
  return new Response('초록을 시작하는 중입니다.\n', {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, handle: Handle): Promise<void> {
  const response = await respond(incoming, handle)
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) return void outgoing.end()
  const body = Readable.fromWeb(response.body as NodeStream)
  outgoing.once('close', () => body.destroy())
  body.on('error', () => outgoing.destroy())
  body.pipe(outgoing)
}

async function respond(incoming: IncomingMessage, handle: Handle): Promise<Response> {
  try {
    return await handle(await toRequest(incoming))
  } catch (error) {
    return new Response(`${error instanceof Error ? error.message : error}\n`, { status: 500 })
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value))
  const method = incoming.method ?? 'GET'
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks)
  return new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`), {
    method,
    headers,
    body,
  })
}
