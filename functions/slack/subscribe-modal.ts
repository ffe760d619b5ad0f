import type { InputBlock, ModalView, PlainTextOption } from '@slack/types'
import { ministryNames } from '../releases/ministry.ts'
import { Rhythm } from '../subscriptions/subscription.ts'
import { section } from './blocks.ts'
import type { Copy } from './copy/copy.ts'

export const SUBSCRIBE_MODAL = 'subscribe'
/** Ids of the fields, of their blocks as well: an error names the block it stands under. */
export const QUERY_FIELD = 'query'
export const RHYTHM_FIELD = 'rhythm'
export const MINISTRY_FIELD = 'ministries'
export const TITLE_FIELD = 'title'
export const CHANNEL_FIELD = 'channel'
const ONLY_TITLE = 'only'

const LONGEST = 1000
/** A query of more is longer than a query may be. */
const MINISTRIES = 4

/** The form `/subscribe` opens when nothing was typed behind it. It begins with the channel it was asked in, or none. */
export function subscribeModal(channel: string | undefined, copy: Copy): ModalView {
  const { title, submit, close } = copy.modal
  return {
    type: 'modal',
    callback_id: SUBSCRIBE_MODAL,
    private_metadata: channel ?? '',
    title: plain(title),
    submit: plain(submit),
    close: plain(close),
    blocks: [queryField(copy), rhythmField(copy), ministryField(copy), titleField(copy), channelField(channel, copy)],
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

function queryField({ modal }: Copy): InputBlock {
  const placeholder = plain(modal.example)
  return {
    ...field(QUERY_FIELD, modal.query),
    hint: plain(modal.conditions),
    element: {
      type: 'plain_text_input',
      action_id: QUERY_FIELD,
      placeholder,
      max_length: LONGEST,
      focus_on_load: true,
    },
  }
}

function rhythmField({ modal }: Copy): InputBlock {
  const options = Rhythm.options.map((value) => option(modal.rhythms[value], value))
  const initial_option = options[0] as PlainTextOption
  return {
    ...field(RHYTHM_FIELD, modal.rhythm),
    element: { type: 'radio_buttons', action_id: RHYTHM_FIELD, options, initial_option },
  }
}

function ministryField({ modal }: Copy): InputBlock {
  const options = ministryNames().map((name) => option(name, name))
  return {
    ...field(MINISTRY_FIELD, modal.ministries),
    optional: true,
    element: {
      type: 'multi_static_select',
      action_id: MINISTRY_FIELD,
      placeholder: plain(modal.anyMinistry),
      options,
      max_selected_items: MINISTRIES,
    },
  }
}

function titleField({ modal }: Copy): InputBlock {
  const options = [option(modal.onlyTitle, ONLY_TITLE)]
  return {
    ...field(TITLE_FIELD, modal.where),
    optional: true,
    element: { type: 'checkboxes', action_id: TITLE_FIELD, options },
  }
}

function channelField(channel: string | undefined, { modal }: Copy): InputBlock {
  return {
    ...field(CHANNEL_FIELD, modal.channel),
    element: {
      type: 'conversations_select',
      action_id: CHANNEL_FIELD,
      placeholder: plain(modal.chooseChannel),
      filter: { include: ['public', 'private', 'im'] },
      ...(channel ? { initial_conversation: channel } : {}),
    },
  }
}

function field(id: string, label: string) {
  return { type: 'input' as const, block_id: id, label: plain(label) }
}

function option(text: string, value: string): PlainTextOption {
  return { text: plain(text), value }
}

function plain(text: string) {
  return { type: 'plain_text' as const, text }
}
