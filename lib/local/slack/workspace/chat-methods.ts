import { z } from 'zod'
import { isHidden } from './channel-methods.ts'
import { limitError } from './message-limits.ts'
import { type Method, type MethodArguments, type Refusal, type Reply, refusal } from './web-api.ts'
import { Block, BOT, PEOPLE, type Workspace, type WorkspaceChannel } from './workspace.ts'

const SentContent = z.object({
  text: z.string().default(''),
  blocks: z.array(Block).default([]),
  metadata: z.looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
})
type SentContent = z.infer<typeof SentContent>

const MAX_BURST_MESSAGES = 5

/** `chat.postMessage`, `chat.postEphemeral`, `chat.update` and `chat.delete`, within Slack's limits. */
export function chatMethods(workspace: Workspace): Record<string, Method> {
  const secondsToWait = rateLimit(MAX_BURST_MESSAGES, Date.now)

  function inChannel(act: (channel: WorkspaceChannel, args: MethodArguments) => Reply): Method {
    return (args) => {
      const channel = workspace.channel(String(args.channel ?? ''))
      if (!channel || isHidden(channel)) return refusal('channel_not_found')
      return channel.hasBot ? act(channel, args) : refusal('not_in_channel')
    }
  }

  function post(channel: WorkspaceChannel, args: MethodArguments): Reply {
    const content = readContent(args)
    if ('error' in content) return content
    const retryAfter = secondsToWait(channel.id)
    if (retryAfter) return { ok: false, error: 'ratelimited', retryAfter }
    const { ts } = workspace.add(channel, content)
    const message = { type: 'message', ...content, ts, bot_id: BOT.botId, user: BOT.userId }
    return { ok: true, channel: channel.id, ts, message }
  }

  /** Shown to one person and not stored. */
  function postEphemeral(channel: WorkspaceChannel, args: MethodArguments): Reply {
    if (!PEOPLE.some(({ id }) => id === args.user)) return refusal('user_not_in_channel')
    const content = readContent(args)
    if ('error' in content) return content
    return { ok: true, message_ts: workspace.add(channel, { ...content, onlyYou: true, person: String(args.user) }).ts }
  }

  function update(channel: WorkspaceChannel, args: MethodArguments): Reply {
    const content = readContent(args)
    if ('error' in content) return content
    const ts = String(args.ts)
    if (channel.messages.find((one) => one.ts === ts)?.by === 'you') return refusal('cant_update_message')
    if (!workspace.change(channel, ts, content)) return refusal('message_not_found')
    return { ok: true, channel: channel.id, ts, text: content.text }
  }

  function remove(channel: WorkspaceChannel, { ts }: MethodArguments): Reply {
    return workspace.remove(channel, String(ts)) ? { ok: true, channel: channel.id, ts } : refusal('message_not_found')
  }

  return {
    'chat.postMessage': inChannel(post),
    'chat.postEphemeral': inChannel(postEphemeral),
    'chat.update': inChannel(update),
    'chat.delete': inChannel(remove),
  }
}

function readContent(args: MethodArguments): SentContent | Refusal {
  const content = SentContent.safeParse(args)
  if (!content.success) {
    const isMetadata = content.error.issues[0]?.path[0] === 'metadata'
    return refusal(isMetadata ? 'invalid_metadata_format' : 'invalid_blocks_format')
  }
  const overLimit = limitError(content.data.text, content.data.blocks)
  if (!overLimit) return content.data
  const { error, detail } = overLimit
  return { ...refusal(error), response_metadata: { messages: [`[ERROR] ${detail ?? error}`] } }
}

/** Slack's rate: one message a second and channel, with short bursts. Returns the seconds to wait, or undefined to go ahead. */
function rateLimit(burst: number, clock: () => number): (channelId: string) => number | undefined {
  const paidUntil = new Map<string, number>()
  return (channelId) => {
    const now = clock()
    const until = Math.max(paidUntil.get(channelId) ?? 0, now)
    const waitMs = until - now - (burst - 1) * 1000
    if (waitMs > 0) return Math.ceil(waitMs / 1000)
    paidUntil.set(channelId, until + 1000)
    return undefined
  }
}
