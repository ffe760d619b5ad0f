import type { WebClient } from '@slack/web-api'
import type { Copy } from '../../copy/copy.ts'
import type { Carrier, CarrierLimits, SendOutcome } from '../../delivery/carrier.ts'
import { openWebClient } from '../client/web-client.ts'
import { drawMessage } from './draw-message.ts'
import type { Drawn } from './drawn.ts'
import { editMessage, postMessage } from './post-message.ts'
import { seekMessage } from './seek-message.ts'

/** Slack allows a channel one message a second; a digest of thirty releases always fits its 50 blocks. */
export const SLACK_CARRIER_LIMITS: CarrierLimits = { messagePauseMs: 1_000, maxReleasesPerMessage: 30 }

/** The way of the ledger's messages to Slack, with the workspace's bot token. */
export function openSlack(
  api: string,
  secrets: (name: 'slack-bot-token') => Promise<{ 'slack-bot-token'?: string }>,
  copyOf: (team: string) => Promise<Copy>,
) {
  let opened: { token: string; client: WebClient } | undefined

  async function reach(): Promise<WebClient | undefined> {
    const { 'slack-bot-token': token } = await secrets('slack-bot-token')
    if (!token) return undefined
    if (opened?.token !== token) opened = { token, client: openWebClient(token, api) }
    return opened.client
  }

  async function withClient(call: (client: WebClient) => Promise<SendOutcome>): Promise<SendOutcome> {
    const client = await reach()
    return client ? call(client) : { outcome: 'closed', reason: 'no bot token', whole: 'workspace' }
  }

  const carrier: Required<Carrier> = {
    limits: SLACK_CARRIER_LIMITS,

    async post(message, parts) {
      const drawn = drawMessage(parts, await copyOf(message.team), message)
      return withClient((client) => postMessage(client, message.channel, message.messageId, drawn))
    },

    async edit(message, parts) {
      const drawn = drawMessage(parts, await copyOf(message.team), message)
      return withClient((client) => editMessage(client, message.channel, message.ts ?? '', drawn))
    },

    /** Looks for a message in its channel by the id in its metadata, which takes a history scope. */
    async seek(message) {
      const client = await reach()
      return client ? seekMessage(client, message) : { found: 'closed', reason: 'no bot token', whole: 'workspace' }
    },
  }
  return {
    ...carrier,

    /** Writes to a person, who reads it in the app's own conversation. */
    tell: (user: string, drawn: Drawn) => withClient((client) => postMessage(client, user, `tell-${user}`, drawn)),
  }
}
