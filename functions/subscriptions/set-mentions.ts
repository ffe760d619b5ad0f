import { batchesOf } from '../text/batches.ts'
import type { EditDeps } from './change-subscriptions.ts'
import type { Channel } from './channel.ts'
import type { Subscription } from './subscription.ts'
import {
  changedOptions,
  optionChanges,
  type PassingMentions,
  type SubscriptionOptions,
} from './subscription-options.ts'

const MAX_CHANGED_AT_ONCE = 20

/** Sets how these subscriptions of a channel are told of what only mentions their subject in passing: `setOptions` for that alone. */
export function setMentions(
  deps: Pick<EditDeps, 'change' | 'noteChange'>,
  channel: Channel,
  mentions: PassingMentions,
  subscriptions: Subscription[],
  by: string,
): Promise<Subscription[]> {
  return setOptions(deps, channel, { mentions }, subscriptions, by)
}

/**
 * Sets options of these subscriptions of a channel, and returns those that had others before. The channel reads of it in one note for each
 * option. What waits already is sent when it was to be sent.
 */
export async function setOptions(
  deps: Pick<EditDeps, 'change' | 'noteChange'>,
  channel: Channel,
  options: Partial<SubscriptionOptions>,
  subscriptions: Subscription[],
  by: string,
): Promise<Subscription[]> {
  const others = subscriptions.filter((one) => Object.keys(changedOptions(one.options, options)).length > 0)
  const changed: Subscription[] = []
  for (const batch of batchesOf(others, MAX_CHANGED_AT_ONCE)) {
    const ids = batch.map(({ queryId }) => queryId)
    const stood = await deps.change(channel, ids, { options })
    changed.push(...batch.filter((_, index) => stood[index]))
  }
  const queries = changed.map(({ query }) => query)
  if (queries.length > 0)
    for (const change of optionChanges(options)) await deps.noteChange(channel, { by, change, queries })
  return changed
}
