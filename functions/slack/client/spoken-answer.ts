import type { WebClient } from '@slack/web-api'
import type { Answer } from '../blocks/ephemeral.ts'
import type { SpokenIn } from '../incoming/slash-command.ts'

/**
 * Answers where something was said: in somebody's own conversation with the bot as a message that stays, in a channel so that only they
 * see it, as the answer to a command; in the thread it was said in.
 */
export async function answerSpoken(client: WebClient, to: SpokenIn, { text, blocks }: Answer): Promise<void> {
  const { channel, user, isDirect, thread } = to
  const message = { channel, text, blocks, ...(thread ? { thread_ts: thread } : {}) }
  if (isDirect) await client.chat.postMessage({ ...message, unfurl_links: false, unfurl_media: false })
  else await client.chat.postEphemeral({ ...message, user })
}
