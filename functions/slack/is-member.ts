import type { WebClient } from '@slack/web-api'
import { log } from '../platform/log.ts'
import { classOf } from './post-errors.ts'

/** Whether the bot is in a channel; undefined when Slack does not say, which must not keep anyone waiting. */
export async function isMember(client: WebClient, channel: string): Promise<boolean | undefined> {
  try {
    const { channel: found } = await client.conversations.info({ channel })
    return found?.is_member
  } catch (error) {
    const said = (error as { data?: { error?: unknown } }).data?.error
    // A private channel the bot is not in does not exist for it.
    if (classOf(said) === 'channel') return false
    log.info('channel membership unknown', { error: error as Error })
    return undefined
  }
}
