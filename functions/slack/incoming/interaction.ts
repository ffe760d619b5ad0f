import type { Channel } from '../../subscriptions/channel.ts'
import { channelIn } from '../home/home-block.ts'
import { SUBSCRIBE_MODAL } from '../subscribe/subscribe-modal.ts'
import type { ActionBody, State } from './bodies.ts'

/** A pressed button in our words; where it was pressed is Slack's word, never the button's. */
export interface Pressed {
  actionId: string
  value: string
  /** The name of the block it is in. */
  blockId: string
  /** Of a button in the App Home: the channel it is about, if any, of which the presser need not be a member any more. */
  channel: Channel
  by: string
  responseUrl: string
  /** For three seconds it opens a modal. */
  triggerId: string
  /** Whether only the one who pressed sees the message the button is in; one in a channel must stay as it is. */
  alone: boolean
  /** In the App Home: what its view remembers. */
  home?: { direct: string } | undefined
  /** In a form: what stands in it. */
  form?: OpenForm | undefined
}

/** A form as its reader has it before them. */
export interface OpenForm {
  viewId: string
  /** Of the view as it was last drawn: by it Slack refuses a change that comes too late. */
  hash: string
  /** What its view remembers. */
  about: string
  state: State
}

export function readPress(body: ActionBody): Pressed {
  const { actions, team, channel, user, container, response_url, trigger_id, view } = body
  const [action] = actions
  const blockId = action?.block_id ?? ''
  const isHome = view?.type === 'home'
  return {
    actionId: action?.action_id ?? '',
    blockId,
    value: action?.value ?? action?.selected_option?.value ?? '',
    channel: { team: team.id, channel: (isHome ? channelIn(blockId) : channel?.id) ?? '' },
    by: user.id,
    responseUrl: response_url,
    triggerId: trigger_id,
    alone: container.is_ephemeral,
    home: isHome ? { direct: view.private_metadata } : undefined,
    form: view?.callback_id === SUBSCRIBE_MODAL ? openForm(view) : undefined,
  }
}

function openForm({ id, hash, private_metadata, state }: NonNullable<ActionBody['view']>): OpenForm {
  return { viewId: id, hash, about: private_metadata, state }
}
