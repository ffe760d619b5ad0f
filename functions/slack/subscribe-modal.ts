import type { ModalView, PlainTextOption } from '@slack/types'
import { Rhythm } from '../subscriptions/subscription.ts'
import { section } from './blocks.ts'
import type { Copy } from './copy/copy.ts'

export const SUBSCRIBE_MODAL = 'subscribe'
/** Ids of the fields, of their blocks as well: an error names the block it stands under. */
export const QUERY_FIELD = 'query'
export const RHYTHM_FIELD = 'rhythm'

const LONGEST = 1000

/** The form `/subscribe` opens when nothing was typed behind it. It remembers the channel it was asked in. */
export function subscribeModal(channel: string, copy: Copy): ModalView {
  const { title, submit, close, query, example, conditions, rhythm, rhythms } = copy.modal
  const options = Rhythm.options.map((value): PlainTextOption => ({ text: plain(rhythms[value]), value }))
  return {
    type: 'modal',
    callback_id: SUBSCRIBE_MODAL,
    private_metadata: channel,
    title: plain(title),
    submit: plain(submit),
    close: plain(close),
    blocks: [
      {
        type: 'input',
        block_id: QUERY_FIELD,
        label: plain(query),
        hint: plain(conditions),
        element: {
          type: 'plain_text_input',
          action_id: QUERY_FIELD,
          placeholder: plain(example),
          max_length: LONGEST,
          focus_on_load: true,
        },
      },
      {
        type: 'input',
        block_id: RHYTHM_FIELD,
        label: plain(rhythm),
        element: {
          type: 'radio_buttons',
          action_id: RHYTHM_FIELD,
          options,
          initial_option: options[0] as PlainTextOption,
        },
      },
    ],
  }
}

/** What the form turns into once it was sent. Takes escaped paragraphs. */
export function doneModal(paragraphs: string[], copy: Copy): ModalView {
  return {
    type: 'modal',
    title: plain(copy.modal.title),
    close: plain(copy.modal.done),
    blocks: paragraphs.map((paragraph) => section(paragraph)),
  }
}

function plain(text: string) {
  return { type: 'plain_text' as const, text }
}
