import type { WebClient } from '@slack/web-api'
import type { SeekOutcome } from '../../delivery/carrier.ts'
import type { Message } from '../../delivery/message.ts'
import { now } from '../../platform/clock.ts'
import { log } from '../../platform/log.ts'
import { MINUTE } from '../../text/seoul.ts'
import { EVENT_TYPE } from './post-message.ts'
import { readPostFailure } from './read-post-failure.ts'

/** Slack's advice is no more than 200 on a page (docs.slack.dev/reference/methods/conversations.history). */
const PAGE = 200
const PAGES = 5
/** How far our clock may be ahead of Slack's. */
const CLOCKS_APART = 10 * MINUTE
const LOOK_AGAIN_AFTER = 30_000

// What says of the app that it may not look, and nothing of whether it may post.
const MAY_NOT_LOOK = ['missing_scope', 'no_permission', 'not_allowed_token_type', 'access_denied', 'method_deprecated']

/** Looks for a message by the id in its metadata among what was posted in its channel since shortly before it was sent. */
export async function seekMessage(client: WebClient, message: Message): Promise<SeekOutcome> {
  try {
    return await lookThrough(client, message)
  } catch (error) {
    const sought = readFailure(error)
    log.info('channel not read back', { channel: message.channel, ...sought })
    return sought
  }
}

async function lookThrough(
  client: WebClient,
  { channel, messageId, triedAt, openedAt }: Message,
): Promise<SeekOutcome> {
  const oldest = (((triedAt ?? openedAt) - CLOCKS_APART) / 1000).toFixed(6)
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const from = { channel, oldest, limit: PAGE, include_all_metadata: true, ...(cursor ? { cursor } : {}) }
    const { messages, response_metadata } = await client.conversations.history(from)
    if (!messages) return { found: 'later', retryAt: now() + LOOK_AGAIN_AFTER, detail: 'answer without messages' }
    const ours = messages.find(({ metadata }) => {
      const { message_id } = (metadata?.event_payload ?? {}) as { message_id?: unknown }
      return metadata?.event_type === EVENT_TYPE && message_id === messageId
    })
    if (ours?.ts) return { found: 'there', ts: ours.ts }
    cursor = response_metadata?.next_cursor
    if (!cursor) return { found: 'nowhere' }
  }
  return { found: 'unknown', detail: `more than ${PAGE * PAGES} messages since` }
}

function readFailure(error: unknown): SeekOutcome {
  const failure = readPostFailure(error, now())
  switch (failure.outcome) {
    case 'later':
      return { found: 'later', retryAt: failure.retryAt, detail: failure.detail }
    case 'ambiguous':
      return { found: 'later', retryAt: now() + LOOK_AGAIN_AFTER, detail: failure.detail }
    case 'closed': {
      const { reason, whole } = failure
      return MAY_NOT_LOOK.includes(reason) ? { found: 'unknown', detail: reason } : { found: 'closed', reason, whole }
    }
    default:
      return { found: 'unknown', detail: failure.reason }
  }
}
