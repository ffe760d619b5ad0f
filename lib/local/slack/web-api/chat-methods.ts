import { z } from 'zod'
import { Block } from '../shown-message.ts'
import { BOT, type Workspace, type WorkspaceChannel } from '../workspace.ts'
import { type Method, type Refused, type Reply, refused, type Told } from './method.ts'
import { pace } from './pace.ts'
import { limitError } from './stand-in-limits.ts'

const Content = z.object({
  text: z.string().default(''),
  blocks: z.array(Block).default([]),
  metadata: z.looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
})
type Content = z.infer<typeof Content>

const BURST = 5

/** `chat.*`: messages posted, edited and deleted within Slack's limits. */
export function chatMethods(workspace: Workspace): Record<string, Method> {
  const tooFast = pace(BURST, Date.now)

  function inChannel(act: (channel: WorkspaceChannel, told: Told) => Reply): Method {
    return (told) => {
      const channel = workspace.channel(String(told.channel ?? ''))
      return channel ? act(channel, told) : refused('channel_not_found')
    }
  }

  function post(channel: WorkspaceChannel, told: Told): Reply {
    const content = contentOf(told)
    if ('error' in content) return content
    const retryAfter = tooFast(channel.id)
    if (retryAfter) return { ok: false, error: 'ratelimited', retryAfter }
    const { ts } = workspace.add(channel, content)
    const message = { type: 'message', ...content, ts, bot_id: BOT.botId, user: BOT.userId }
    return { ok: true, channel: channel.id, ts, message }
  }

  function update(channel: WorkspaceChannel, told: Told): Reply {
    const content = contentOf(told)
    if ('error' in content) return content
    const ts = String(told.ts)
    if (channel.messages.find((one) => one.ts === ts)?.by === 'you') return refused('cant_update_message')
    if (!workspace.change(channel, ts, content)) return refused('message_not_found')
    return { ok: true, channel: channel.id, ts, text: content.text }
  }

  function remove(channel: WorkspaceChannel, { ts }: Told): Reply {
    return workspace.remove(channel, String(ts)) ? { ok: true, channel: channel.id, ts } : refused('message_not_found')
  }

  return {
    'chat.postMessage': inChannel(post),
    'chat.update': inChannel(update),
    'chat.delete': inChannel(remove),
  }
}

function contentOf(told: Told): Content | Refused {
  const content = Content.safeParse(told)
  if (!content.success) {
    const isMetadata = content.error.issues[0]?.path[0] === 'metadata'
    return refused(isMetadata ? 'invalid_metadata_format' : 'invalid_blocks_format')
  }
  const over = limitError(content.data.text, content.data.blocks)
  if (!over) return content.data
  return { ...refused(over.error), response_metadata: { messages: [`[ERROR] ${over.why ?? over.error}`] } }
}
