import type { InputBlock, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { LOADING_FORM } from '../../copy/languages/copies.ts'
import { type MinistryKind, ministryKind, ministryNames } from '../../releases/ministry.ts'
import { ReleaseKind } from '../../releases/release-kind.ts'
import { packOf } from '../../subscriptions/packs.ts'
import { NAMED_KINDS } from '../../subscriptions/query/named-kind.ts'
import { type Query, queryId } from '../../subscriptions/query/query.ts'
import type { ChosenConditions } from '../../subscriptions/query/understanding/understand-form.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import {
  DEFAULT_OPTIONS,
  kindsOf,
  MAX_REMINDER_DAYS,
  NEW_OPTIONS,
  PassingMentions,
  ReminderDays,
  Rhythm,
  type SubscriptionOptions,
} from '../../subscriptions/subscription-options.ts'
import { actions, button, context, section } from '../blocks/blocks.ts'
import { shorten } from '../blocks/slack-text.ts'
import type { State } from '../incoming/bodies.ts'
import type { FormAbout } from '../incoming/form-about.ts'
import {
  CHANNEL_FIELD,
  KINDS_FIELD,
  MENTIONS_FIELD,
  MINISTRY_FIELD,
  PACK_FIELD,
  PREVIEW,
  QUERY_FIELD,
  READING_FIELD,
  REMIND_FIELD,
  RHYTHM_FIELD,
  SUBSCRIBE_MODAL,
  TITLE_FIELD,
} from '../incoming/ids.ts'
import { choiceField, field, menuField, option, plainText } from './form-fields.ts'
import { packOptions } from './pack-options.ts'

const ONLY_TITLE = 'only'

/** As much as Slack takes: a column of a sheet, or a paragraph somebody pastes. */
const MAX_TYPED_LENGTH = 3000
/** More have more members than are subscribed at once. */
const MAX_PACKS = 2
const MAX_OPTION_GRAPHEMES = 75
/** The names of more ministries make a query longer than a query may be. */
const MAX_MINISTRIES = 4

/** What stands in a form before anybody touches it. */
interface InitialValues {
  channel?: string | undefined
  /** The id of a pack. */
  pack?: string | undefined
  subscription?: Pick<Subscription, 'query' | 'options'> | undefined
}

/**
 * The form that subscribes, or that changes one subscription, which then stays in its channel. Drawn again with other blocks below the
 * keywords, it keeps what was typed: to Slack a field is the same as long as its ids are.
 */
export function subscribeForm(
  about: FormAbout,
  copy: Copy,
  { channel = about.channel, pack, subscription }: InitialValues = {},
  belowQuery: KnownBlock[] = [],
): ModalView {
  const { title, editTitle, submit, save, close, preview } = copy.form
  return {
    type: 'modal',
    callback_id: SUBSCRIBE_MODAL,
    private_metadata: JSON.stringify(about),
    title: plainText(about.edits ? editTitle : title),
    submit: plainText(about.edits ? save : submit),
    close: plainText(close),
    blocks: [
      queryField(copy, subscription?.query),
      ...belowQuery,
      { ...actions(button(PREVIEW, preview)), block_id: PREVIEW },
      ...(about.edits ? [] : [packField(copy, pack)]),
      ...optionFields(copy, subscription?.options),
      ministryField(copy),
      titleField(copy),
      ...(about.edits ? [] : [channelField(channel, copy)]),
    ],
  }
}

/** Shown until the workspace's language and the form's contents are known. */
export function loadingForm(): ModalView {
  return {
    type: 'modal',
    title: plainText(LOADING_FORM.title),
    close: plainText(LOADING_FORM.close),
    blocks: [context(LOADING_FORM.text)],
  }
}

/** What a form turns into once it was sent, or cannot be. Takes escaped paragraphs. */
export function finishedForm(paragraphs: string[], { form }: Copy, title = form.title): ModalView {
  return {
    type: 'modal',
    title: plainText(title),
    close: plainText(form.done),
    blocks: paragraphs.map((paragraph) => section(paragraph)),
  }
}

/** Slack sends every letter typed in it, for the hint below. */
function queryField({ form }: Copy, initial_value?: string): InputBlock {
  return {
    ...field(QUERY_FIELD, form.query),
    // Ministries alone may be subscribed.
    optional: true,
    dispatch_action: true,
    hint: plainText(form.conditions),
    element: {
      type: 'plain_text_input',
      action_id: QUERY_FIELD,
      // In a single line a pasted column of a sheet would lose its line breaks.
      multiline: true,
      placeholder: plainText(form.example),
      max_length: MAX_TYPED_LENGTH,
      focus_on_load: true,
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      ...(initial_value ? { initial_value } : {}),
    },
  }
}

/** The readings of what was typed, to choose from. Its value names the reading, so that one of other words is never taken for it. */
export function readingField(readings: { name: string; queries: Query[] }[], { form }: Copy): InputBlock {
  const options = readings.map(({ name, queries }) => option(shorten(name, MAX_OPTION_GRAPHEMES), readingId(queries)))
  return {
    ...field(READING_FIELD, form.reading),
    element: { type: 'radio_buttons', action_id: READING_FIELD, options },
  }
}

export function readingId(queries: Query[]): string {
  return queryId(queries.map(({ text }) => text).join('\n'))
}

/** A field for each option. */
function optionFields(copy: Copy, initial: SubscriptionOptions = NEW_OPTIONS): InputBlock[] {
  const { rhythm, mentions } = copy.options.fields
  return [
    choiceField(RHYTHM_FIELD, rhythm, Rhythm.options, initial.rhythm),
    choiceField(MENTIONS_FIELD, mentions, PassingMentions.options, initial.mentions),
    kindsField(copy, initial.kinds),
    remindField(copy, initial.remind),
  ]
}

function remindField({ options: { fields, remindChoice } }: Copy, initial: number): InputBlock {
  const options = Array.from({ length: MAX_REMINDER_DAYS + 1 }, (_, days) => option(remindChoice(days), String(days)))
  return menuField(REMIND_FIELD, fields.remind, options, String(initial))
}

/** At least one stays ticked: the field is not optional. */
function kindsField({ options: { fields }, binding }: Copy, initial: SubscriptionOptions['kinds']): InputBlock {
  const options = NAMED_KINDS.map((kind) => option(binding.kind(kind), kind))
  const ticked = kindsOf(initial, NAMED_KINDS)
  const initial_options = options.filter((_, index) => ticked.includes(NAMED_KINDS[index] as ReleaseKind))
  return {
    ...field(KINDS_FIELD, fields.kinds),
    element: { type: 'checkboxes', action_id: KINDS_FIELD, options, initial_options },
  }
}

function ministryField({ form }: Copy): InputBlock {
  return {
    ...field(MINISTRY_FIELD, form.ministries),
    optional: true,
    dispatch_action: true,
    element: {
      type: 'multi_static_select',
      action_id: MINISTRY_FIELD,
      placeholder: plainText(form.anyMinistry),
      option_groups: ministryGroups(form.ministryKinds),
      max_selected_items: MAX_MINISTRIES,
    },
  }
}

function packField(copy: Copy, initial?: string): InputBlock {
  const options = packOptions(copy)
  const chosen = options.filter(({ value }) => value === initial)
  return {
    ...field(PACK_FIELD, copy.packs.label),
    optional: true,
    dispatch_action: true,
    element: {
      type: 'multi_static_select',
      action_id: PACK_FIELD,
      placeholder: plainText(copy.packs.choose),
      options,
      max_selected_items: MAX_PACKS,
      ...(chosen.length > 0 ? { initial_options: chosen } : {}),
    },
  }
}

function titleField({ form }: Copy): InputBlock {
  const options = [option(form.onlyTitle, ONLY_TITLE)]
  return {
    ...field(TITLE_FIELD, form.where),
    optional: true,
    dispatch_action: true,
    element: { type: 'checkboxes', action_id: TITLE_FIELD, options },
  }
}

function channelField(channel: string, { form }: Copy): InputBlock {
  return {
    ...field(CHANNEL_FIELD, form.channel),
    element: {
      type: 'conversations_select',
      action_id: CHANNEL_FIELD,
      placeholder: plainText(form.chooseChannel),
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
    label: plainText(label),
    options: ministryNames().flatMap((name) => (ministryKind(name) === kind ? [option(name, name)] : [])),
  }))
}

type FormField = State['values'][string][string]

export interface SubscribeFormValues {
  /** The words as they would be typed in a command. */
  typed: string
  /** For each of the queries in them and in the packs. */
  conditions: ChosenConditions
  /** The queries of the chosen packs. */
  taken: Query[]
  /** The id of the reading that was chosen, where there are several. */
  reading: string | undefined
  /** Those the form has a field for, but for the kinds. */
  options: Partial<SubscriptionOptions>
  /** The kinds that are ticked; undefined in a form that was opened before it had them. */
  kinds: ReleaseKind[] | undefined
  /** The channel to subscribe in; empty while none was chosen. */
  channel: string
}

/** What stands in a form that was sent or is being filled in. */
export function readSubscribeForm({ values }: State, about: FormAbout): SubscribeFormValues {
  const fieldOf = (name: string) => values[name]?.[name]
  const chosenIn = (name: string) => (fieldOf(name)?.selected_options ?? []).map(({ value }) => value)
  const ministries = chosenIn(MINISTRY_FIELD)
  const inTitle = (fieldOf(TITLE_FIELD)?.selected_options ?? []).length > 0
  return {
    typed: fieldOf(QUERY_FIELD)?.value ?? '',
    conditions: { ministries, inTitle },
    taken: chosenIn(PACK_FIELD).flatMap((id) => packOf(id)?.queries ?? []),
    reading: fieldOf(READING_FIELD)?.selected_option?.value,
    options: readOptions(fieldOf),
    kinds: readKinds(fieldOf(KINDS_FIELD)),
    channel: (!about.edits && fieldOf(CHANNEL_FIELD)?.selected_conversation) || about.channel,
  }
}

function readOptions(fieldOf: (name: string) => FormField | undefined): Partial<SubscriptionOptions> {
  const chosenIn = (name: string) => fieldOf(name)?.selected_option?.value
  const { data: mentions } = PassingMentions.safeParse(chosenIn(MENTIONS_FIELD))
  const rhythm = Rhythm.catch(DEFAULT_OPTIONS.rhythm).parse(chosenIn(RHYTHM_FIELD))
  const chosenDays = chosenIn(REMIND_FIELD)
  const { data: remind } = ReminderDays.safeParse(chosenDays === undefined ? undefined : Number(chosenDays))
  return { rhythm, ...(mentions ? { mentions } : {}), ...(remind === undefined ? {} : { remind }) }
}

function readKinds(ticks: FormField | undefined): ReleaseKind[] | undefined {
  const { success, data } = ReleaseKind.array()
    .min(1)
    .safeParse(ticks?.selected_options?.map(({ value }) => value))
  return success ? data : undefined
}
