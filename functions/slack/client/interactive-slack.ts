import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { sleep } from '../../platform/clock.ts'
import { log } from '../../platform/log.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { classOf } from './slack-errors.ts'

/** Slack's most on one page. */
const PAGE = 999
const GLANCE = 500

/** What a command may ask of Slack while its asker waits: no answer may fail the command. */
export function askSlack(client: WebClient) {
  return {
    /** Whether the bot is in a channel; undefined when Slack does not say. */
    async isMember({ channel }: Channel): Promise<boolean | undefined> {
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
    },

    /** Whether Slack says that somebody is in a channel the bot can see. */
    async isIn({ channel }: Channel, user: string): Promise<boolean> {
      try {
        const types = 'public_channel,private_channel'
        const { channels } = await client.users.conversations({ user, types, limit: PAGE })
        return channels?.some(({ id }) => id === channel) ?? false
      } catch (error) {
        log.info('channels of a user unknown', { error: error as Error })
        return false
      }
    },

    /** The id of the view; undefined when Slack did not open it. */
    async openModal(trigger_id: string, view: ModalView): Promise<string | undefined> {
      try {
        return (await client.views.open({ trigger_id, view })).view?.id
      } catch (error) {
        log.info('modal not opened', { error: error as Error })
        return undefined
      }
    },

    /**
     * Draws an open view anew; with `hash`, only if it has not changed since. Slack does so whether or not its answer is heard:
     * with an opening before it, two full waits would be one too many.
     */
    async updateModal(view_id: string, view: ModalView, hash?: string): Promise<void> {
      const updated = client.views.update({ view_id, view, ...(hash ? { hash } : {}) })
      // Closed, or changed meanwhile: then somebody has gone on.
      const heard = updated.catch((error) => log.info('modal not updated', { error: error as Error }))
      await Promise.race([heard, sleep(GLANCE)])
    },
  }
}
