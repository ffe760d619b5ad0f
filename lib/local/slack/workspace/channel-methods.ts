import { type Method, type MethodArguments, type Reply, refusal } from './web-api.ts'
import { BOT, TEAM, type Workspace, type WorkspaceChannel, YOU } from './workspace.ts'

const MAX_MESSAGES_PER_PAGE = 999

/** The `conversations.*` methods. The bot is a member of every channel. */
export function channelMethods(workspace: Workspace): Record<string, Method> {
  const list: Method = () => ({
    ok: true,
    channels: workspace.channels.filter(({ isDirect }) => !isDirect).map(describeChannel),
    response_metadata: { next_cursor: '' },
  })
  return {
    'conversations.list': list,
    'users.conversations': list,
    'conversations.info': ({ channel: id }) => {
      const channel = workspace.channel(String(id ?? ''))
      return channel ? { ok: true, channel: describeChannel(channel) } : refusal('channel_not_found')
    },
    'conversations.history': (args) => {
      const channel = workspace.channel(String(args.channel ?? ''))
      return channel ? history(channel, args) : refusal('channel_not_found')
    },
  }
}

/** The messages after `oldest` that everybody in the channel sees, newest first, in pages; metadata only on request. */
function history({ messages }: WorkspaceChannel, args: MethodArguments): Reply {
  const { oldest = 0, limit = 100, cursor = 0, include_all_metadata } = args
  const all = messages.filter(({ ts, onlyYou }) => !onlyYou && Number(ts) > Number(oldest)).toReversed()
  const start = Number(cursor)
  const end = start + Math.min(Number(limit), MAX_MESSAGES_PER_PAGE)
  const page = all.slice(start, end).map(({ ts, by, text, metadata }) => {
    const sender = by === 'chorok' ? { bot_id: BOT.botId, user: BOT.userId } : { user: YOU.id }
    const withMetadata = metadata && String(include_all_metadata) === 'true' ? { metadata } : {}
    return { type: 'message', ts, text, ...sender, ...withMetadata }
  })
  const next_cursor = end < all.length ? String(end) : ''
  return { ok: true, messages: page, has_more: next_cursor !== '', response_metadata: { next_cursor } }
}

function describeChannel({ id, name, isDirect }: WorkspaceChannel): Record<string, unknown> {
  if (isDirect) return { id, is_im: true, user: YOU.id, context_team_id: TEAM.id }
  return {
    id,
    name,
    is_channel: true,
    is_private: false,
    is_member: true,
    is_archived: false,
    context_team_id: TEAM.id,
  }
}
