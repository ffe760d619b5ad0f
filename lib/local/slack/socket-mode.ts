import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { signedRequest } from './signed-request.ts'

export interface SocketModeDeps {
  /** The address of Slack's Web API, with a slash at its end. */
  api: string
  appToken: string
  signingSecret: string
  clock(): number
  /** Hands a request to the app's one address. */
  send(request: Request): Promise<Response>
  say(line: string): void
}

const OpenConnectionAnswer = z.union([
  z.object({ ok: z.literal(true), url: z.string() }),
  z.object({ ok: z.literal(false), error: z.string() }),
])
const Envelope = z.object({
  envelope_id: z.string(),
  type: z.enum(['slash_commands', 'interactive', 'events_api']),
  payload: z.record(z.string(), z.unknown()),
  accepts_response_payload: z.boolean().default(false),
})
type Envelope = z.infer<typeof Envelope>

const FIRST_RETRY_PAUSE_MS = 1_000
const MAX_RETRY_PAUSE_MS = 30_000

/**
 * Receives what happens in a real workspace over Socket Mode, and hands each envelope to the app as the signed request that Slack would
 * have sent to its address. Throws if Slack refuses the token. A connection that ends is opened again, with growing pauses.
 */
export async function openSocketMode(deps: SocketModeDeps): Promise<{ close(): void }> {
  let closed = false
  let socket = await connect()

  async function connect(): Promise<WebSocket> {
    const next = new WebSocket(await connectionUrl(deps))
    next.onmessage = ({ data }) => receive(next, JSON.parse(String(data)))
    next.onclose = () => next === socket && reconnect()
    return next
  }

  async function receive(from: WebSocket, message: unknown): Promise<void> {
    if ((message as { type?: string }).type === 'disconnect') {
      await reconnect()
      return from.close()
    }
    const envelope = Envelope.safeParse(message)
    if (!envelope.success) return
    const answer = await deps
      .send(signedRequest(bodyOf(envelope.data), deps.signingSecret, deps.clock()))
      .catch(() => undefined)
    // Without an acknowledgement Slack tells the person that the app failed, which is true.
    if (answer?.ok) from.send(JSON.stringify(acknowledgement(envelope.data, await answer.text())))
  }

  async function reconnect(pauseMs = FIRST_RETRY_PAUSE_MS): Promise<void> {
    if (closed) return
    try {
      socket = await connect()
    } catch (error) {
      deps.say(`  ! Slack에 다시 연결하지 못했습니다: ${(error as Error).message}`)
      await sleep(pauseMs, undefined, { ref: false })
      await reconnect(Math.min(pauseMs * 2, MAX_RETRY_PAUSE_MS))
    }
  }

  return {
    close() {
      closed = true
      socket.close()
    },
  }
}

async function connectionUrl({ appToken, api }: SocketModeDeps): Promise<string> {
  const headers = { authorization: `Bearer ${appToken}` }
  const response = await fetch(`${api}apps.connections.open`, { method: 'POST', headers })
  const answer = OpenConnectionAnswer.parse(await response.json())
  if (!answer.ok) throw new Error(`Slack이 SLACK_APP_TOKEN을 받아들이지 않았습니다 (${answer.error}).`)
  return answer.url
}

/** The body Slack would have sent over HTTP. */
function bodyOf({ type, payload }: Envelope): string {
  if (type === 'events_api') return JSON.stringify(payload)
  if (type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  return new URLSearchParams(Object.entries(payload).map(([name, value]) => [name, String(value)])).toString()
}

function acknowledgement({ envelope_id, accepts_response_payload }: Envelope, body: string): object {
  if (!accepts_response_payload || body === '') return { envelope_id }
  return { envelope_id, payload: body.startsWith('{') ? JSON.parse(body) : { text: body } }
}
