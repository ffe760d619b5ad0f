import type { ChatPostMessageArguments, WebClient } from '@slack/web-api'
import type { SendOutcome } from '../../delivery/carrier.ts'
import { now } from '../../platform/clock.ts'
import type { Drawn } from './drawn.ts'
import { type PostFailure, readPostFailure } from './read-post-failure.ts'

/** What marks a message as one of the ledger's; its payload holds the message's id. */
export const EVENT_TYPE = 'chorok_message'

const QUIET = { unfurl_links: false, unfurl_media: false, unfurl_app_links: false }

/** Sends once, with the message's id in its metadata. What Slack finds malformed goes once more in its plain form. */
export async function postMessage(
  client: WebClient,
  channel: string,
  messageId: string,
  drawn: Drawn,
): Promise<SendOutcome> {
  const metadata = { event_type: EVENT_TYPE, event_payload: { message_id: messageId } }
  const first = await post(client, { channel, text: drawn.text, blocks: drawn.blocks, metadata, ...QUIET })
  if (first.outcome !== 'our bug') return first
  const marked = first.reason.includes('metadata') ? {} : { metadata }
  const second = await post(client, { channel, text: drawn.plain, ...marked, ...QUIET })
  return second.outcome === 'our bug' ? { outcome: 'refused', reason: first.reason } : second
}

/** Draws a posted message anew. What Slack finds malformed goes once more in its plain form. */
export async function editMessage(client: WebClient, channel: string, ts: string, drawn: Drawn): Promise<SendOutcome> {
  const first = await attempt(() => client.chat.update({ channel, ts, text: drawn.text, blocks: drawn.blocks }))
  if (first.outcome !== 'our bug') return first
  const second = await attempt(() => client.chat.update({ channel, ts, text: drawn.plain, blocks: [] }))
  return second.outcome === 'our bug' ? { outcome: 'refused', reason: first.reason } : second
}

function post(client: WebClient, message: ChatPostMessageArguments) {
  return attempt(() => client.chat.postMessage(message))
}

async function attempt(
  call: () => Promise<{ ts?: string | undefined }>,
): Promise<PostFailure | { outcome: 'posted'; ts: string }> {
  try {
    const { ts } = await call()
    return ts ? { outcome: 'posted', ts } : { outcome: 'ambiguous', detail: 'answer without ts' }
  } catch (error) {
    return readPostFailure(error, now())
  }
}
