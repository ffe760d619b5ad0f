import { z } from 'zod'
import { knockWith, type SlackSide, slackSays } from './send-to-app.ts'
import { sentView, Values } from './submit-view.ts'
import { BOT, type WorkspaceChannel } from './workspace.ts'

/** A button pressed or a choice made: in a message of a channel, or in a view. */
export const Action = z.object({
  channel: z.string().optional(),
  ts: z.string().optional(),
  view: z.string().optional(),
  action: z.looseObject({ type: z.string(), action_id: z.string(), block_id: z.string() }),
  values: Values.default({}),
})
export type Action = z.infer<typeof Action>

export async function takeAction(side: SlackSide, taken: Action): Promise<void> {
  const actions = [{ ...taken.action, action_ts: String(Date.now() / 1000) }]
  const state = { values: taken.values }
  const view = [side.views.modal(), side.views.home()].find((one) => one?.id === taken.view)
  if (view) {
    const container = { type: 'view', view_id: view.id }
    await knockWith(side, { type: 'block_actions', container, view: sentView(view, taken.values), state, actions })
    return
  }
  const channel = side.workspace.channel(taken.channel ?? '')
  const place = channel && messagePlace(side, channel, taken.ts)
  if (!channel || !place) return
  const heard = await knockWith(side, { type: 'block_actions', ...place, state, actions })
  if ('trouble' in heard)
    slackSays(side, channel, `누른 것이 전해지지 않았습니다 (${heard.trouble}). 다시 눌러 주세요.`)
}

/** Slack does not send the content of an ephemeral message back. */
function messagePlace({ workspace, responses }: SlackSide, channel: WorkspaceChannel, ts?: string) {
  const message = workspace.channel(channel.id)?.messages.find((one) => one.ts === ts)
  if (!message) return undefined
  const { text, blocks, metadata, onlyYou } = message
  const content = { type: 'message', ts: message.ts, text, blocks, metadata, bot_id: BOT.botId, user: BOT.userId }
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: onlyYou },
    channel: { id: channel.id, name: channel.name },
    ...(onlyYou ? {} : { message: content }),
    response_url: responses.issue({ channel, ts: message.ts }),
  }
}
