import type { Copy } from '../../copy/copy.ts'
import { type EditDeps, type EditOutcome, editSubscriptions } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { RESUME_SUBSCRIPTIONS, UNDO_UNSUBSCRIBE } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { drawSubscriptions, readSubscriptionChoice } from './draw-subscriptions.ts'
import { undoValue } from './undo-subscriptions.ts'

export interface SubscriptionMenuDeps extends EditDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/** Shown above the one that was changed. */
const LINES_ABOVE = 5

/** A choice in the menu beside a subscription: says what was done, with a way back, above the subscriptions as they are now. */
export async function chooseInSubscriptionMenu(
  deps: SubscriptionMenuDeps,
  { channel, value, by }: Interaction,
): Promise<Answer> {
  const choice = readSubscriptionChoice(value)
  const before = await deps.subscriptionsOf(channel)
  const chosen = before.filter(({ queryId }) => queryId === choice?.queryId)
  // The list is shown again from about where it was.
  const from = Math.max(0, before.findIndex(({ queryId }) => queryId === choice?.queryId) - LINES_ABOVE)
  if (!choice || choice.wanted === 'edit' || chosen.length === 0)
    return drawSubscriptions(before, deps.copy, deps.now(), undefined, from)
  const edited = await editSubscriptions(deps, channel, choice.wanted, chosen, by, deps.now())
  const said = sayEdit(edited, deps.copy)
  return drawSubscriptions(await deps.subscriptionsOf(channel), deps.copy, deps.now(), said, from)
}

/** The subscriptions before or behind those that are shown; the button carries from where on. */
export async function showListPage(deps: SubscriptionMenuDeps, { channel, value }: Interaction): Promise<Answer> {
  return drawSubscriptions(await deps.subscriptionsOf(channel), deps.copy, deps.now(), undefined, Number(value) || 0)
}

/** The answer to an edit, with an undo or resume button where there is one; undefined if none of the subscriptions existed any more. */
export function sayEdit(edited: EditOutcome, copy: Copy): Answer | undefined {
  switch (edited.outcome) {
    case 'nothing stood':
      return undefined
    case 'removed': {
      const queries = edited.subscriptions.map(({ query }) => query)
      const undo = valueButton(UNDO_UNSUBSCRIBE, copy.answer.undo, undoValue(edited.subscriptions))
      return answerWith([copy.answer.unsubscribed(queries)], undo)
    }
    case 'paused': {
      const { queries, until } = edited
      const resume = valueButton(RESUME_SUBSCRIPTIONS, copy.subscriptions.choices.resume, queries.join(', '))
      return answerWith([copy.subscriptions.paused(queries, seoulDay(until))], resume)
    }
    case 'resumed':
      return answerWith([copy.subscriptions.resumed(edited.queries)])
    case 'options set':
      return answerWith([copy.options.changed(edited.queries, edited.options)])
  }
}
