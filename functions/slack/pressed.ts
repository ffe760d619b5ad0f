import type { Channel } from '../subscriptions/channel.ts'
import type { ActionBody } from './slack-body.ts'

/** A pressed button in our words; where it was pressed is Slack's word, never the button's. */
export interface Pressed {
  actionId: string
  value: string
  channel: Channel
  by: string
  responseUrl: string
}

export function readPress({ actions: [action], team, channel, user, response_url }: ActionBody): Pressed {
  return {
    actionId: action?.action_id ?? '',
    value: action?.value ?? '',
    channel: { team: team.id, channel: channel?.id ?? '' },
    by: user.id,
    responseUrl: response_url,
  }
}
