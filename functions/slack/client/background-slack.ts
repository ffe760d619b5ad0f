import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { log } from '../../platform/log.ts'
import { openWebClient } from './web-client.ts'

const PAGE = 200
/** More channels than one Home could show by far. */
const PAGES = 3

/** What the answer door asks and tells Slack; it may throw, and is then tried again. */
export function reachSlack(api: string, botToken: () => Promise<string>) {
  const open = async (): Promise<WebClient> => openWebClient(await botToken(), api)

  return {
    async channelsOf(user: string): Promise<string[]> {
      const client = await open()
      const found: string[] = []
      let cursor = ''
      for (let page = 0; page < PAGES; page += 1) {
        const about = { user, types: 'public_channel,private_channel', exclude_archived: true, limit: PAGE }
        const { channels, response_metadata } = await client.users.conversations({ ...about, cursor })
        found.push(...(channels ?? []).flatMap(({ id }) => id ?? []))
        cursor = response_metadata?.next_cursor ?? ''
        if (cursor === '') break
      }
      return found
    },

    async publishHome(user_id: string, view: HomeView): Promise<void> {
      const client = await open()
      await client.views.publish({ user_id, view })
    },

    /** Draws an open view anew; with `hash`, only if it has not changed since. The hash it has then; undefined when it was not drawn. */
    async updateModal(view_id: string, view: ModalView, hash?: string): Promise<string | undefined> {
      const client = await open()
      try {
        return (await client.views.update({ view_id, view, ...(hash ? { hash } : {}) })).view?.hash
      } catch (error) {
        // Most likely it was closed, or is being filled in still; what stands does so either way.
        log.info('modal not updated', { error: error as Error })
        return undefined
      }
    },

    async say(channel: string, said: { text: string; blocks?: KnownBlock[] }): Promise<void> {
      const client = await open()
      const quiet = { unfurl_links: false, unfurl_media: false }
      // Not a member, an archived channel: nobody there to be told.
      await client.chat
        .postMessage({ channel, ...said, ...quiet })
        .catch((error) => log.info('channel not told', { error }))
    },
  }
}
