import type { WebClient } from '@slack/web-api'
import type { Copy } from '../../copy/copy.ts'
import type { Carrier, CarrierLimits, SendOutcome } from '../../delivery/carrier.ts'
import type { Message, MessagePart } from '../../delivery/message.ts'
import { now } from '../../platform/clock.ts'
import { log } from '../../platform/log.ts'
import { seoulDay } from '../../text/seoul.ts'
import { openWebClient } from '../client/web-client.ts'
import { drawMessage } from './draw-message.ts'
import { answersAtAll, type DrawnMessage, editMessage, postMessage } from './post-message.ts'
import { seekMessage } from './seek-message.ts'

/** Slack allows a channel one message a second; a digest of thirty releases always fits its 50 blocks. */
export const SLACK_CARRIER_LIMITS: CarrierLimits = { messagePauseMs: 1_000, maxReleasesPerMessage: 30 }

/** A link that does not come soon is left out: the message has its own to the source. */
const PERMALINK_TIMEOUT_MS = 2_000

/** A worker may probe after two calls that took their full time. */
const PROBE_TIMEOUT_MS = 3_000

/** Carries the ledger's messages to Slack. The bot token is read before every call, so that a new one is used at once. */
export function openSlackCarrier(
  api: string,
  secrets: (name: 'slack-bot-token') => Promise<{ 'slack-bot-token'?: string }>,
  copyOf: (team: string) => Promise<Copy>,
) {
  let opened: { token: string; client: WebClient } | undefined

  async function currentClient(): Promise<WebClient | undefined> {
    const { 'slack-bot-token': token } = await secrets('slack-bot-token')
    if (!token) return undefined
    if (opened?.token !== token) opened = { token, client: openWebClient(token, api) }
    return opened.client
  }

  async function withClient(call: (client: WebClient) => Promise<SendOutcome>): Promise<SendOutcome> {
    const client = await currentClient()
    return client ? call(client) : { outcome: 'closed', reason: 'no bot token', whole: 'workspace' }
  }

  /** A message that cannot be drawn is refused like one that Slack does not take, so that nothing waits behind it. */
  async function withDrawn(
    message: Message,
    parts: MessagePart[],
    call: (client: WebClient, drawn: DrawnMessage) => Promise<SendOutcome>,
    firstUrl?: string,
  ): Promise<SendOutcome> {
    const copy = await copyOf(message.team)
    let drawn: DrawnMessage
    try {
      drawn = drawMessage(parts, copy, { ...message, firstUrl, today: seoulDay(now()) })
    } catch (error) {
      log.warn('message not drawn', { messageId: message.messageId, channel: message.channel, error: error as Error })
      return { outcome: 'refused', reason: 'cannot be drawn' }
    }
    return withClient((client) => call(client, drawn))
  }

  /** Where the message stands that told of the release first; undefined where Slack does not say, as when somebody deleted it. */
  async function linkToFirst(channel: string, [part]: MessagePart[]): Promise<string | undefined> {
    const { 'slack-bot-token': token } = part?.firstTs === undefined ? {} : await secrets('slack-bot-token')
    if (!token || part?.firstTs === undefined) return undefined
    try {
      const client = openWebClient(token, api, PERMALINK_TIMEOUT_MS)
      const { permalink } = await client.chat.getPermalink({ channel, message_ts: part.firstTs })
      return permalink
    } catch (error) {
      log.info('no link to the first message', { channel, error: error as Error })
      return undefined
    }
  }

  const carrier: Required<Carrier> = {
    limits: SLACK_CARRIER_LIMITS,

    async post(message, parts) {
      const firstUrl = await linkToFirst(message.channel, parts)
      const send = (client: WebClient, drawn: DrawnMessage) =>
        postMessage(client, message.channel, message.messageId, drawn)
      return withDrawn(message, parts, send, firstUrl)
    },

    edit: (message, parts) =>
      withDrawn(message, parts, (client, drawn) => editMessage(client, message.channel, message.ts ?? '', drawn)),

    /** Without a token the next send says so. */
    async probe() {
      const { 'slack-bot-token': token } = await secrets('slack-bot-token')
      return !token || answersAtAll(openWebClient(token, api, PROBE_TIMEOUT_MS))
    },

    /** Needs a history scope. */
    async seek(message) {
      const client = await currentClient()
      return client ? seekMessage(client, message) : { found: 'closed', reason: 'no bot token', whole: 'workspace' }
    },
  }
  return {
    ...carrier,

    /** Writes to a person, in their own conversation with the bot. */
    tell: (user: string, drawn: DrawnMessage) =>
      withClient((client) => postMessage(client, user, `tell-${user}`, drawn)),
  }
}
