import { z } from 'zod'
import { type StandInSlack, sendInteraction, showSlackNotice } from './send-to-app.ts'
import { FieldValues, viewWithState } from './submit-view.ts'
import { BOT, type WorkspaceChannel } from './workspace/workspace.ts'

/** A button that was pressed or a choice that was made: in a message (`channel` and `ts`) or in a view (its id). */
export const TakenAction = z.object({
  channel: z.string().optional(),
  ts: z.string().optional(),
  view: z.string().optional(),
  action: z.looseObject({ type: z.string(), action_id: z.string(), block_id: z.string() }),
  values: FieldValues.default({}),
})
export type TakenAction = z.infer<typeof TakenAction>

/** What a person reads in a view whose app did not answer; none where it did, or where the channel says so. */
export interface ActionAnswer {
  failed?: string
}

/** Sends an action to the app as `block_actions`. One whose view or message is gone is dropped. */
export async function takeAction(slack: StandInSlack, taken: TakenAction): Promise<ActionAnswer> {
  const actions = [{ ...taken.action, action_ts: String(Date.now() / 1000) }]
  const state = { values: taken.values }
  const view = [slack.views.modal(slack.person.id), slack.views.home(slack.person.id)].find(
    (one) => one?.id === taken.view,
  )
  if (view) {
    const container = { type: 'view', view_id: view.id }
    const withState = viewWithState(view, taken.values)
    const answer = await sendInteraction(slack, { type: 'block_actions', container, view: withState, state, actions })
    return 'error' in answer ? { failed: notTaken(answer.error) } : {}
  }
  const channel = slack.workspace.channel(taken.channel ?? '')
  const message = channel && messageFields(slack, channel, taken.ts)
  if (!channel || !message) return {}
  const answer = await sendInteraction(slack, { type: 'block_actions', ...message, state, actions })
  if ('error' in answer) showSlackNotice(slack, channel, notTaken(answer.error))
  return {}
}

function notTaken(error: string): string {
  return `누른 것이 전해지지 않았습니다 (${error}). 다시 눌러 주세요.`
}

/** The part of the payload that says in which message the action was taken. Slack leaves out the content of an ephemeral one. */
function messageFields({ workspace, responseUrls, person }: StandInSlack, channel: WorkspaceChannel, ts?: string) {
  const message = workspace.channel(channel.id)?.messages.find((one) => one.ts === ts)
  if (!message) return undefined
  const { text, blocks, metadata, onlyYou } = message
  const content = { type: 'message', ts: message.ts, text, blocks, metadata, bot_id: BOT.botId, user: BOT.userId }
  return {
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: onlyYou },
    channel: { id: channel.id, name: channel.name },
    ...(onlyYou ? {} : { message: content }),
    response_url: responseUrls.issue({ channel, ts: message.ts, person: person.id }),
  }
}
