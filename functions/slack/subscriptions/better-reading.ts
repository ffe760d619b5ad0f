import type { ActionsBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type RewordDeps, replaceSubscriptions } from '../../subscriptions/change-subscriptions.ts'
import { betterReading } from '../../subscriptions/query/understanding/understand.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import { actions, valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { shorten } from '../blocks/slack-text.ts'
import { BETTER_READING, UNDO_REPLACE } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { replacementValue } from './undo-subscriptions.ts'

/*
A subscription made before queries were understood may be a sentence that never matches: `탄소중립 관련 소식`. It stays as it is, and its
line in a list has a button that changes it to what would be subscribed today.
*/

const MAX_BUTTON_GRAPHEMES = 75

export interface BetterReadingDeps extends RewordDeps {
  now(): Instant
}

/** The button below a subscription that would be read otherwise today; none for any other. */
export function betterReadingBlock({ query, queryId }: Subscription, copy: Copy): ActionsBlock | undefined {
  const better = betterReading(query)
  if (!better) return undefined
  const label = copy.subscriptions.better(
    query,
    better.map(({ text }) => text),
  )
  const button = valueButton(BETTER_READING, shorten(label, MAX_BUTTON_GRAPHEMES), queryId)
  return button && actions(button)
}

/** Changes the subscription a press is about; undefined when it does not stand any more. */
export async function takeBetterReading(
  deps: BetterReadingDeps,
  { channel, value, by }: Interaction,
): Promise<{ before: string; after: string[] } | undefined> {
  const standing = (await deps.subscriptionsOf(channel)).find(({ queryId }) => queryId === value)
  const better = standing && betterReading(standing.query)
  if (!standing || !better) return undefined
  await replaceSubscriptions(deps, channel, [standing], better, by, deps.now())
  return { before: standing.query, after: better.map(({ text }) => text) }
}

/** The answer to such a press in a list, with the way back. */
export async function pressBetterReading(
  deps: BetterReadingDeps & { copy: Copy },
  interaction: Interaction,
): Promise<Answer> {
  const { answer, subscriptions } = deps.copy
  const taken = await takeBetterReading(deps, interaction)
  if (!taken) return answerWith([answer.nothingToUndo])
  const { before, after } = taken
  const undo = valueButton(UNDO_REPLACE, answer.undo, replacementValue(after, [before]))
  return answerWith([subscriptions.edited(before, after)], undo)
}
