import type { Channel } from '../subscriptions/channel.ts'
import type { ActionBody } from './slack-body.ts'

/** A pressed button in our words; where it was pressed is Slack's word, never the button's. */
export interface Pressed {
  actionId: string
  value: string
  channel: Channel
  by: string
  responseUrl: string
  /** Whether only the one who pressed sees the message the button is in; one in a channel must stay as it is. */
  alone: boolean
}

export function readPress({ actions: [action], team, channel, user, container, response_url }: ActionBody): Pressed {
  return {
    actionId: action?.action_id ?? '',
    value: action?.value ?? action?.selected_option?.value ?? '',
    channel: { team: team.id, channel: channel?.id ?? '' },
    by: user.id,
    responseUrl: response_url,
    alone: container.is_ephemeral,
  }
}
