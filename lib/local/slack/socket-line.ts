import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setTimeout as sleep } from 'node:timers/promises'
import { LogLevel, SocketModeClient } from '@slack/socket-mode'
import { EnvHttpProxyAgent } from 'undici'
import { z } from 'zod'
import { proxyVariables } from '../../../functions/platform/http/proxy.ts'
import { Envelope } from './socket-envelope.ts'

/** How long a line may be quiet, in ms. Shortened in tests, all by one factor. */
export interface LineTiming {
  /** From asking for an address to Slack's first word. */
  openMs: number
  /** From our ping to Slack's pong. */
  pongMs: number
  /** From one ping of Slack's to the next. */
  pingMs: number
  /** Of one call of Slack's Web API. */
  callMs: number
}

export interface LineDeps {
  /** The address of Slack's Web API, with a slash at its end. */
  api: string
  appToken: string
  timing: LineTiming
  onEnvelope(envelope: Envelope, acknowledge: (response?: string | Record<string, unknown>) => Promise<void>): void
  /** Called with every message and every ping of Slack's. */
  onSign(): void
  /** Called when Slack asks to move on to another line; this one still works for some seconds. */
  onMoveOn(): void
  /** Called once, when the line has ended by itself. */
  onEnd(why: string): void
  /** Hears what Slack's library has to say. */
  log(text: string): void
}

/** One connection of Socket Mode. */
export interface Line {
  /** How many connections the app had when this one was opened, this one included; undefined where Slack does not say. */
  connections: number | undefined
  close(): void
}

const SlackWord = z.looseObject({ type: z.string(), num_connections: z.int().optional() })
type SlackWord = z.infer<typeof SlackWord>

/** Where undici tells of the pings that a WebSocket of this process has received. */
const PINGS = 'undici:websocket:ping'

/**
 * Opens one connection of Socket Mode with Slack's own client, and rejects when it cannot be had. The client's own reconnecting is off: it
 * asks for the next address at pauses that grow without bound, ends the process when Slack cannot be reached, and waits half a minute
 * for a dead server to say goodbye. socket-mode.ts keeps a line in its place.
 */
export async function openLine(deps: LineDeps): Promise<Line> {
  const { api, appToken, timing, onSign, onEnd } = deps
  const dispatcher = openProxyDispatcher()
  const client = new SocketModeClient({
    ...(dispatcher && { dispatcher }),
    appToken,
    autoReconnectEnabled: false,
    clientPingTimeout: timing.pongMs,
    serverPingTimeout: timing.pingMs,
    logger: loggerOf(deps),
    clientOptions: {
      slackApiUrl: api,
      timeout: timing.callMs,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  })
  const firstWord = Promise.withResolvers<number | undefined>()
  let isOpen = false
  let isOver = false
  let address: string | undefined

  function end(why: string): void {
    if (isOver) return
    isOver = true
    unsubscribe(PINGS, onPing)
    firstWord.reject(new Error(why))
    // It resolves when the server has said goodbye, which a dead one never does.
    void client.disconnect().catch(() => undefined)
    void dispatcher?.destroy().catch(() => undefined)
    if (isOpen) onEnd(why)
  }
  function onPing(ping: unknown): void {
    if ((ping as { websocket?: { url?: string } }).websocket?.url === address) onSign()
  }
  function onWord(word: SlackWord): void {
    onSign()
    firstWord.resolve(word.num_connections)
    if (word.type === 'disconnect') deps.onMoveOn()
  }

  subscribe(PINGS, onPing)
  client.on('authenticated', ({ url }: { url: string }) => {
    address = new URL(url).href
  })
  hearWords(client, onWord, deps.log)
  client.on('slack_event', ({ ack, ...event }) => {
    const envelope = Envelope.safeParse(event)
    if (envelope.success) deps.onEnvelope(envelope.data, ack)
  })
  client.on('error', (error: Error) => end(error.message))
  client.on('disconnected', () => end('closed'))
  const started = client.start()
  started.catch((error: Error | undefined) => firstWord.reject(error ?? new Error('closed')))
  // Abandoned while it was being opened, it may still come to stand.
  started.then(
    () => {
      if (isOver) void client.disconnect().catch(() => undefined)
    },
    () => undefined,
  )
  const late = new AbortController()
  try {
    const timeout = sleep(timing.openMs, undefined, { signal: late.signal, ref: false }).then(() => {
      throw new Error(`no word from Slack for ${timing.openMs} ms`)
    })
    timeout.catch(() => undefined)
    const connections = await Promise.race([firstWord.promise, timeout])
    isOpen = true
    return { connections, close: () => end('closed by us') }
  } catch (error) {
    end('not opened')
    throw error
  } finally {
    late.abort()
  }
}

/**
 * Hears each of Slack's words before the client does. The client is not told of `disconnect`, on which it would hang up before another
 * line stands, and a word it cannot understand must not end the process as an unhandled rejection.
 */
function hearWords(client: SocketModeClient, onWord: (word: SlackWord) => void, log: (text: string) => void): void {
  const own = client.listeners('ws_message')
  client.removeAllListeners('ws_message')
  client.on('ws_message', async (data: unknown, isBinary: boolean) => {
    try {
      const word = SlackWord.parse(JSON.parse(String(data)))
      onWord(word)
      if (word.type !== 'disconnect') for (const listener of own) await listener(data, isBinary)
    } catch (error) {
      log(`a word of Slack's was not understood: ${error}`)
    }
  })
}

function loggerOf({ log }: LineDeps) {
  const say = (...said: unknown[]) => log(said.map(String).join(' '))
  return {
    // Whole payloads stand in these.
    debug: () => undefined,
    info: () => undefined,
    warn: say,
    error: say,
    getLevel: () => LogLevel.WARN,
    setLevel: () => undefined,
    setName: () => undefined,
  }
}

/** The client's WebSocket is undici's own, which goes through a proxy only by a dispatcher that is handed to it. */
function openProxyDispatcher(): EnvHttpProxyAgent | undefined {
  const proxies = proxyVariables()
  if (!proxies) return undefined
  const { HTTP_PROXY, HTTPS_PROXY, NO_PROXY } = proxies
  return new EnvHttpProxyAgent({
    ...(HTTP_PROXY && { httpProxy: HTTP_PROXY }),
    ...(HTTPS_PROXY && { httpsProxy: HTTPS_PROXY }),
    noProxy: NO_PROXY,
  })
}
