import type { Copy } from '../../copy/copy.ts'
import type { EditDeps } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { setMentions } from '../../subscriptions/set-mentions.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { PassingMentions } from '../../subscriptions/subscription-options.ts'
import type { Instant } from '../../text/seoul.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { MENTIONS_LEFT_OUT } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'
import { readUndoMentions, standsInList, subscriptionsMeant, undoMentionsButton } from './mention-buttons.ts'

export interface MentionButtonDeps extends EditDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

interface PressedMentions {
  mentions: PassingMentions
  /** The subscriptions the button is about. */
  meant: Subscription[]
  /** Those of them that were told otherwise, as they were before. */
  changed: Subscription[]
}

/** Does what a button about passing mentions says; undefined when none of its subscriptions stands. `subscriptions`: those of the channel. */
export async function pressMentions(
  deps: Pick<MentionButtonDeps, 'change' | 'noteChange'>,
  { actionId, channel, value, by }: Interaction,
  subscriptions: Subscription[],
): Promise<PressedMentions | undefined> {
  const mentions = actionId === MENTIONS_LEFT_OUT ? 'left out' : 'in the morning'
  const meant = subscriptionsMeant(value, subscriptions)
  if (meant.length === 0) return undefined
  return { mentions, meant, changed: await setMentions(deps, channel, mentions, meant, by) }
}

/** The answer to such a press, with the way back; above the list where it stood in one. */
export async function answerMentions(deps: MentionButtonDeps, interaction: Interaction): Promise<Answer> {
  const { copy, now, subscriptionsOf } = deps
  const { channel, value } = interaction
  const pressed = await pressMentions(deps, interaction, await subscriptionsOf(channel))
  const said = pressed ? sayPressed(pressed, copy) : answerWith([copy.answer.nothingToUndo])
  return standsInList(value) ? drawSubscriptions(await subscriptionsOf(channel), copy, now(), said) : said
}

function sayPressed({ mentions, meant, changed }: PressedMentions, copy: Copy): Answer {
  const queries = meant.map(({ query }) => query)
  return answerWith([copy.options.changed(queries, { mentions })], undoMentionsButton(changed, copy))
}

/** [되돌리기]: gives each subscription what it had before. */
export async function undoMentions(deps: MentionButtonDeps, { channel, value, by }: Interaction): Promise<Answer> {
  const { copy } = deps
  const said: string[] = []
  for (const { mentions, meant } of readUndoMentions(value, await deps.subscriptionsOf(channel))) {
    const changed = await setMentions(deps, channel, mentions, meant, by)
    const queries = changed.map(({ query }) => query)
    if (queries.length > 0) said.push(copy.options.changed(queries, { mentions }))
  }
  return answerWith(said.length > 0 ? said : [copy.answer.nothingToUndo])
}
