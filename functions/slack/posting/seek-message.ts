import type { WebClient } from '@slack/web-api'
import type { SeekOutcome } from '../../delivery/carrier.ts'
import type { Message } from '../../delivery/message.ts'
import { now } from '../../platform/clock.ts'
import { log } from '../../platform/log.ts'
import { MINUTE } from '../../text/seoul.ts'
import { EVENT_TYPE } from './post-message.ts'
import { readPostFailure } from './read-post-failure.ts'

/** Slack's advice is no more than 200 on a page (docs.slack.dev/reference/methods/conversations.history). */
const MESSAGES_PER_PAGE = 200
const MAX_PAGES = 5
/** By how much our clock may be ahead of Slack's. */
const MAX_CLOCK_SKEW_MS = 10 * MINUTE
const SEEK_RETRY_MS = 30_000

// These errors mean that the app may not read the channel. They say nothing about whether it may post.
const MAY_NOT_READ = ['missing_scope', 'no_permission', 'not_allowed_token_type', 'access_denied', 'method_deprecated']

/** Looks in the channel for the message with this id in its metadata, from ten minutes before it was last sent, because our clock may be ahead of Slack's. At most 1,000 messages are read. */
export async function seekMessage(client: WebClient, message: Message): Promise<SeekOutcome> {
  try {
    return await searchHistory(client, message)
  } catch (error) {
    const sought = readFailure(error)
    log.info('channel not read back', { channel: message.channel, ...sought })
    return sought
  }
}

async function searchHistory(
  client: WebClient,
  { channel, messageId, triedAt, openedAt }: Message,
): Promise<SeekOutcome> {
  const oldest = (((triedAt ?? openedAt) - MAX_CLOCK_SKEW_MS) / 1000).toFixed(6)
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const from = {
      channel,
      oldest,
      limit: MESSAGES_PER_PAGE,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    }
    const { messages, response_metadata } = await client.conversations.history(from)
    if (!messages) return { found: 'later', retryAt: now() + SEEK_RETRY_MS, detail: 'answer without messages' }
    const sent = messages.find(({ metadata }) => {
      const { message_id } = (metadata?.event_payload ?? {}) as { message_id?: unknown }
      return metadata?.event_type === EVENT_TYPE && message_id === messageId
    })
    if (sent?.ts) return { found: 'there', ts: sent.ts }
    cursor = response_metadata?.next_cursor
    if (!cursor) return { found: 'nowhere' }
  }
  return { found: 'unknown', detail: `more than ${MESSAGES_PER_PAGE * MAX_PAGES} messages since` }
}

function readFailure(error: unknown): SeekOutcome {
  const failure = readPostFailure(error, now())
  switch (failure.outcome) {
    case 'later':
      return { found: 'later', retryAt: failure.retryAt, detail: failure.detail }
    case 'ambiguous':
    case 'unreachable':
      return { found: 'later', retryAt: now() + SEEK_RETRY_MS, detail: failure.detail }
    case 'closed': {
      const { reason, whole } = failure
      return MAY_NOT_READ.includes(reason) ? { found: 'unknown', detail: reason } : { found: 'closed', reason, whole }
    }
    default:
      // A name in no list of ours says nothing about whether the channel can be read.
      return failure.isUnlisted
        ? { found: 'later', retryAt: now() + SEEK_RETRY_MS, detail: failure.reason }
        : { found: 'unknown', detail: failure.reason }
  }
}
