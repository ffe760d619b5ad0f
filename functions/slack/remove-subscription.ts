import type { Channel } from '../subscriptions/channel.ts'
import { parseQueries } from '../subscriptions/query.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { type Deps as UnsubscribeDeps, unsubscribe } from '../subscriptions/unsubscribe.ts'
import { UNDO_UNSUBSCRIBE } from './action-ids.ts'
import { type Answer, answerWith } from './answer.ts'
import { valueButton } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'
import type { Pressed } from './pressed.ts'

export interface Deps extends UnsubscribeDeps {
  copy: Copy
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/** [해지] beside a subscription in the list: what was ended, with a way back, above what is left. */
export async function removeSubscription(deps: Deps, { channel, value }: Pressed): Promise<Answer> {
  const { copy } = deps
  const { removed } = await unsubscribe(deps, channel, parseQueries(value).queries)
  const left = await deps.subscriptionsOf(channel)
  const texts = removed.map((query) => query.text)
  if (texts.length === 0) return drawSubscriptions(left, copy)
  const undo = valueButton(UNDO_UNSUBSCRIBE, copy.answer.undo, texts.join(', '))
  return drawSubscriptions(left, copy, answerWith([copy.answer.unsubscribed(texts)], undo))
}
