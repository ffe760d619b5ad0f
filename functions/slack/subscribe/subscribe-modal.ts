import type { KnownBlock, ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { actions, button } from '../blocks/blocks.ts'
import { PREVIEW } from '../incoming/ids.ts'
import type { FormAbout } from './form-about.ts'
import { channelField, ministryField, queryField, rhythmField, titleField } from './subscribe-fields.ts'

export const SUBSCRIBE_MODAL = 'subscribe'

/** What stands in a form before anybody touches it. */
interface Filled {
  channel?: string | undefined
  subscription?: Pick<Subscription, 'query' | 'rhythm'>
}

/**
 * The form that subscribes, or changes one subscription, which then stays in its channel. Drawn anew with other blocks below the
 * keywords it keeps what was typed: to Slack a field is the same as long as its ids are.
 */
export function subscribeModal(
  about: FormAbout,
  copy: Copy,
  { channel = about.channel, subscription }: Filled = {},
  belowQuery: KnownBlock[] = [],
): ModalView {
  const { title, editTitle, submit, save, close, preview } = copy.modal
  return {
    type: 'modal',
    callback_id: SUBSCRIBE_MODAL,
    private_metadata: JSON.stringify(about),
    title: plain(about.edits ? editTitle : title),
    submit: plain(about.edits ? save : submit),
    close: plain(close),
    blocks: [
      queryField(copy, subscription?.query),
      ...belowQuery,
      { ...actions(button(PREVIEW, preview)), block_id: PREVIEW },
      rhythmField(copy, subscription?.rhythm),
      ministryField(copy),
      titleField(copy),
      ...(about.edits ? [] : [channelField(channel, copy)]),
    ],
  }
}

function plain(text: string) {
  return { type: 'plain_text' as const, text }
}
