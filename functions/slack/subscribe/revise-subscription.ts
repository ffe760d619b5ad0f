import type { Copy } from '../../copy/copy.ts'
import { type Deps as ChangeDeps, changeRhythm } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Query } from '../../subscriptions/query/query.ts'
import { type Deps as SubscribeDeps, subscribe } from '../../subscriptions/subscribe.ts'
import type { Rhythm, Subscription } from '../../subscriptions/subscription.ts'
import { type Deps as UnsubscribeDeps, unsubscribe } from '../../subscriptions/unsubscribe.ts'
import type { Instant } from '../../text/seoul.ts'
import { type Deps as NoteDeps, noteChange } from '../subscriptions/note-change.ts'

export interface Deps extends ChangeDeps, SubscribeDeps, UnsubscribeDeps, NoteDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

export interface Wanted {
  queries: Query[]
  rhythm: Rhythm
  by: string
}

/** Gives a subscription other words or another rhythm, and says so. The new words come before the old ones go: nothing is missed. */
export async function reviseSubscription(
  deps: Deps,
  channel: Channel,
  queryId: string,
  { queries, rhythm, by }: Wanted,
): Promise<string> {
  const { answer, subscriptions } = deps.copy
  const before = (await deps.subscriptionsOf(channel)).find((one) => one.queryId === queryId)
  if (!before) return answer.nothingToUndo
  const others = queries.filter(({ id }) => id !== queryId)
  const stays = others.length < queries.length
  if (others.length > 0) await subscribe(deps, channel, others, by, deps.now(), rhythm)
  if (!stays) await unsubscribe(deps, channel, [{ id: queryId, text: before.query }])
  else if (before.rhythm !== rhythm) await changeRhythm(deps, channel, [queryId], rhythm)
  const texts = queries.map(({ text }) => text)
  if (others.length > 0) {
    await noteChange(deps, channel, by, 'edited', [before.query, ...texts])
    return subscriptions.edited(before.query, texts)
  }
  if (before.rhythm !== rhythm) await noteChange(deps, channel, by, rhythm, texts)
  return subscriptions.rhythmChanged(texts, rhythm)
}
