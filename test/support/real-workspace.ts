import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { openSlackLines, type SlackLines } from './slack-lines.ts'

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
  /** Its connections. */
  lines: SlackLines
  /** Hands the program an envelope of Socket Mode. */
  send(envelope: object): void
  /** Whether it can be reached, or hangs up on whoever calls. */
  setReachable(isReachable: boolean): void
  close(): Promise<void>
}

/** What a call of the Web API is answered with, beside `ok`; undefined for what is usual. */
type Answer = (method: string, body: URLSearchParams) => object | undefined | Promise<object | undefined>

/** What `x-oauth-scopes` says; undefined leaves the header out. */
const SCOPES = 'commands,chat:write,channels:read,groups:read,channels:history,groups:history'

/** Slack's own side of a workspace that a bot is connected to over Socket Mode; it takes everything. */
export async function openRealWorkspace(
  answer: Answer = () => undefined,
  scopes: string | undefined = SCOPES,
): Promise<RealWorkspace> {
  const heard: Heard[] = []
  const lines = openSlackLines()
  let isReachable = true
  const server = createServer(async (request, response) => {
    if (!isReachable) return void response.destroy()
    const body = Buffer.concat(await request.toArray()).toString()
    const method = request.url?.startsWith('/api/') ? request.url.slice(5) : 'reply'
    heard.push({ method, body })
    const usual =
      method === 'apps.connections.open' ? { url: `${address.replace('http', 'ws')}/${heard.length}` } : USUAL
    const said = (await answer(method, new URLSearchParams(body))) ?? usual
    response.setHeader('content-type', 'application/json')
    if (scopes !== undefined) response.setHeader('x-oauth-scopes', scopes)
    response.end(JSON.stringify({ ok: true, ...said }))
  })
  server.on('upgrade', (request, socket: Socket) => lines.accept(request, socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    api: `${address}/api/`,
    heard,
    acknowledged: lines.acknowledged,
    lines,
    connected: () => lines.all.some((line) => line.isOpen()),
    send: (envelope) => lines.all.findLast((line) => line.isOpen())?.send(envelope),
    setReachable(reachable) {
      isReachable = reachable
      if (!reachable) for (const line of lines.all) line.die('closed')
    },
    async close() {
      lines.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

const USUAL = {
  ...{ team: '진짜 회사', team_id: 'T0REAL', user_id: 'U0REALBOT', ts: '1795600000.000100' },
  ...{ channel: { id: 'C0REAL', is_member: true }, channels: [{ id: 'C0REAL' }] },
}
