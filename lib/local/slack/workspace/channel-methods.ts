import { type Method, type MethodArguments, type Reply, refusal } from './web-api.ts'
import { BOT, TEAM, type Workspace, type WorkspaceChannel, YOU } from './workspace.ts'

const MAX_MESSAGES_PER_PAGE = 999

/** The `conversations.*` methods. Of a private channel that it is not in the bot knows nothing. */
export function channelMethods(workspace: Workspace): Record<string, Method> {
  const list: Method = () => ({
    ok: true,
    channels: workspace.channels
      .filter(({ isDirect, hasBot, isPrivate }) => !isDirect && (hasBot || !isPrivate))
      .map(describeChannel),
    response_metadata: { next_cursor: '' },
  })
  return {
    'conversations.list': list,
    'users.conversations': (args) => {
      const { ok, channels } = list(args) as { ok: true; channels: { is_member: boolean }[] }
      return { ok, channels: channels.filter(({ is_member }) => is_member), response_metadata: { next_cursor: '' } }
    },
    'conversations.info': ({ channel: id }) => {
      const channel = workspace.channel(String(id ?? ''))
      if (!channel || isHidden(channel)) return refusal('channel_not_found')
      return { ok: true, channel: describeChannel(channel) }
    },
    'conversations.history': (args) => {
      const channel = workspace.channel(String(args.channel ?? ''))
      if (!channel || isHidden(channel)) return refusal('channel_not_found')
      return channel.hasBot ? history(channel, args) : refusal('not_in_channel')
    },
  }
}

/** Whether Slack says nothing of it to the bot. */
export function isHidden({ isPrivate, hasBot }: WorkspaceChannel): boolean {
  return isPrivate && !hasBot
}

/** The messages after `oldest` that everybody in the channel sees, newest first, in pages; metadata only on request. */
function history({ messages }: WorkspaceChannel, args: MethodArguments): Reply {
  const { oldest = 0, limit = 100, cursor = 0, include_all_metadata } = args
  const all = messages.filter(({ ts, onlyYou }) => !onlyYou && Number(ts) > Number(oldest)).toReversed()
  const start = Number(cursor)
  const end = start + Math.min(Number(limit), MAX_MESSAGES_PER_PAGE)
  const page = all.slice(start, end).map(({ ts, by, text, metadata, person = YOU.id }) => {
    const sender = by === 'chorok' ? { bot_id: BOT.botId, user: BOT.userId } : { user: person }
    const withMetadata = metadata && String(include_all_metadata) === 'true' ? { metadata } : {}
    return { type: 'message', ts, text, ...sender, ...withMetadata }
  })
  const next_cursor = end < all.length ? String(end) : ''
  return { ok: true, messages: page, has_more: next_cursor !== '', response_metadata: { next_cursor } }
}

function describeChannel({ id, name, isDirect, isPrivate, hasBot }: WorkspaceChannel): Record<string, unknown> {
  if (isDirect) return { id, is_im: true, user: YOU.id, context_team_id: TEAM.id }
  return {
    id,
    name,
    is_channel: true,
    is_private: isPrivate,
    is_member: hasBot,
    is_archived: false,
    context_team_id: TEAM.id,
  }
}
