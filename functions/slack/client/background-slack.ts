import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { log } from '../../platform/log.ts'
import type { Answer } from '../blocks/ephemeral.ts'
import type { SpokenIn } from '../incoming/slash-command.ts'
import { answerSpoken } from './spoken-answer.ts'
import { openWebClient } from './web-client.ts'

const CHANNELS_PER_PAGE = 200
/** 600 channels: far more than one Home can show. */
const MAX_PAGES = 3

/** Slack's Web API for the answer door. A failed call throws, and the queue brings its job again. */
export function openBackgroundSlack(api: string, botToken: () => Promise<string>) {
  const open = async (): Promise<WebClient> => openWebClient(await botToken(), api)

  async function post(channel: string, message: { text: string; blocks?: KnownBlock[] }): Promise<void> {
    const client = await open()
    await client.chat.postMessage({ channel, ...message, unfurl_links: false, unfurl_media: false })
  }

  return {
    /**
     * The ids of the public and private channels that a user is in and the bot can see, archived ones left out; and the scopes of our token,
     * which Slack says with every answer (undefined where it does not).
     */
    async channelsOf(user: string): Promise<{ ids: string[]; scopes?: string[] | undefined }> {
      const client = await open()
      const ids: string[] = []
      let scopes: string[] | undefined
      let cursor = ''
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const about = {
          user,
          types: 'public_channel,private_channel',
          exclude_archived: true,
          limit: CHANNELS_PER_PAGE,
        }
        const { channels, response_metadata } = await client.users.conversations({ ...about, cursor })
        scopes = response_metadata?.scopes
        ids.push(...(channels ?? []).flatMap(({ id }) => id ?? []))
        cursor = response_metadata?.next_cursor ?? ''
        if (cursor === '') break
      }
      return { ids, scopes }
    },

    async publishHome(user_id: string, view: HomeView): Promise<void> {
      const client = await open()
      await client.views.publish({ user_id, view })
    },

    /** Redraws an open view; with `hash`, only if it has not changed since. Resolves to its new hash; to undefined when it was not drawn. */
    async updateModal(view_id: string, view: ModalView, hash?: string): Promise<string | undefined> {
      const client = await open()
      try {
        return (await client.views.update({ view_id, view, ...(hash ? { hash } : {}) })).view?.hash
      } catch (error) {
        // Most likely the user closed it or typed on, so trying again would not help.
        log.info('modal not updated', { error: error as Error })
        return undefined
      }
    },

    /** Answers where something was said. Throws when Slack does not take it. */
    async answerSpoken(to: SpokenIn, answer: Answer): Promise<void> {
      await answerSpoken(await open(), to, answer)
    },

    /** Posts to a channel; throws when Slack does not take it. */
    post,

    /** Posts a courtesy to a channel. One that Slack does not take (not a member, archived) is logged; any other failure too. */
    async say(channel: string, message: { text: string; blocks?: KnownBlock[] }): Promise<void> {
      await post(channel, message).catch((error) => log.info('channel not told', { error }))
    },
  }
}
