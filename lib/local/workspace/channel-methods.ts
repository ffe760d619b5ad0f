import { type Method, refused, type Told } from './method.ts'
import { TEAM, type Workspace, type WorkspaceChannel } from './workspace.ts'

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
  }
}

function described({ id, name }: WorkspaceChannel): Told {
  const what = { is_channel: true, is_private: false, is_member: true, is_archived: false }
  return { id, name, ...what, context_team_id: TEAM.id }
}
