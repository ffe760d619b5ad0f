import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { sleep } from '../../platform/clock.ts'
import { log } from '../../platform/log.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Answer } from '../blocks/ephemeral.ts'
import type { SpokenIn } from '../incoming/slash-command.ts'
import { classOf } from './slack-errors.ts'
import { answerSpoken } from './spoken-answer.ts'

/** Slack gives us 3 s in all, cold start and database included; one Web API call may take 1 s of it. */
export const INTERACTIVE_CALL_TIMEOUT_MS = 1_000

/** Slack's maximum. */
const CHANNELS_PER_PAGE = 999
const MODAL_UPDATE_WAIT_MS = 500

/** Slack's Web API for the slack door, where a user waits. No function throws: a failed call must not fail a command. */
export function openInteractiveSlack(client: WebClient) {
  return {
    /** Whether the bot is in a channel; undefined when Slack does not say. */
    async isMember({ channel }: Channel): Promise<boolean | undefined> {
      try {
        const { channel: found } = await client.conversations.info({ channel })
        return found?.is_member
      } catch (error) {
        const slackError = (error as { data?: { error?: unknown } }).data?.error
        // Slack answers `channel_not_found` for a private channel the bot is not in.
        if (classOf(slackError) === 'channel') return false
        log.info('channel membership unknown', { error: error as Error })
        return undefined
      }
    },

    /** Answers where something was said; a failure is logged, because what was asked for is done. */
    async answerSpoken(to: SpokenIn, answer: Answer): Promise<void> {
      await answerSpoken(client, to, answer).catch((error: Error) =>
        log.warn('spoken request not answered', { channel: to.channel, error }),
      )
    },

    /** Whether a user is known to be in a channel the bot can see; false also when Slack does not say. */
    async isIn({ channel }: Channel, user: string): Promise<boolean> {
      try {
        const types = 'public_channel,private_channel'
        const { channels } = await client.users.conversations({ user, types, limit: CHANNELS_PER_PAGE })
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
     * Redraws an open view; with `hash`, only if it has not changed since. Waits at most 500 ms for the answer, because Slack redraws
     * whether or not we hear it, and the call that opened the view may have taken its full second.
     */
    async updateModal(view_id: string, view: ModalView, hash?: string): Promise<void> {
      const updated = client.views.update({ view_id, view, ...(hash ? { hash } : {}) })
      // The user has closed it or typed on.
      const answered = updated.catch((error) => log.info('modal not updated', { error: error as Error }))
      await Promise.race([answered, sleep(MODAL_UPDATE_WAIT_MS)])
    },
  }
}
