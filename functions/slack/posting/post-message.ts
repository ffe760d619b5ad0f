import type { KnownBlock } from '@slack/types'
import type { ChatPostMessageArguments, WebClient } from '@slack/web-api'
import type { SendOutcome } from '../../delivery/carrier.ts'
import { now } from '../../platform/clock.ts'
import { readPostFailure } from './read-post-failure.ts'

/** A message ready to send. `text` is the notification, `plain` the whole message without blocks; both are escaped. */
export interface DrawnMessage {
  text: string
  blocks: KnownBlock[]
  plain: string
}

/** The metadata event type of every message of the ledger; its payload holds the message's id. */
export const EVENT_TYPE = 'chorok_message'

const NO_UNFURLING = { unfurl_links: false, unfurl_media: false, unfurl_app_links: false }

/** Posts once, with the message's id in its metadata. A message Slack refuses is posted once more in its plain form. */
export async function postMessage(
  client: WebClient,
  channel: string,
  messageId: string,
  drawn: DrawnMessage,
): Promise<SendOutcome> {
  const metadata = { event_type: EVENT_TYPE, event_payload: { message_id: messageId } }
  const first = await post(client, { channel, text: drawn.text, blocks: drawn.blocks, metadata, ...NO_UNFURLING })
  if (first.outcome !== 'refused') return first
  const marked = first.reason.includes('metadata') ? {} : { metadata }
  const second = await post(client, { channel, text: drawn.plain, ...marked, ...NO_UNFURLING })
  return second.outcome === 'refused' ? first : second
}

/** Redraws a posted message. An edit Slack refuses is sent once more in its plain form. */
export async function editMessage(
  client: WebClient,
  channel: string,
  ts: string,
  drawn: DrawnMessage,
): Promise<SendOutcome> {
  const first = await attempt(() => client.chat.update({ channel, ts, text: drawn.text, blocks: drawn.blocks }))
  if (first.outcome !== 'refused') return first
  const second = await attempt(() => client.chat.update({ channel, ts, text: drawn.plain, blocks: [] }))
  return second.outcome === 'refused' ? first : second
}

function post(client: WebClient, message: ChatPostMessageArguments) {
  return attempt(() => client.chat.postMessage(message))
}

/** Whether Slack answers for this workspace at all: also with a refusal, if it is Slack's own. */
export async function answersAtAll(client: WebClient): Promise<boolean> {
  try {
    await client.auth.test()
    return true
  } catch (error) {
    const failure = readPostFailure(error, now())
    return failure.outcome === 'closed' || (failure.outcome === 'later' && failure.isLimit === true)
  }
}

async function attempt(call: () => Promise<{ ts?: string | undefined }>): Promise<SendOutcome> {
  try {
    const { ts } = await call()
    return ts ? { outcome: 'posted', ts } : { outcome: 'ambiguous', detail: 'answer without ts' }
  } catch (error) {
    return readPostFailure(error, now())
  }
}
