import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { RealSlack } from './real-slack.ts'
import { signedRequest } from './signed-request.ts'

interface Given extends RealSlack {
  signingSecret: string
  clock(): number
  send(request: Request): Promise<Response>
  say(line: string): void
}

const Opened = z.union([
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

const LONGEST_PAUSE = 30_000

/**
 * Hears a real workspace over Socket Mode, and hands each envelope to the app as the signed request Slack would have sent to its
 * address. Throws when Slack refuses the token; a connection that ends later is opened again.
 */
export async function openSocketMode(given: Given): Promise<{ close(): void }> {
  let closed = false
  let socket = await connect()

  async function connect(): Promise<WebSocket> {
    const next = new WebSocket(await connectionUrl(given))
    next.onmessage = ({ data }) => hear(next, JSON.parse(String(data)))
    next.onclose = () => next === socket && reconnect()
    return next
  }

  async function hear(from: WebSocket, message: unknown): Promise<void> {
    if ((message as { type?: string }).type === 'disconnect') {
      await reconnect()
      return from.close()
    }
    const envelope = Envelope.safeParse(message)
    if (!envelope.success) return
    const answer = await given
      .send(signedRequest(bodyOf(envelope.data), given.signingSecret, given.clock()))
      .catch(() => undefined)
    // Without an acknowledgement Slack tells the person that the app failed, which it did.
    if (answer?.ok) from.send(JSON.stringify(acknowledgement(envelope.data, await answer.text())))
  }

  async function reconnect(pause = 1_000): Promise<void> {
    if (closed) return
    try {
      socket = await connect()
    } catch (error) {
      given.say(`  ! Slack에 다시 연결하지 못했습니다: ${(error as Error).message}`)
      await sleep(pause, undefined, { ref: false })
      await reconnect(Math.min(pause * 2, LONGEST_PAUSE))
    }
  }

  return {
    close() {
      closed = true
      socket.close()
    },
  }
}

async function connectionUrl({ appToken, api }: Given): Promise<string> {
  const headers = { authorization: `Bearer ${appToken}` }
  const answer = await fetch(`${api}apps.connections.open`, { method: 'POST', headers })
  const opened = Opened.parse(await answer.json())
  if (!opened.ok) throw new Error(`Slack이 SLACK_APP_TOKEN을 받아들이지 않았습니다 (${opened.error}).`)
  return opened.url
}

function bodyOf({ type, payload }: Envelope): string {
  if (type === 'events_api') return JSON.stringify(payload)
  if (type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  return new URLSearchParams(Object.entries(payload).map(([name, value]) => [name, String(value)])).toString()
}

function acknowledgement({ envelope_id, accepts_response_payload }: Envelope, body: string): object {
  if (!accepts_response_payload || body === '') return { envelope_id }
  return { envelope_id, payload: body.startsWith('{') ? JSON.parse(body) : { text: body } }
}
