import { BOT, TEAM, type Workspace, type WorkspaceChannel, YOU } from '../workspace.ts'
import { type Method, type Reply, refused, type Told } from './method.ts'

/** What an app may ask about channels; the bot is in all of them. */
export function channelMethods(workspace: Workspace): Record<string, Method> {
  const list: Method = () => ({
    ok: true,
    channels: workspace.channels.map(described),
    response_metadata: { next_cursor: '' },
  })
  return {
    'conversations.list': list,
    'users.conversations': list,
    'conversations.info': ({ channel: id }) => {
      const channel = workspace.channel(String(id ?? ''))
      return channel ? { ok: true, channel: described(channel) } : refused('channel_not_found')
    },
    'conversations.history': (told) => {
      const channel = workspace.channel(String(told.channel ?? ''))
      return channel ? history(channel, told) : refused('channel_not_found')
    },
  }
}

const MOST_ON_A_PAGE = 999

/** What everybody in a channel sees, newest first, after `oldest` and page by page; metadata only for who asks for it. */
function history({ messages }: WorkspaceChannel, { oldest = 0, limit = 100, cursor = 0, ...told }: Told): Reply {
  const all = messages.filter(({ ts, onlyYou }) => !onlyYou && Number(ts) > Number(oldest)).toReversed()
  const from = Number(cursor)
  const until = from + Math.min(Number(limit), MOST_ON_A_PAGE)
  const page = all.slice(from, until).map(({ ts, by, text, metadata }) => {
    const sender = by === 'chorok' ? { bot_id: BOT.botId, user: BOT.userId } : { user: YOU.id }
    const marked = metadata && String(told.include_all_metadata) === 'true' ? { metadata } : {}
    return { type: 'message', ts, text, ...sender, ...marked }
  })
  const next_cursor = until < all.length ? String(until) : ''
  return { ok: true, messages: page, has_more: next_cursor !== '', response_metadata: { next_cursor } }
}

function described({ id, name }: WorkspaceChannel): Told {
  const what = { is_channel: true, is_private: false, is_member: true, is_archived: false }
  return { id, name, ...what, context_team_id: TEAM.id }
}
