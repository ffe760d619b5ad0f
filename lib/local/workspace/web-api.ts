import { z } from 'zod'
import type { Handle } from '../listen.ts'
import { apiArguments, type Told } from './api-arguments.ts'
import { limitError } from './block-limits.ts'
import { pace } from './pace.ts'
import { Block } from './shown-message.ts'
import { BOT, TEAM, type Workspace, type WorkspaceChannel } from './workspace.ts'

type Reply = ({ ok: true } & Told) | ({ ok: false; error: string; retryAfter?: number } & Told)

export type Method = (told: Told) => Reply

interface Standing {
  workspace: Workspace
  token: string
  /** Methods beyond messages and channels. */
  more?: Record<string, Method>
}

const Content = z.object({
  text: z.string().default(''),
  blocks: z.array(Block).default([]),
  metadata: z.looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
})
const BURST = 5

/** Slack's Web API as far as an app of ours calls it, with Slack's own errors. */
export function webApi({ workspace, token, more = {} }: Standing): Handle {
  const tooFast = pace(BURST, Date.now)
  const methods: Record<string, Method> = {
    'auth.test': () => ({
      ok: true,
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.name,
      user: BOT.name,
      team_id: TEAM.id,
      user_id: BOT.userId,
      bot_id: BOT.botId,
      is_enterprise_install: false,
    }),
    'chat.postMessage': (told) => inChannel(told, (channel) => post(workspace, channel, told, tooFast)),
    'chat.postEphemeral': (told) => inChannel(told, (channel) => post(workspace, channel, told, tooFast, true)),
    'chat.update': (told) => inChannel(told, (channel) => update(workspace, channel, told)),
    'chat.delete': (told) =>
      inChannel(told, (channel) =>
        workspace.remove(channel, String(told.ts))
          ? { ok: true, channel: channel.id, ts: told.ts }
          : failure('message_not_found'),
      ),
    'conversations.info': (told) => inChannel(told, (channel) => ({ ok: true, channel: described(channel) })),
    'users.conversations': () => ({
      ok: true,
      channels: workspace.channels.map(described),
      response_metadata: { next_cursor: '' },
    }),
    'conversations.list': () => ({
      ok: true,
      channels: workspace.channels.map(described),
      response_metadata: { next_cursor: '' },
    }),
    ...more,
  }

  function inChannel(told: Told, act: (channel: WorkspaceChannel) => Reply): Reply {
    const channel = workspace.channel(String(told.channel ?? ''))
    return channel ? act(channel) : failure('channel_not_found')
  }

  return async (request) => {
    const told = await apiArguments(request)
    const bearer = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? told.token
    if (!bearer) return answer(failure('not_authed'))
    if (bearer !== token) return answer(failure('invalid_auth'))
    const method = methods[new URL(request.url).pathname.split('/').pop() as string]
    return answer(method ? method(told) : failure('unknown_method'))
  }
}

function described({ id, name }: WorkspaceChannel): Told {
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

function failure(error: string): Reply & { ok: false } {
  return { ok: false, error }
}

function answer({ retryAfter, ...reply }: Reply): Response {
  if (retryAfter === undefined) return Response.json(reply)
  return Response.json(reply, { status: 429, headers: { 'retry-after': String(retryAfter) } })
}
