import type { Button } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { isPassing } from '../../subscriptions/matching/aboutness.ts'
import type { Match } from '../../subscriptions/matching/query-match.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { isToldOfMentionsAtOnce, PassingMentions } from '../../subscriptions/subscription-options.ts'
import { valueButton } from '../blocks/blocks.ts'
import { MENTIONS_IN_MORNING, MENTIONS_LEFT_OUT, UNDO_MENTIONS } from '../incoming/ids.ts'

/*
Buttons about what only mentions a subject in passing: [스치듯 언급된 발표는 아침에 모아 받기] and [스치듯 언급된 발표는 빼기] below such a
message, the first of them below the list of a channel where it would change something. What a button carries:

  all                     every subscription of the channel that is told at once
  1a2b3c4d5e6f,…          those whose query's id begins so
  with the rest:1a2b3c…   in an undo: what these had before, a line for each
*/

const ALL = 'all'
const ID_LENGTH = 12
/** They are at most 2,000 characters with what else an undo carries. */
export const MAX_IDS = 140

/** Below a message: `isToldAtOnce`, it did not wait for a morning. */
export function mentionButtons(matches: Match[], isToldAtOnce: boolean, { options }: Copy): Button[] {
  const ids = idsOf(matches.filter((match) => isPassing(match)))
  const { gather, leaveOut } = options.mentionButtons
  const buttons = [
    isToldAtOnce ? valueButton(MENTIONS_IN_MORNING, gather, ids) : undefined,
    valueButton(MENTIONS_LEFT_OUT, leaveOut, ids),
  ]
  return ids === '' ? [] : buttons.filter((button) => button !== undefined)
}

/** Below a channel's subscriptions, where some are told at once of what only mentions their subject. */
export function gatherMentionsButton(subscriptions: Subscription[], { options }: Copy): Button | undefined {
  if (!subscriptions.some((one) => isToldOfMentionsAtOnce(one.options))) return undefined
  return valueButton(MENTIONS_IN_MORNING, options.mentionButtons.gather, ALL)
}

export function idsOf(queries: { queryId: string }[]): string {
  const ids = queries.map(({ queryId }) => queryId.slice(0, ID_LENGTH))
  return [...new Set(ids)].slice(0, MAX_IDS).join(',')
}

/** The subscriptions a button is about, of those of its channel. */
export function subscriptionsMeant(value: string, subscriptions: Subscription[]): Subscription[] {
  if (value === ALL) return subscriptions.filter(({ options }) => isToldOfMentionsAtOnce(options))
  const ids = value.split(',')
  return subscriptions.filter(({ queryId }) => ids.includes(queryId.slice(0, ID_LENGTH)))
}

/** Whether a button stands in a list of all subscriptions. */
export function standsInList(value: string): boolean {
  return value === ALL
}

/** The way back of a change to subscriptions, which are given as they were before. */
export function undoMentionsButton(changed: Subscription[], { answer }: Copy): Button | undefined {
  const lines = Map.groupBy(changed, ({ options }) => options.mentions)
  const value = [...lines].map(([before, those]) => `${before}:${idsOf(those)}`).join('\n')
  return value === '' ? undefined : valueButton(UNDO_MENTIONS, answer.undo, value)
}

/** What such a button is to bring back: an option, and the subscriptions that had it. */
export function readUndoMentions(
  value: string,
  subscriptions: Subscription[],
): { mentions: PassingMentions; meant: Subscription[] }[] {
  return value.split('\n').flatMap((line) => {
    const [before = '', ids = ''] = line.split(':')
    const { data: mentions } = PassingMentions.safeParse(before)
    const meant = subscriptionsMeant(ids, subscriptions)
    return mentions && ids !== ALL && meant.length > 0 ? [{ mentions, meant }] : []
  })
}
