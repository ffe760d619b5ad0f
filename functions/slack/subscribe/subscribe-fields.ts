import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type MinistryKind, ministryKind, ministryNames } from '../../releases/ministry.ts'
import { Rhythm } from '../../subscriptions/subscription.ts'

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

/** Every letter of it is sent: what is understood stands below. */
export function queryField({ modal }: Copy, initial_value?: string): InputBlock {
  return {
    ...field(QUERY_FIELD, modal.query),
    dispatch_action: true,
    hint: plain(modal.conditions),
    element: {
      type: 'plain_text_input',
      action_id: QUERY_FIELD,
      placeholder: plain(modal.example),
      max_length: LONGEST,
      focus_on_load: true,
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      ...(initial_value ? { initial_value } : {}),
    },
  }
}

export function rhythmField({ modal }: Copy, initial: Rhythm = 'at once'): InputBlock {
  const options = Rhythm.options.map((value) => option(modal.rhythms[value], value))
  const initial_option = options[Rhythm.options.indexOf(initial)] as PlainTextOption
  return {
    ...field(RHYTHM_FIELD, modal.rhythm),
    element: { type: 'radio_buttons', action_id: RHYTHM_FIELD, options, initial_option },
  }
}

export function ministryField({ modal }: Copy): InputBlock {
  return {
    ...field(MINISTRY_FIELD, modal.ministries),
    optional: true,
    dispatch_action: true,
    element: {
      type: 'multi_static_select',
      action_id: MINISTRY_FIELD,
      placeholder: plain(modal.anyMinistry),
      option_groups: ministryGroups(modal.ministryKinds),
      max_selected_items: MINISTRIES,
    },
  }
}

export function titleField({ modal }: Copy): InputBlock {
  const options = [option(modal.onlyTitle, ONLY_TITLE)]
  return {
    ...field(TITLE_FIELD, modal.where),
    optional: true,
    dispatch_action: true,
    element: { type: 'checkboxes', action_id: TITLE_FIELD, options },
  }
}

export function channelField(channel: string, { modal }: Copy): InputBlock {
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

interface OptionGroup {
  label: PlainTextElement
  options: PlainTextOption[]
}

function ministryGroups(kinds: Record<MinistryKind, string>): OptionGroup[] {
  return Object.entries(kinds).map(([kind, label]) => ({
    label: plain(label),
    options: ministryNames().flatMap((name) => (ministryKind(name) === kind ? [option(name, name)] : [])),
  }))
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
