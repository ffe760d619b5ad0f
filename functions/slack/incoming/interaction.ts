import type { Channel } from '../../subscriptions/channel.ts'
import type { ActionBody, State } from './bodies.ts'
import { channelOfHomeBlock, SUBSCRIBE_MODAL } from './ids.ts'

/**
 * A pressed button, a menu choice, or a character typed in a form. Where it happened is taken from Slack's payload, never from the
 * button's value.
 */
export interface Interaction {
  actionId: string
  /** The button's value, or that of the chosen option. */
  value: string
  /** The id of the block the button or menu stands in. */
  blockId: string
  /**
   * Where it happened. In the App Home it is the channel the block is about, `''` when it is about none; the user need not be a member
   * of it any more. In a form it is `''`.
   */
  channel: Channel
  /** The user's id. */
  by: string
  responseUrl: string
  /** Opens a modal within three seconds of the interaction. */
  triggerId: string
  /** Whether only this user sees the message. Such a message may be replaced; one that a whole channel sees must stay as it is. */
  isEphemeral: boolean
  /** Set in the App Home: the user's own conversation with the bot, `''` when it is not known. */
  home?: { direct: string } | undefined
  /** Set in the subscription form. */
  form?: OpenForm | undefined
}

/** A form as it stands on the user's screen. */
export interface OpenForm {
  viewId: string
  /** Of the view as it was last drawn. Slack refuses an update that names an older hash. */
  hash: string
  /** Its private_metadata: a `FormAbout` as JSON. */
  about: string
  state: State
}

export function readInteraction(body: ActionBody): Interaction {
  const { actions, team, channel, user, container, response_url, trigger_id, view } = body
  const [action] = actions
  const blockId = action?.block_id ?? ''
  const isHome = view?.type === 'home'
  return {
    actionId: action?.action_id ?? '',
    blockId,
    value: action?.value ?? action?.selected_option?.value ?? '',
    channel: { team: team.id, channel: (isHome ? channelOfHomeBlock(blockId) : channel?.id) ?? '' },
    by: user.id,
    responseUrl: response_url,
    triggerId: trigger_id,
    isEphemeral: container.is_ephemeral,
    home: isHome ? { direct: view.private_metadata } : undefined,
    form: view?.callback_id === SUBSCRIBE_MODAL ? openForm(view) : undefined,
  }
}

function openForm({ id, hash, private_metadata, state }: NonNullable<ActionBody['view']>): OpenForm {
  return { viewId: id, hash, about: private_metadata, state }
}
